import type { MailAttachment, MailLink } from '../message.ts';

/** What a file says. */
export type AttachmentReading =
  | { readonly ok: true; readonly text: string; readonly links: readonly MailLink[] }
  | { readonly ok: false; readonly unread: NonNullable<MailAttachment['unread']> };

export interface AttachmentFile {
  readonly name: string;
  /** Media type in lower case. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads files that the mail reader cannot read itself (PDF, signed invoices, pictures with codes). Null where it does
 * not know the format. Must answer in bounded time; what it throws counts as `damaged`.
 */
export type AttachmentReader = (file: AttachmentFile) => Promise<AttachmentReading | null>;
