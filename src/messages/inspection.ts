/** What another part of Cordon hands to the inspect page: a link or selected text, or a file. */
export type HeldInspection =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'file';
      /** File name. */
      readonly name: string;
      readonly base64: string;
    };

/** Hexadecimal digits of the token that an item is taken with. */
export const INSPECTION_TOKEN = /^[0-9a-f]{32}$/;
