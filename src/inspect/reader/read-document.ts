import { writeInvoice, writePaymentCode } from '../../core/mail/file/document-message.ts';
import { detectFileKind } from '../../core/mail/file/file-kind.ts';
import { type PaymentCode, readPaymentCode } from '../../core/mail/file/payment-code.ts';
import { type Invoice, readInvoice } from '../../core/mail/file/read-invoice.ts';
import { readSignedContent } from '../../core/mail/file/signed-content.ts';
import type { MailAttachment, MailLink } from '../../core/mail/message.ts';
import type { ItemForm } from '../read-item.ts';

/** What a document says. */
export type DocumentReading =
  | {
      readonly ok: true;
      readonly form: ItemForm;
      readonly text: string;
      /** What is more than written: annotations and codes. */
      readonly links: readonly MailLink[];
      readonly invoice: Invoice | null;
      readonly payments: readonly PaymentCode[];
      readonly pages: { readonly total: number; readonly read: number } | null;
    }
  | { readonly ok: false; readonly reason: NonNullable<MailAttachment['unread']> };

export type OnPage = (done: number, total: number) => void;

/** Signatures around signatures. */
const MAX_WRAPPED = 3;
/** Longest XML that is read, in bytes; an invoice with attachments inside may have 5 MB. */
const MAX_XML = 20 * 1024 * 1024;

/** Reads a document: PDF, picture, electronic invoice, signed or not. Null where its format is none of these. */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
  onPage: OnPage,
  wrapped = 0,
): Promise<DocumentReading | null> {
  switch (detectFileKind(name, bytes)) {
    case 'pdf':
      return readPdfDocument(bytes, onPage);
    case 'image':
      return readPictureDocument(bytes);
    case 'xml':
      return readXml(bytes);
    case 'signed': {
      const signed = readSignedContent(bytes);
      if (!signed.ok) return { ok: false, reason: signed.reason };
      if (wrapped >= MAX_WRAPPED) return { ok: false, reason: 'unknown-format' };
      return readDocument(name.replace(/\.p7[ms]$/i, ''), signed.content, onPage, wrapped + 1);
    }
    default:
      return null;
  }
}

// The libraries are large: each is loaded with the first file that needs it.
async function readPdfDocument(bytes: Uint8Array, onPage: OnPage): Promise<DocumentReading> {
  const { readPdf } = await import('./read-pdf.ts');
  const pdf = await readPdf(bytes, onPage);
  if (!pdf.ok) return pdf;
  const codes = sortCodes(pdf.codes);
  return {
    ok: true,
    form: 'pdf',
    text: [pdf.text, ...codes.texts].join('\n\n'),
    links: [...pdf.links.map((href) => documentLink(href, 'attachment')), ...codes.links],
    invoice: null,
    payments: codes.payments,
    pages: { total: pdf.pages, read: pdf.pagesRead },
  };
}

async function readPictureDocument(bytes: Uint8Array): Promise<DocumentReading> {
  const { readPicture } = await import('./read-picture.ts');
  const picture = await readPicture(bytes);
  if (!picture.ok) return picture;
  const { texts, links, payments } = sortCodes(picture.codes);
  return { ok: true, form: 'picture', text: texts.join('\n\n'), links, invoice: null, payments, pages: null };
}

function readXml(bytes: Uint8Array): DocumentReading {
  if (bytes.length > MAX_XML) return { ok: false, reason: 'too-large' };
  const invoice = readInvoice(decodeXml(bytes));
  if (invoice === null) return { ok: false, reason: 'unknown-format' };
  const text = writeInvoice(invoice);
  return { ok: true, form: 'invoice', text, links: [], invoice, payments: [], pages: null };
}

/** By its mark, else by its declaration, else UTF-8. */
function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

interface SortedCodes {
  readonly payments: readonly PaymentCode[];
  readonly links: readonly MailLink[];
  readonly texts: readonly string[];
}

/** A code is a payment, a link, or words. */
function sortCodes(codes: readonly string[]): SortedCodes {
  const payments = codes.map(readPaymentCode).filter((code) => code !== null);
  const links = codes
    .filter((code) => /^(https?|mailto|tel):/i.test(code))
    .map((href) => documentLink(href, 'code'));
  const rest = codes.filter((code) => readPaymentCode(code) === null && !/^(https?|mailto|tel):/i.test(code));
  return { payments, links, texts: [...payments.map(writePaymentCode), ...rest] };
}

function documentLink(href: string, from: 'attachment' | 'code'): MailLink {
  return { text: '', href: href.slice(0, 16_384), from, isQuoted: false, isHidden: false };
}
