import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessMessage } from '../../../src/core/mail/assess-message.ts';
import type { AttachmentReader } from '../../../src/core/mail/mime/attachment-reader.ts';
import { readMailDate } from '../../../src/core/mail/mime/mail-date.ts';
import { splitQuote } from '../../../src/core/mail/mime/split-quote.ts';
import { findThreadAddresses } from '../../../src/core/mail/mime/thread-addresses.ts';
import { MAX_MAIL_BYTES, readMail } from '../../../src/core/mail/read-mail.ts';
import { MAIL_DATA, makeContext } from '../../support/mail.ts';

const HEAD =
  'From: Paul Huber <p.huber@muster-ag.example>\r\nTo: m.bianchi@rossi.example\r\nSubject: Test\r\n';

async function read(text: string | Uint8Array, readAttachment?: AttachmentReader) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readMail(bytes, readAttachment === undefined ? {} : { readAttachment });
}

async function message(text: string | Uint8Array, readAttachment?: AttachmentReader) {
  const result = await read(text, readAttachment);
  if (!result.ok) throw new Error(result.reason);
  return result.message;
}

describe('a message as it is sent (RFC 5322, MIME)', () => {
  it('gives its addresses, subject, date and text', async () => {
    const read = await message(
      `${HEAD}Reply-To: =?utf-8?Q?J=C3=B6rg?= <j@muster.example>\r\nCc: a@x.test, b@y.test\r\nDate: Tue, 17 Nov 2026 10:00:00 +0100\r\n\r\nGuten Tag\r\n`,
    );
    expect(read).toMatchObject({
      from: { name: 'Paul Huber', address: 'p.huber@muster-ag.example' },
      replyTo: [{ name: 'Jörg', address: 'j@muster.example' }],
      cc: [{ address: 'a@x.test' }, { address: 'b@y.test' }],
      subject: 'Test',
      text: 'Guten Tag',
      date: 1_794_906_000_000,
    });
    expect(read.coverage['reply-to']).toBe('read');
    expect(read.coverage.attachments).toBe('absent');
  });

  it('says in HTML what a person sees: cells apart, hidden words left out, links as they lead', async () => {
    const html =
      '<style>p{}</style><p>Pay to</p><table><tr><td>IBAN</td><td>DE89 3704</td><td>0044 0532 0130 00</td></tr></table>' +
      '<div style="display:none">hidden</div><a href="https://a.test/x">our <b>site</b></a><form action="https://f.test/"></form>';
    const { text, links } = await message(`${HEAD}Content-Type: text/html\r\n\r\n${html}`);
    expect(text).toBe('Pay to\nIBAN DE89 3704 0044 0532 0130 00\nour site');
    expect(links).toEqual([
      { text: 'our site', href: 'https://a.test/x', from: 'link', isHidden: false, isQuoted: false },
      { text: '', href: 'https://f.test/', from: 'form', isHidden: false, isQuoted: false },
    ]);
  });

  it.each([
    [
      'Gmail',
      '<p>Yes.</p><div class="gmail_quote">On Monday Anna wrote:<blockquote>earlier</blockquote></div>',
    ],
    ['Outlook', '<p>Yes.</p><div id="divRplyFwdMsg"><b>From:</b> Anna</div><div>earlier</div>'],
    ['Apple', '<p>Yes.</p><blockquote type="cite">earlier</blockquote>'],
  ])('keeps what %s quotes apart', async (_, html) => {
    const { text, quotedText } = await message(`${HEAD}Content-Type: text/html\r\n\r\n${html}`);
    expect(text).toBe('Yes.');
    expect(quotedText).toContain('earlier');
  });

  it.each([
    'Yes.\n\nOn Mon, 3 Mar 2026 at 10:00, Anna <a@x.test> wrote:\n> earlier',
    'Yes.\n\nIl giorno lun 3 mar 2026 alle ore 10:00 Anna <a@x.test> ha scritto:\nearlier',
    'Yes.\n\nAm 03.03.2026 um 10:00 schrieb Anna <a@x.test>:\n> earlier',
    'Yes.\n\nLe lun. 3 mars 2026 à 10:00, Anna <a@x.test> a écrit :\n> earlier',
    'Yes.\n\nEl lun, 3 mar 2026 a las 10:00, Anna (<a@x.test>) escribió:\n> earlier',
    'Yes.\n\n-----Original Message-----\nFrom: Anna <a@x.test>\nearlier',
    'Yes.\n\nVon: Anna <a@x.test>\nGesendet: Montag, 3. März 2026\nAn: Paul\n\nearlier',
  ])('knows how a quote begins: %s', (text) => {
    const split = splitQuote(text);
    expect(split.own).toBe('Yes.');
    expect(split.quoted).toContain('earlier');
  });

  it('names who takes part in the quoted conversation', async () => {
    const { thread } = await message(
      `${HEAD}\r\nYes.\r\n\r\nFrom: Anna Klein <a.klein@x.test>\r\nSent: Monday\r\nTo: "Huber, Paul" [mailto:p@y.test]; m@z.test\r\n\r\nhello`,
    );
    expect(thread).toEqual([
      { name: 'Anna Klein', address: 'a.klein@x.test' },
      { name: 'Huber, Paul', address: 'p@y.test' },
      { name: '', address: 'm@z.test' },
    ]);
  });

  it('takes what was only forwarded for its own words', async () => {
    const { text, quotedText } = await message(
      `${HEAD}\r\n---------- Forwarded message ---------\r\nPay DE89...`,
    );
    expect(text).toContain('Pay DE89');
    expect(quotedText).toBe('');
  });

  it('opens certified mail: the message is in postacert.eml', async () => {
    const inner =
      'From: rossi@pec.test\r\nTo: x@y.test\r\nSubject: Fattura\r\n\r\nNuove coordinate bancarie allegate.';
    const mail = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nMessaggio di posta certificata\r\n--b\r\nContent-Type: message/rfc822; name="postacert.eml"\r\nContent-Disposition: attachment; filename="postacert.eml"\r\n\r\n${inner}\r\n--b--`;
    expect((await message(mail)).text).toBe('Nuove coordinate bancarie allegate.');
  });

  it('gives files to the reader that is passed in, and survives what it throws', async () => {
    const mail = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--`;
    const seen = await message(mail, async ({ bytes }) => ({
      ok: true,
      text: new TextDecoder().decode(bytes),
      links: [],
    }));
    expect(seen.attachments[0]).toMatchObject({ name: 'a.pdf', text: '%PDF', size: 4 });
    const failed = await message(mail, () => Promise.reject(new Error('no')));
    expect(failed.attachments[0]).toMatchObject({ text: null, unread: 'damaged' });
  });

  it('reads charsets of old, and names that no one knows', async () => {
    const latin = Uint8Array.from(
      [...`${HEAD}Content-Type: text/plain; charset=iso-8859-1\r\n\r\nGr\u00fc\u00dfe`].map((c) =>
        c.charCodeAt(0),
      ),
    );
    expect((await message(latin)).text).toBe('Grüße');
    expect((await message(`${HEAD}Content-Type: text/plain; charset=x-nothing\r\n\r\nhello`)).text).toBe(
      'hello',
    );
  });

  it('has dates in several years of standards (RFC 5322 sections 3.3 and 4.3)', () => {
    expect(readMailDate('Thu, 1 Jan 1970 00:00:10 +0000')).toBe(10_000);
    expect(readMailDate('1 Jan 70 01:00 +0100')).toBe(0);
    expect(readMailDate('Sun, 31 Feb 2026 10:00:00 +0000')).toBeNull();
    expect(readMailDate('yesterday')).toBeNull();
  });
});

describe('a message that cannot be read', () => {
  it.each([
    ['no-message', ''],
    ['no-message', 'hello, this is a text'],
    ['no-sender', 'To: a@b.test\r\nSubject: x\r\n\r\nhello'],
    [
      'encrypted',
      `${HEAD}Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b--`,
    ],
    ['encrypted', `${HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIAG`],
    ['encrypted', `${HEAD}\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM\r\n-----END PGP MESSAGE-----`],
  ])('says why: %s', async (reason, text) => expect(await read(text)).toEqual({ ok: false, reason }));

  it('is too deep where a hundred parts are packed into each other', async () => {
    const parts = Array.from(
      { length: 100 },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    );
    expect(await read(`${HEAD}${parts.join('')}\r\nhello`)).toEqual({ ok: false, reason: 'too-deep' });
  });

  it('is too large', async () => {
    expect(await read(new Uint8Array(MAX_MAIL_BYTES + 1))).toEqual({ ok: false, reason: 'too-large' });
  });
});

describe('hostile messages', () => {
  it('with 10,000 recipients keep a bounded number', async () => {
    const to = Array.from({ length: 10_000 }, (_, index) => `a${index}@x.test`).join(', ');
    const read = await message(`From: p@muster.example\r\nTo: ${to}\r\n\r\nhello`);
    expect(read.to).toHaveLength(500);
  });

  it('with HTML that is nested a hundred thousand deep are read in one pass', async () => {
    const { text } = await message(`${HEAD}Content-Type: text/html\r\n\r\n${'<div>'.repeat(100_000)}end`);
    expect(text).toBe('end');
  });

  // Each took longer than the test may, by a power of the length, while an expression went back over white space.
  it.each([
    ['-- original message', ' ', 'x'],
    ['From: ', ' ', ' '],
    ['From: ', '-', '@'],
    ['On ', 'a ', 'wrote'],
    ['"', 'a, ', '<a@b.test>'],
  ])('with a long line that begins like a quote are read: %j, %j, %j', (head, unit, tail) => {
    const text = `${head}${unit.repeat(150_000)}${tail}`;
    expect(splitQuote(text).own.length + splitQuote(text).quoted.length).toBeGreaterThan(0);
    expect(findThreadAddresses(text)).toEqual([]);
  });

  it('with messages in messages stop at a depth', async () => {
    let mail = `${HEAD}\r\ninnermost`;
    for (let depth = 0; depth < 12; depth++) mail = `${HEAD}Content-Type: message/rfc822\r\n\r\n${mail}`;
    expect((await read(mail)).ok).toBe(true);
  });

  it('of any bytes give a message or a reason, and any message an assessment', async () => {
    const pieces = fc.constantFrom(
      'From: ',
      'a@b.test',
      '<',
      '>',
      '\r\n',
      '\r\n\r\n',
      'Content-Type: multipart/mixed; boundary=b',
      '--b',
      'Content-Type: text/html',
      '<a href="',
      '<div style="',
      'Content-Transfer-Encoding: base64',
      '=?utf-8?Q?=ff?=',
      'DE89 3704 0044 0532 0130 00',
      'bank details have changed',
      '\u202e',
      '\u200b',
      '(((((',
      '"',
      'Authentication-Results: ;;=;dmarc=fail',
      'Received: from by (',
    );
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        const result = await read(`${HEAD}${parts.join('')}`);
        if (!result.ok) return;
        const assessment = assessMessage(result.message, makeContext(), MAIL_DATA);
        expect(assessment.level).toBeTypeOf('string');
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await readMail(bytes)).ok).toBeTypeOf('boolean');
      }),
      { numRuns: 100 },
    );
  });
});
