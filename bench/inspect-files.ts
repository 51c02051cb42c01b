import { drawCode, EPC_CODE, encode, writeInvoiceMail, writePdf } from '../test/support/sample-files.ts';

/** A file that is made for the bench, and what is known of it. */
export interface LargeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MB = 1_000_000;
const ACCOUNT = 'DE89 3704 0044 0532 0130 00';
const SENTENCE =
  'Payment is due within thirty days of the date of this invoice, net of any discount agreed in writing beforehand. ';

/** Large files of the kinds that an office has, and those that are hard on the page that shows them. */
export function writeLargeFiles(): readonly LargeFile[] {
  return [
    { name: 'attachment.eml', bytes: writeMail([part('application/zip', 'drawings.zip', fill(18 * MB))]) },
    { name: 'long.eml', bytes: writeMail([html(longTable(6000))], 25 * MB) },
    { name: 'tables.eml', bytes: writeMail(manyTables()) },
    { name: 'plain.pdf', bytes: writePdf(pages(500, 1), 'https://other.test/') },
    { name: 'dense.pdf', bytes: writePdf(pages(500, 30), 'https://other.test/', [drawCode(EPC_CODE)]) },
  ];
}

/** Fifty invoices, as somebody drops a folder. */
export function writeManyFiles(): readonly LargeFile[] {
  return Array.from({ length: 50 }, (_, index) => ({
    name: `invoice-${index + 1}.eml`,
    bytes: writeInvoiceMail(),
  }));
}

function pages(count: number, sentences: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? `IBAN ${ACCOUNT}` : `Page ${index + 1}. ${SENTENCE.repeat(sentences)}`,
  );
}

/** @param size of the whole, in bytes: what is missing is put behind, as text in a part of its own */
function writeMail(parts: readonly string[], size = 0): Uint8Array {
  const head = [
    'Received: from mx.muster-ag.example ([198.51.100.7]) by inbox.buyer.example with ESMTPS id 2; Tue, 3 Nov 2026 08:15:49 +0000',
    'From: "Muster AG" <p.huber@muster-ag.example>',
    'To: <accounts@buyer.example>',
    'Subject: New bank details for invoice 2026-0417',
    'Date: Tue, 3 Nov 2026 09:12:40 +0100',
    'Message-ID: <20261103081240.1@muster-ag.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Our bank details have changed. Please pay into our new account today: ${ACCOUNT}`,
  ].join('\r\n');
  const body = parts.map((one) => `\r\n--b\r\n${one}`).join('');
  const rest = size - head.length - body.length;
  const filler =
    rest > 0 ? `\r\n--b\r\n${part('application/octet-stream', 'rest.bin', fill((rest / 4) * 3))}` : '';
  return encode(`${head}${body}${filler}\r\n--b--\r\n`);
}

function part(type: string, name: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `Content-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${lines}`;
}

function html(text: string): string {
  return `Content-Type: text/html; charset=utf-8\r\n\r\n${text}`;
}

/** Rows as an accounts program exports them, each with an account and a link of its own. */
function longTable(rows: number): string {
  const row = (_: unknown, index: number) =>
    `<tr><td>Invoice ${index}</td><td>${ACCOUNT}</td><td><a href="https://host-${index}.example/pay">Open invoice ${index}</a></td><td><b>EUR</b> ${index}.00</td></tr>`;
  return `<html><body><table>${Array.from({ length: rows }, row).join('\r\n')}</table></body></html>`;
}

/** A hundred tables of remittances: every one is read, and every account in it is looked for. */
function manyTables(): readonly string[] {
  const line = (_: unknown, index: number) => `Invoice ${index};${ACCOUNT};Muster AG;${index}.00`;
  const table = encode(Array.from({ length: 3000 }, line).join('\r\n'));
  return Array.from({ length: 100 }, (_, index) => part('text/csv', `payments-${index}.csv`, table));
}

/** What does not become shorter when it is packed. */
function fill(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < bytes.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
