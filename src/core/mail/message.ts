/**
 * One message, however it was read: by a webmail's adapter, out of a file, or pasted. Plain data, which survives
 * `structuredClone` and JSON, so that it can be sent from a content script to the worker.
 */
export interface MailMessage {
  readonly from: MailAddress | null;
  /** The `Sender` header, where it differs from `from`. */
  readonly sender: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** Epoch milliseconds; null where it is not known. */
  readonly date: number | null;
  /** What the sender wrote, as plain text with line breaks: without the quoted thread. */
  readonly text: string;
  /** What the sender quoted from earlier messages; empty where nothing was. */
  readonly quotedText: string;
  readonly links: readonly MailLink[];
  readonly attachments: readonly MailAttachment[];
  /** In the order of the message, topmost first; null where the source shows no headers. Top level only. */
  readonly headers: readonly MailHeader[] | null;
  /** Addresses that the quoted thread names as its participants. */
  readonly thread: readonly MailAddress[];
  /** True where the text is only in pictures, so that `text` says next to nothing of what a person sees. */
  readonly isTextInPictures: boolean;
  readonly coverage: MailCoverage;
  /** Those whom a draft of the person's answer goes to and the message does not name; absent where there is none. */
  readonly answer?: readonly MailAddress[];
}

export interface MailAddress {
  /** As shown, decoded; empty where there is none. */
  readonly name: string;
  /** As written, without brackets; empty where the source shows a name alone. */
  readonly address: string;
}

export interface MailLink {
  /** What a person sees of it; for a picture its alternative text. */
  readonly text: string;
  /** As written; not unwrapped. */
  readonly href: string;
  readonly from: LinkSource;
  /** It stands in the quoted thread. */
  readonly isQuoted: boolean;
  /** The page does not show it (`display: none` and the like). */
  readonly isHidden: boolean;
}

/** `link` is anything that opens on a click (also areas and buttons); `text` an address that is only written; `code` a QR code. */
export type LinkSource = 'link' | 'form' | 'text' | 'attachment' | 'code';

export interface MailAttachment {
  /** File name as shown, decoded. */
  readonly name: string;
  /** Media type in lower case; empty where it is not known. */
  readonly type: string;
  /** In bytes; null where it is not known. */
  readonly size: number | null;
  /** What it says, where it was read; null where it was not. */
  readonly text: string | null;
  /** Why it was not read, where that is known. */
  readonly unread?: 'encrypted' | 'damaged' | 'too-large' | 'unknown-format';
}

export interface MailHeader {
  /** In lower case. */
  readonly name: string;
  /** Unfolded; encoded words as they were written. */
  readonly value: string;
}

/** `read`: it is as the message has it; `absent`: the message has none; `not-shown`: the source does not show it. */
export type FieldState = 'read' | 'absent' | 'not-shown';

export const MAIL_FIELDS = [
  'from',
  'reply-to',
  'recipients',
  'subject',
  'date',
  'text',
  'links',
  'attachments',
  'headers',
  'thread',
] as const;
export type MailField = (typeof MAIL_FIELDS)[number];

export type MailCoverage = { readonly [F in MailField]: FieldState };
