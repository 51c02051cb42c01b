import { messageOfDocument } from '../../core/mail/file/document-message.ts';
import { detectFileKind } from '../../core/mail/file/file-kind.ts';
import type { PaymentCode } from '../../core/mail/file/payment-code.ts';
import { readOutlookFile } from '../../core/mail/file/read-outlook-file.ts';
import { readSafeHtml } from '../../core/mail/file/safe-html.ts';
import type { AttachmentReader } from '../../core/mail/mime/attachment-reader.ts';
import { readMail } from '../../core/mail/read-mail.ts';
import type { CutFile, NamedInvoice, ReadableItem, UnreadableItem } from '../read-item.ts';
import { type DocumentReading, type OnPage, readDocument } from './read-document.ts';

/** Largest file that is read, in bytes: mail servers take 25 to 50 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_TEXT_BYTES = 1024 * 1024;

/** A file with its content. */
export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file says by itself. */
export type FileReading = Omit<ReadableItem, 'accounts' | 'sha256'> | UnreadableItem;

/** Reads whatever a person puts in. Always answers: with what it says, or with the reason why it cannot be read. */
export async function readFile({ name, bytes }: OpenedFile, onPage: OnPage): Promise<FileReading> {
  if (bytes.length > MAX_BYTES) return { kind: 'unreadable', reason: 'too-large' };
  switch (detectFileKind(name, bytes)) {
    case 'empty':
      return { kind: 'unreadable', reason: 'no-message' };
    case 'mail':
      return readMailFile(bytes, true, onPage);
    case 'outlook': {
      const file = readOutlookFile(bytes);
      if (!file.ok) return { kind: 'unreadable', reason: file.reason };
      return readMailFile(file.mail, file.hasHeaders, onPage);
    }
    case 'text':
      return documentItem({
        ok: true,
        form: 'text',
        text: new TextDecoder().decode(bytes.subarray(0, MAX_TEXT_BYTES)),
        links: [],
        invoice: null,
        payments: [],
        pages: null,
        isPicture: false,
      });
    default: {
      const document = await readDocument(name, bytes, onPage);
      if (document === null) return { kind: 'unreadable', reason: 'unknown-format' };
      return document.ok ? documentItem(document) : { kind: 'unreadable', reason: document.reason };
    }
  }
}

function documentItem(document: Extract<DocumentReading, { ok: true }>): FileReading {
  const { form, text, links, invoice, payments, pages, isPicture } = document;
  return {
    kind: 'read',
    form,
    message: { ...messageOfDocument(text, links), isTextInPictures: isPicture },
    body: null,
    invoices: invoice === null ? [] : [{ file: '', invoice }],
    payments,
    cutFiles:
      pages !== null && pages.read < pages.total
        ? [{ file: '', pages: pages.total, pagesRead: pages.read }]
        : [],
  };
}

/** @param hasHeaders false where an Outlook file kept none: what was put together from its fields is not shown as such */
async function readMailFile(bytes: Uint8Array, hasHeaders: boolean, onPage: OnPage): Promise<FileReading> {
  const invoices: NamedInvoice[] = [];
  const payments: PaymentCode[] = [];
  const cutFiles: CutFile[] = [];
  const readAttachment: AttachmentReader = async (file) => {
    const document = await readDocument(file.name, file.bytes, onPage);
    if (document === null) return null;
    if (!document.ok) return { ok: false, unread: document.reason };
    const { text, links, invoice, pages, isPicture } = document;
    // A scan or a photo has no words that are read here: that is not the same as saying nothing.
    if (isPicture) return null;
    if (invoice !== null) invoices.push({ file: file.name, invoice });
    payments.push(...document.payments);
    if (pages !== null && pages.read < pages.total) {
      cutFiles.push({ file: file.name, pages: pages.total, pagesRead: pages.read });
    }
    return { ok: true, text, links };
  };
  const mail = await readMail(bytes, { readAttachment });
  if (!mail.ok) return { kind: 'unreadable', reason: mail.reason };
  const { message } = mail;
  return {
    kind: 'read',
    form: 'mail',
    message: hasHeaders
      ? message
      : {
          ...message,
          headers: null,
          coverage: { ...message.coverage, headers: 'not-shown', 'reply-to': 'not-shown' },
        },
    body: mail.html === null ? null : readSafeHtml(mail.html),
    invoices,
    payments,
    cutFiles,
  };
}
