import { deflateSync } from 'node:zlib';
import BarcodeFormat from '@zxing/library/esm/core/BarcodeFormat.js';
import QRCodeWriter from '@zxing/library/esm/core/qrcode/QRCodeWriter.js';

/** The account that ISO 13616 prints as its example for Germany. */
export const SAMPLE_ACCOUNT = 'DE89370400440532013000';
/** The same for Italy. */
export const ITALIAN_ACCOUNT = 'IT60X0542811101000000123456';

/** A message that asks to pay into a new account, as an `.eml` file. */
export function writeInvoiceMail(): Uint8Array {
  return encode(
    [
      'Received: from WIN-BUNS25TD77J (unknown [192.0.2.44]) by mx.muster-ag.example with ESMTP id 1; Tue, 3 Nov 2026 08:12:44 +0000',
      'Received: from mx.muster-ag.example ([198.51.100.7]) by inbox.buyer.example with ESMTPS id 2; Tue, 3 Nov 2026 08:15:49 +0000',
      'From: "Muster AG" <p.huber@muster-ag.example>',
      'Reply-To: <p.huber@muster-aq.example>',
      'To: <accounts@buyer.example>',
      'Subject: New bank details for invoice 2026-0417',
      'Date: Tue, 3 Nov 2026 09:12:40 +0100',
      'Message-ID: <20261103081240.1@muster-ag.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<html><head><style>p{color:red}</style><script>document.title="owned"</script></head><body onload="alert(1)">',
      '<p style="position:fixed">Our bank details have <b>changed</b>. Please pay into our new account today:</p>',
      '<p>DE89 3704 <b>0044</b> 0532 0130 00</p>',
      '<img src="https://ordinary.test/pixel.png" alt="Logo" onerror="alert(2)">',
      '<iframe src="https://ordinary.test/frame"></iframe>',
      '<a href="https://redvds.com/pay">Pay here</a>',
      '</body></html>',
      '--b--',
      '',
    ].join('\r\n'),
  );
}

/** A PDF of as many pages, each with a line of text, and a link on the first. */
export function writePdf(
  lines: readonly string[],
  link: string,
  pictures: readonly Picture[] = [],
): Uint8Array {
  const objects: (string | Uint8Array)[][] = [];
  const add = (...parts: (string | Uint8Array)[]): number => objects.push(parts);
  const pageIds = lines.map((_, index) => 10 + index * 2);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${lines.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add(`<< /Type /Annot /Subtype /Link /Rect [50 600 200 620] /A << /S /URI /URI (${link}) >> >>`);
  const [picture] = pictures;
  const pixels = picture === undefined ? new Uint8Array() : deflateSync(picture.gray);
  add(
    picture === undefined
      ? '<< /Length 0 >>\nstream\n'
      : `<< /Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${pixels.length} >>\nstream\n`,
    pixels,
    '\nendstream',
  );
  while (objects.length < 9) add('null');
  for (const [index, line] of lines.entries()) {
    const content = `BT /F1 12 Tf 50 700 Td (${line}) Tj ET${picture === undefined || index > 0 ? '' : ' q 150 0 0 150 50 400 cm /Im Do Q'}`;
    const annotations = index === 0 ? ' /Annots [4 0 R]' : '';
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /Im 5 0 R >> >> /Contents ${11 + index * 2} 0 R${annotations} >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  return joinPdf(objects, '/Root 1 0 R');
}

/** A PDF that needs a password: the encryption dictionary of the standard handler, with keys that no password fits. */
export function writeEncryptedPdf(): Uint8Array {
  const key = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
  const objects = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Count 0 /Kids [] >>'],
    [`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >>`],
  ];
  return joinPdf(objects, '/Root 1 0 R /Encrypt 3 0 R /ID [<0011> <0011>]');
}

function joinPdf(objects: readonly (readonly (string | Uint8Array)[])[], trailer: string): Uint8Array {
  const chunks: Uint8Array[] = [encode('%PDF-1.7\n')];
  let at = chunks[0]?.length ?? 0;
  const put = (chunk: Uint8Array) => {
    chunks.push(chunk);
    at += chunk.length;
  };
  const offsets = objects.map((parts, index) => {
    const offset = at;
    put(encode(`${index + 1} 0 obj\n`));
    for (const part of parts) put(typeof part === 'string' ? encode(part) : part);
    put(encode('\nendobj\n'));
    return offset;
  });
  const start = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  put(encode(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`));
  put(encode(`trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  return Uint8Array.from(Buffer.concat(chunks));
}

/** A picture in grey. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
}

/** Draws a QR code. */
export function drawCode(text: string, size = 300): Picture {
  const matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, size, size, new Map());
  const gray = new Uint8Array(size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) gray[y * size + x] = matrix.get(x, y) ? 0 : 255;
  }
  return { width: size, height: size, gray };
}

/** A picture as a PNG file. */
export function writePng({ width, height, gray }: Picture): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(gray.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...writeChunk('IHDR', header),
    ...writeChunk('IDAT', deflateSync(rows)),
    ...writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(sumCrc(body), body.length + 4);
  return chunk;
}

/** CRC-32, as PNG has it. */
function sumCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A payment code by EPC069-12 (GiroCode). */
export const EPC_CODE = [
  'BCD',
  '002',
  '1',
  'SCT',
  'COBADEFFXXX',
  'Muster AG',
  SAMPLE_ACCOUNT,
  'EUR18400',
  '',
  '',
  'Invoice 2026-0417',
].join('\n');

/** A FatturaPA invoice that is paid to somebody else than its seller. */
export function writeInvoiceXml(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
  <FatturaElettronicaHeader>
    <DatiTrasmissione><IdTrasmittente><IdPaese>IT</IdPaese><IdCodice>99999999999</IdCodice></IdTrasmittente></DatiTrasmissione>
    <CedentePrestatore><DatiAnagrafici>
      <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA>
      <CodiceFiscale>01234567890</CodiceFiscale>
      <Anagrafica><Denominazione>Rossi &amp; Figli S.r.l.</Denominazione></Anagrafica>
    </DatiAnagrafici></CedentePrestatore>
    <CessionarioCommittente><DatiAnagrafici>
      <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>09876543210</IdCodice></IdFiscaleIVA>
      <Anagrafica><Denominazione>Esempio S.p.A.</Denominazione></Anagrafica>
    </DatiAnagrafici></CessionarioCommittente>
  </FatturaElettronicaHeader>
  <FatturaElettronicaBody>
    <DatiGenerali><DatiGeneraliDocumento>
      <TipoDocumento>TD01</TipoDocumento><Divisa>EUR</Divisa><Data>2026-11-03</Data><Numero>417/A</Numero>
      <ImportoTotaleDocumento>1220.00</ImportoTotaleDocumento>
    </DatiGeneraliDocumento></DatiGenerali>
    <DatiPagamento><CondizioniPagamento>TP02</CondizioniPagamento><DettaglioPagamento>
      <Beneficiario>Bianchi Factoring S.p.A.</Beneficiario><ModalitaPagamento>MP05</ModalitaPagamento>
      <DataScadenzaPagamento>2026-12-03</DataScadenzaPagamento><ImportoPagamento>1220.00</ImportoPagamento>
      <IstitutoFinanziario>Banca di Esempio</IstitutoFinanziario><IBAN>IT60 X054 2811 1010 0000 0123 456</IBAN>
    </DettaglioPagamento></DatiPagamento>
  </FatturaElettronicaBody>
</p:FatturaElettronica>`;
}

/** How a signature is packed: in DER, or as some programs write it, in BER with open lengths and the content in chunks. */
export type Packing = 'der' | 'ber';

/** A CMS file (RFC 5652) with this content and no signer: its structure is that of CAdES. */
export function writeSigned(content: Uint8Array, packing: Packing, type = '2a864886f70d010702'): Uint8Array {
  const oid = (hex: string) => element(0x06, Buffer.from(hex, 'hex'));
  const wrap = (tag: number, ...parts: Uint8Array[]) =>
    packing === 'der'
      ? element(tag, Buffer.concat(parts))
      : Uint8Array.from([tag, 0x80, ...Buffer.concat(parts), 0, 0]);
  const octets =
    packing === 'der'
      ? element(0x04, content)
      : wrap(
          0x24,
          ...Array.from({ length: Math.ceil(content.length / 1000) }, (_, index) =>
            element(0x04, content.subarray(index * 1000, (index + 1) * 1000)),
          ),
        );
  const version = element(0x02, Buffer.from([1]));
  const signed = wrap(
    0x30,
    version,
    element(0x31, Buffer.alloc(0)),
    wrap(0x30, oid('2a864886f70d010701'), wrap(0xa0, octets)),
    element(0x31, Buffer.alloc(0)),
  );
  return wrap(0x30, oid(type), wrap(0xa0, signed));
}

function element(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  const size =
    length < 128
      ? [length]
      : length < 65536
        ? [0x82, length >> 8, length & 255]
        : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  return Uint8Array.from([tag, ...size, ...content]);
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
