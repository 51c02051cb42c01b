import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeInvoice } from '../../../../src/core/mail/file/document-message.ts';
import { detectFileKind } from '../../../../src/core/mail/file/file-kind.ts';
import { readImageSize } from '../../../../src/core/mail/file/image-size.ts';
import { readPaymentCode } from '../../../../src/core/mail/file/payment-code.ts';
import { readInvoice } from '../../../../src/core/mail/file/read-invoice.ts';
import { readInvoiceFile, unwrapSigned } from '../../../../src/core/mail/file/read-invoice-file.ts';
import { readSignedContent } from '../../../../src/core/mail/file/signed-content.ts';
import {
  drawCode,
  EPC_CODE,
  encode,
  ITALIAN_ACCOUNT,
  SAMPLE_ACCOUNT,
  writeInvoiceMail,
  writeInvoiceXml,
  writePdf,
  writePng,
  writeSigned,
} from '../../../support/sample-files.ts';

const BYTES = fc.uint8Array({ maxLength: 400 });

describe('what a file is', () => {
  test.each([
    ['mail', 'x.bin', writeInvoiceMail()],
    ['mail', 'a.eml', encode('From nobody Tue Nov 3\nSubject: x\n\nx')],
    ['pdf', 'x.eml', writePdf(['x'], 'https://a.example/')],
    ['image', 'x.pdf', writePng(drawCode('x'))],
    ['xml', 'x', encode(writeInvoiceXml())],
    ['signed', 'x.xml.p7m', writeSigned(encode('x'), 'der')],
    ['signed', 'x.p7m', encode(Buffer.from(writeSigned(encode('x'), 'der')).toString('base64'))],
    ['text', 'x.txt', encode('Please pay. To: nobody')],
    ['empty', 'x.pdf', new Uint8Array()],
    ['unknown', 'x.exe', Uint8Array.of(0x4d, 0x5a, 0, 1)],
  ] as const)('%s, by its content: %s', (kind, name, bytes) => {
    expect(detectFileKind(name, bytes)).toBe(kind);
  });
});

describe('a signature (RFC 5652)', () => {
  const content = encode(writeInvoiceXml());

  test.each(['der', 'ber'] as const)('gives back what it signs, in %s', (packing) => {
    expect(readSignedContent(writeSigned(content, packing))).toEqual({ ok: true, content });
  });

  test('in base64, with and without its lines of begin and end', () => {
    const base64 = Buffer.from(writeSigned(content, 'der'))
      .toString('base64')
      .replace(/(.{64})/g, '$1\n');
    expect(readSignedContent(encode(base64))).toEqual({ ok: true, content });
    const framed = `-----BEGIN PKCS7-----\n${base64}\n-----END PKCS7-----\n`;
    expect(readSignedContent(encode(framed))).toEqual({ ok: true, content });
  });

  test('what is encrypted says so', () => {
    const enveloped = writeSigned(content, 'der', '2a864886f70d010703');
    expect(readSignedContent(enveloped)).toEqual({ ok: false, reason: 'encrypted' });
  });

  test('cut off or changed anywhere it never throws', () => {
    const whole = writeSigned(content, 'ber');
    for (let length = 0; length < whole.length; length += 11) {
      expect(readSignedContent(whole.subarray(0, length))).toMatchObject({ ok: false });
    }
    fc.assert(fc.property(BYTES, (bytes) => 'ok' in readSignedContent(bytes)));
  });

  test('nested without end it ends', () => {
    const deep = new Uint8Array(200_000).fill(0x30).map((byte, index) => (index % 2 === 0 ? byte : 0x80));
    expect(readSignedContent(deep)).toEqual({ ok: false, reason: 'damaged' });
  });
});

describe('an electronic invoice (FatturaPA)', () => {
  test('says who is paid, where to, and for what', () => {
    const invoice = readInvoice(writeInvoiceXml());
    expect(invoice?.seller).toEqual({
      name: 'Rossi & Figli S.r.l.',
      vatNumber: 'IT01234567890',
      taxCode: '01234567890',
    });
    expect(invoice?.buyer.vatNumber).toBe('IT09876543210');
    expect(invoice?.documents).toEqual([
      {
        number: '417/A',
        date: '2026-11-03',
        total: 'EUR 1220.00',
        payments: [
          {
            payee: 'Bianchi Factoring S.p.A.',
            account: ITALIAN_ACCOUNT,
            bank: 'Banca di Esempio',
            due: '2026-12-03',
            amount: 'EUR 1220.00',
          },
        ],
      },
    ]);
  });

  test('is written out so that its account and its numbers are judged', () => {
    const invoice = readInvoice(writeInvoiceXml());
    const text = invoice === null ? '' : writeInvoice(invoice);
    expect(text).toContain(`IBAN: ${ITALIAN_ACCOUNT}`);
    expect(text).toContain('Beneficiario: Bianchi Factoring S.p.A.');
    expect(text).toContain('P.IVA IT01234567890');
  });

  test('is read out of the signatures around it, a few deep', () => {
    const once = writeSigned(encode(writeInvoiceXml()), 'ber');
    const twice = unwrapSigned('a.xml.p7m.p7m', writeSigned(once, 'der'));
    expect(twice.ok && twice.name).toBe('a.xml');
    const file = twice.ok ? readInvoiceFile(twice.bytes) : null;
    expect(file?.ok && file.text).toContain(ITALIAN_ACCOUNT);
    let deep = once;
    for (let depth = 0; depth < 4; depth++) deep = writeSigned(deep, 'der');
    expect(unwrapSigned('a.p7m.p7m.p7m.p7m.p7m', deep)).toEqual({ ok: false, reason: 'unknown-format' });
  });

  test('in another character set, as its declaration says', () => {
    const xml = writeInvoiceXml().replace('UTF-8', 'ISO-8859-1').replace('Rossi &amp; Figli', 'Società Uno');
    const file = readInvoiceFile(Buffer.from(xml, 'latin1'));
    expect(file.ok && file.invoice.seller.name).toBe('Società Uno S.r.l.');
  });

  test('other XML is none', () => {
    expect(readInvoice('<?xml version="1.0"?><note><IBAN>x</IBAN></note>')).toBeNull();
  });

  test('entities do not grow', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c "&a;&a;&a;&a;">]>${writeInvoiceXml().replace(
      'Rossi',
      '&c;&c;&c;&c;',
    )}`;
    expect(readInvoice(bomb)?.seller.name.length).toBeLessThan(100);
  });

  test('any text gives an invoice or none', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        (xml) => readInvoice(`<FatturaElettronica>${xml}`) !== undefined,
      ),
    );
  });
});

describe('a payment code', () => {
  test('of the European Payments Council (EPC069-12)', () => {
    expect(readPaymentCode(EPC_CODE)).toEqual({
      standard: 'epc',
      payee: 'Muster AG',
      account: SAMPLE_ACCOUNT,
      bank: 'COBADEFFXXX',
      amount: 'EUR 18400',
      reference: 'Invoice 2026-0417',
    });
  });

  test('of a Swiss QR bill (Swiss Payment Standards)', () => {
    const lines = Array.from({ length: 31 }, () => '');
    lines[0] = 'SPC';
    lines[1] = '0200';
    lines[2] = '1';
    lines[3] = 'CH93 0076 2011 6238 5295 7';
    lines[4] = 'S';
    lines[5] = 'Muster AG';
    lines[18] = '1949.75';
    lines[19] = 'CHF';
    lines[27] = 'QRR';
    lines[28] = '210000000003139471430009017';
    lines[30] = 'EPD';
    expect(readPaymentCode(lines.join('\r\n'))).toEqual({
      standard: 'swiss',
      payee: 'Muster AG',
      account: 'CH9300762011623852957',
      bank: '',
      amount: 'CHF 1949.75',
      reference: '210000000003139471430009017',
    });
  });

  test.each(['https://pay.example/', 'BCD', 'BCD\n003\n1\nSCT\n\nX\nDE89', 'SPC\n0100\n1\nCH93', ''])(
    'anything else is none: %j',
    (text) => {
      expect(readPaymentCode(text)).toBeNull();
    },
  );
});

describe('the size of a picture', () => {
  test('is read before anything is unpacked', () => {
    expect(readImageSize(writePng(drawCode('x', 64)))).toEqual({ width: 64, height: 64 });
    const gif = new Uint8Array(40);
    gif.set(encode('GIF89a'));
    gif.set([0x10, 0x27, 0x20, 0x4e], 6);
    expect(readImageSize(gif)).toEqual({ width: 10_000, height: 20_000 });
    const jpeg = new Uint8Array(64);
    jpeg.set([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0x27, 0x10, 0x4e, 0x20]);
    expect(readImageSize(jpeg)).toEqual({ width: 20_000, height: 10_000 });
  });

  test('any bytes give a size or none', () => {
    fc.assert(fc.property(BYTES, (bytes) => readImageSize(bytes) !== undefined));
  });
});
