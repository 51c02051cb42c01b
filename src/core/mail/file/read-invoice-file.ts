import { writeInvoice } from './document-message.ts';
import { detectFileKind } from './file-kind.ts';
import { type Invoice, readInvoice } from './read-invoice.ts';
import { readSignedContent } from './signed-content.ts';

/** Longest XML that is read, in bytes; an invoice with attachments inside may have 5 MB. */
const MAX_XML = 20 * 1024 * 1024;
/** Signatures around signatures. */
const MAX_WRAPPED = 3;

export type Unwrapped =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'encrypted' | 'damaged' | 'unknown-format' };

/** A file without the signatures around it (`.p7m`), which are opened and not checked; any other file as it is. */
export function unwrapSigned(name: string, bytes: Uint8Array): Unwrapped {
  let file = { ok: true as const, name, bytes };
  for (let depth = 0; detectFileKind(file.name, file.bytes) === 'signed'; depth++) {
    if (depth >= MAX_WRAPPED) return { ok: false, reason: 'unknown-format' };
    const signed = readSignedContent(file.bytes);
    if (!signed.ok) return signed;
    file = { ok: true, name: file.name.replace(/\.p7[ms]$/i, ''), bytes: signed.content };
  }
  return file;
}

export type InvoiceFile =
  | { readonly ok: true; readonly invoice: Invoice; readonly text: string }
  | { readonly ok: false; readonly reason: 'too-large' | 'unknown-format' };

/** Reads an electronic invoice in XML (FatturaPA), without a signature around it. */
export function readInvoiceFile(bytes: Uint8Array): InvoiceFile {
  if (bytes.length > MAX_XML) return { ok: false, reason: 'too-large' };
  const invoice = readInvoice(decodeXml(bytes));
  if (invoice === null) return { ok: false, reason: 'unknown-format' };
  return { ok: true, invoice, text: writeInvoice(invoice) };
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
