import type { UnreadableReason } from '../core/mail/assessment.ts';
import type { PaymentCode } from '../core/mail/file/payment-code.ts';
import type { Invoice } from '../core/mail/file/read-invoice.ts';
import type { SafeNode } from '../core/mail/file/safe-html.ts';
import type { MailMessage } from '../core/mail/message.ts';

/** What was put in: a message with a sender, or a document by itself. */
export type ItemForm = 'mail' | 'pdf' | 'invoice' | 'picture' | 'text';

/** A file as the browser gives it, or its bytes in base64, as another part of Cordon hands it over: neither is read by the page. */
export type FileContent = Blob | string;

/** One thing that a person puts in. */
export interface InspectedFile {
  /** File name; empty for what was pasted. */
  readonly name: string;
  readonly content: FileContent;
}

/** What the reader made of it. Plain data, which travels from the worker. */
export type ReadItem = ReadableItem | UnreadableItem;

export interface ReadableItem {
  readonly kind: 'read';
  readonly form: ItemForm;
  /** Within the bounds of what the background takes. */
  readonly message: MailMessage;
  /** The message's body, safe to show; null where there is plain text only. */
  readonly body: readonly SafeNode[] | null;
  readonly invoices: readonly NamedInvoice[];
  readonly payments: readonly PaymentCode[];
  readonly accounts: readonly ItemAccount[];
  /** Of the file, in hexadecimal, for the report: whoever has the same file can tell. */
  readonly sha256: string;
  /** Of PDFs with more pages than are read. */
  readonly cutFiles: readonly CutFile[];
}

export interface UnreadableItem {
  readonly kind: 'unreadable';
  readonly reason: UnreadableReason;
}

/** A bank account that an item names. */
export interface ItemAccount {
  /** Canonical. */
  readonly account: string;
  /** Who is paid there, as the item says; empty where it does not. */
  readonly payee: string;
  readonly places: readonly AccountPlace[];
}

export type AccountPlace = 'text' | 'quoted' | 'attachment' | 'code' | 'invoice';

export interface NamedInvoice {
  /** File name of the attachment; empty where the file itself is the invoice. */
  readonly file: string;
  readonly invoice: Invoice;
}

export interface CutFile {
  readonly file: string;
  readonly pages: number;
  readonly pagesRead: number;
}

/** How far a PDF is read. */
export interface PageProgress {
  readonly done: number;
  readonly total: number;
}

/** What the reader says while it works, and at the end. */
export type ReaderReport =
  | (PageProgress & { readonly kind: 'pages' })
  | { readonly kind: 'finished'; readonly item: ReadItem };

/** Null for anything else that arrives on the way. */
export function readReport(value: unknown): ReaderReport | null {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
  return kind === 'pages' || kind === 'finished' ? (value as ReaderReport) : null;
}
