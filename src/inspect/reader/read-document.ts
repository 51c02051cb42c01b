import { writePaymentCode } from '../../core/mail/file/document-message.ts';
import { detectFileKind } from '../../core/mail/file/file-kind.ts';
import { type PaymentCode, readPaymentCode } from '../../core/mail/file/payment-code.ts';
import type { Invoice } from '../../core/mail/file/read-invoice.ts';
import { readInvoiceFile, unwrapSigned } from '../../core/mail/file/read-invoice-file.ts';
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
      /** It is a picture of which no words are read: what it says is not known. */
      readonly isPicture: boolean;
    }
  | { readonly ok: false; readonly reason: NonNullable<MailAttachment['unread']> };

export type OnPage = (done: number, total: number) => void;

/** Reads a document: PDF, picture, electronic invoice, signed or not. Null where its format is none of these. */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
  onPage: OnPage,
): Promise<DocumentReading | null> {
  const file = unwrapSigned(name, bytes);
  if (!file.ok) return file;
  switch (detectFileKind(file.name, file.bytes)) {
    case 'pdf':
      return readPdfDocument(file.bytes, onPage);
    case 'image':
      return readPictureDocument(file.bytes);
    case 'xml':
      return readXml(file.bytes);
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
    isPicture: pdf.text.trim() === '' && pdf.codes.length === 0,
  };
}

async function readPictureDocument(bytes: Uint8Array): Promise<DocumentReading> {
  const { readPicture } = await import('./read-picture.ts');
  const picture = await readPicture(bytes);
  if (!picture.ok) return picture;
  const { texts, links, payments } = sortCodes(picture.codes);
  return {
    ok: true,
    form: 'picture',
    text: texts.join('\n\n'),
    links,
    invoice: null,
    payments,
    pages: null,
    isPicture: picture.codes.length === 0,
  };
}

function readXml(bytes: Uint8Array): DocumentReading {
  const file = readInvoiceFile(bytes);
  if (!file.ok) return file;
  const { invoice, text } = file;
  return { ok: true, form: 'invoice', text, links: [], invoice, payments: [], pages: null, isPicture: false };
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
