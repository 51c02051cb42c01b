import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { assessMessage } from '../../../src/core/mail/assess-message.ts';
import { readMail } from '../../../src/core/mail/read-mail.ts';
import { readPdf } from '../../../tools/assess/read-pdf.ts';
import { judge, MAIL_DATA, makeAddress, makeContext } from '../../support/mail.ts';
import { encode, writeEncryptedPdf, writePdf, writeSigned } from '../../support/sample-files.ts';

// Issue by issue: what is broken, hostile or locked is said with its reason, or read as far as it goes; never an error.

const HEAD =
  'From: Paul Huber <p.huber@muster-ag.example>\r\nTo: m.bianchi@rossi.example\r\nSubject: Test\r\n';
const MULTIPART = `${HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\n`;

async function levelOf(bytes: Uint8Array) {
  const read = await readMail(bytes);
  return read.ok ? assessMessage(read.message, makeContext(), MAIL_DATA).level : read.reason;
}

describe('broken MIME', () => {
  it.each([
    ['a boundary that never ends', `${MULTIPART}--b\r\n\r\nhello`],
    ['a boundary that never comes', `${MULTIPART}hello`],
    ['no boundary at all', `${HEAD}Content-Type: multipart/mixed\r\n\r\nhello`],
    ['base64 that stops in the middle', `${HEAD}Content-Transfer-Encoding: base64\r\n\r\naGVsbG8gd29ybG`],
    ['base64 that is none', `${HEAD}Content-Transfer-Encoding: base64\r\n\r\n%%%%`],
    ['quoted-printable that is none', `${HEAD}Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=4=\r\n`],
    ['an encoding that nobody knows', `${HEAD}Content-Transfer-Encoding: x-uuencode\r\n\r\nhello`],
    ['a charset that lies', `${HEAD}Content-Type: text/plain; charset=utf-16\r\n\r\nhello`],
    ['a charset without a name', `${HEAD}Content-Type: text/plain; charset=\r\n\r\nhello`],
    ['words in a header that no one can decode', `${HEAD}X: =?utf-8?Q?=FF=FE?= =?x?B?!!?=\r\n\r\nhello`],
    ['line ends of three kinds', `${HEAD}\r\none\rtwo\nthree\r\n`],
    ['a null byte in each place', `${HEAD}X:\0\r\n\r\nhel\0lo`],
    ['a header without a colon', `${HEAD}nonsense\r\n\r\nhello`],
  ])('is read as far as it goes: %s', async (_, text) => {
    expect(['clear', 'context']).toContain(await levelOf(encode(text)));
  });

  it('of which every prefix is read', async () => {
    const whole = encode(`${MULTIPART}--b\r\nContent-Type: text/html\r\n\r\n<p>hello</p>\r\n--b--\r\n`);
    for (let length = 0; length <= whole.length; length++) {
      expect(await levelOf(whole.subarray(0, length))).toBeTypeOf('string');
    }
  });
});

describe('what is locked', () => {
  const signed = (content: string, type = 'smime-type=signed-data', kind = '2a864886f70d010702') => {
    const base64 = Buffer.from(writeSigned(encode(content), 'der', kind)).toString('base64');
    return encode(
      `${HEAD}Content-Type: application/pkcs7-mime; ${type}; name="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n`,
    );
  };

  it('is not locked where it is only signed: the part inside is read', async () => {
    const read = await readMail(signed('Content-Type: text/plain; charset=utf-8\r\n\r\nGrüße aus Bern'));
    expect(read).toMatchObject({ ok: true, message: { subject: 'Test', text: 'Grüße aus Bern' } });
  });

  it('is read in a signature within a signature, to a depth', async () => {
    let content = 'Content-Type: text/plain\r\n\r\nhello';
    for (let level = 0; level < 8; level++) {
      content = Buffer.from(signed(content)).toString('latin1').slice(HEAD.length);
    }
    expect(await readMail(encode(`${HEAD}${content}`))).toEqual({ ok: false, reason: 'too-deep' });
  });

  it.each([
    ['encrypted', signed('x', 'smime-type=enveloped-data', '2a864886f70d010703')],
    ['encrypted', signed('x', 'smime-type=authenveloped-data')],
    ['encrypted', signed('x', 'smime-type=signed-data', '2a864886f70d010703')],
    ['encrypted', signed('x', 'x=y', '2a864886f70d010703')],
    [
      'damaged',
      encode(`${HEAD}Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\nnot a signature`),
    ],
  ])('is said to be %s', async (reason, bytes) => {
    expect(await readMail(bytes)).toEqual({ ok: false, reason });
  });

  it('is said of a PDF that needs a password, and of one that is broken', async () => {
    expect(await readPdf(writeEncryptedPdf())).toEqual({ ok: false, unread: 'encrypted' });
    expect(await readPdf(encode('%PDF-1.4 nothing'))).toEqual({ ok: false, unread: 'damaged' });
  });
});

describe('a PDF', () => {
  it('that unpacks to three hundred megabytes is given up, and the next one is read', async () => {
    expect(await readPdf(writePdfBomb(), 1_500)).toEqual({ ok: false, unread: 'too-large' });
    expect(await readPdf(writePdf(['Invoice 12'], 'https://a.example/'))).toMatchObject({
      ok: true,
      text: 'Invoice 12',
    });
  }, 30_000);
});

describe('characters that hide or pretend', () => {
  const ACCOUNT = 'DE89 3704 0044 0532 0130 00';
  const CHANGE = `Our bank details have changed, please pay to ${ACCOUNT}`;

  it.each([
    ['zero-width characters', CHANGE.replace(/a/g, 'a\u200b')],
    ['soft hyphens', CHANGE.replace(/(?<=[a-z])(?=[a-z])/g, '\u00ad')],
    ['marks of direction', `\u202e${CHANGE.replace(/ /g, ' \u2066')}\u202c`],
    [
      'full-width letters',
      CHANGE.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    ],
    ['invisible tags', CHANGE.replace(/ /g, ' \u{e0041}')],
    ['spaces that do not break', CHANGE.replaceAll(' ', '\u00a0')],
    ['combining marks', CHANGE.replace(/n/g, 'n\u0332')],
  ])('do not hide a new account: %s', (_, text) => {
    expect(judge({ text })).toMatchObject({ level: 'caution', ids: expect.arrayContaining(['new-account']) });
  });

  it('do not hide a name, nor make one domain of another', () => {
    const note = 'Are you at your desk? I need you to process a wire transfer today.';
    const from = makeAddress('Gi\u200bulia\u202d Rоssi <office.desk@gmail.com>');
    expect(judge({ from, text: note }).level).toBe('danger');
    const lookalike = makeAddress('Paul Huber <p.huber@xn--muster-g-w8g.example>');
    expect(() => judge({ from: lookalike })).not.toThrow();
  });

  it('in numbers beyond measure are read in one pass', () => {
    const text = '\u202e\u200b\u0332'.repeat(60_000) + CHANGE;
    expect(judge({ text }).level).toBeTypeOf('string');
  });
});

/** A page whose content is spaces: 300 kB that unpack a thousandfold. */
function writePdfBomb(): Uint8Array {
  const content = deflateSync(Buffer.alloc(300_000_000, ' '));
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
  ].map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`);
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n${objects.join('')}`),
    Buffer.from(`4 0 obj\n<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n'),
  ]);
}
