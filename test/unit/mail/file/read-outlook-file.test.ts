import { describe, expect, test } from 'vitest';
import { readOutlookFile } from '../../../../src/core/mail/file/read-outlook-file.ts';
import { readMail } from '../../../../src/core/mail/read-mail.ts';
import { type Folder, writeCompoundFile, writeFixed, writeTexts } from '../../../support/outlook-file.ts';

/** 3 November 2026, 08:12:40 UTC, in tenths of microseconds since 1601. */
const SUBMITTED = (BigInt(Date.UTC(2026, 10, 3, 8, 12, 40)) + 11_644_473_600_000n) * 10_000n;
const ATTACHED = new Uint8Array(6000).fill(65);

function writeMessage(more: Folder = {}): Folder {
  return {
    ...writeFixed(32, { 57: SUBMITTED }),
    ...writeTexts({
      '001A': 'IPM.Note',
      '0037': 'Neue Bankverbindung für Rechnung 417',
      '0042': 'Paula Huber',
      '5D02': 'p.huber@muster-ag.example',
      '0065': '/O=EXAMPLE/CN=RECIPIENTS/CN=PHUBER',
      '1000': 'Bitte zahlen Sie auf DE89 3704 0044 0532 0130 00.\r\n',
    }),
    '__recip_version1.0_#00000000': {
      ...writeFixed(8, { 3093: 1n }),
      ...writeTexts({ '3001': 'Accounts', '39FE': 'accounts@buyer.example' }),
    },
    '__recip_version1.0_#00000001': {
      ...writeFixed(8, { 3093: 2n }),
      ...writeTexts({ '3001': 'Copy', '39FE': 'copy@buyer.example' }),
    },
    '__attach_version1.0_#00000000': {
      ...writeFixed(8),
      ...writeTexts({ '3707': 'Rechnung 417.pdf', '370E': 'application/pdf' }),
      '__substg1.0_37010102': ATTACHED,
    },
    ...more,
  };
}

async function readMessage(root: Folder) {
  const file = readOutlookFile(writeCompoundFile(root));
  if (!file.ok) throw new Error(file.reason);
  const mail = await readMail(file.mail);
  if (!mail.ok) throw new Error(mail.reason);
  return { ...mail, hasHeaders: file.hasHeaders };
}

describe('an Outlook message file ([MS-OXMSG])', () => {
  test('without headers is put together from its fields, and says so', async () => {
    const { message, hasHeaders } = await readMessage(writeMessage());
    expect(hasHeaders).toBe(false);
    expect(message.from).toEqual({ name: 'Paula Huber', address: 'p.huber@muster-ag.example' });
    expect(message.subject).toBe('Neue Bankverbindung für Rechnung 417');
    expect(message.date).toBe(Date.UTC(2026, 10, 3, 8, 12, 40));
    expect(message.to.map(({ address }) => address)).toEqual(['accounts@buyer.example']);
    expect(message.cc.map(({ address }) => address)).toEqual(['copy@buyer.example']);
    expect(message.text).toContain('DE89 3704 0044 0532 0130 00');
    expect(message.attachments).toMatchObject([
      { name: 'Rechnung 417.pdf', type: 'application/pdf', size: 6000 },
    ]);
  });

  test('with headers keeps them, but for those that describe the body', async () => {
    const headers = [
      'Received: from WIN-BUNS25TD77J by mx.buyer.example; Tue, 3 Nov 2026 08:12:44 +0000',
      'From: "Muster AG" <p.huber@muster-ag.example>',
      'Reply-To: p.huber@muster-aq.example',
      'Content-Type: multipart/encrypted; protocol="x"',
    ].join('\r\n');
    const { message, hasHeaders } = await readMessage(writeMessage(writeTexts({ '007D': headers })));
    expect(hasHeaders).toBe(true);
    expect(message.from?.name).toBe('Muster AG');
    expect(message.replyTo.map(({ address }) => address)).toEqual(['p.huber@muster-aq.example']);
    expect(message.headers?.find(({ name }) => name === 'received')?.value).toContain('WIN-BUNS25TD77J');
    expect(message.text).toContain('Bitte zahlen');
  });

  test('an attached message is read too', async () => {
    const embedded: Folder = {
      ...writeFixed(24),
      ...writeTexts({ '0037': 'Forwarded', '5D02': 'x@forwarded.example', '1000': 'inner text' }),
    };
    const { message } = await readMessage(
      writeMessage({
        '__attach_version1.0_#00000001': {
          ...writeFixed(8),
          ...writeTexts({ '3707': 'Forwarded.msg' }),
          '__substg1.0_3701000D': embedded,
        },
      }),
    );
    expect(message.attachments.find(({ type }) => type === 'message/rfc822')?.text).toContain('inner text');
  });

  test.each([
    ['narrow', '0102', 'latin1'],
    ['in UTF-16', '001F', 'utf16le'],
  ] as const)(
    'a text that ends with a zero, as some programs write it, ends before it: %s',
    async (_, type, encoding) => {
      const html = Buffer.from('<p>Please pay to our new account as agreed by phone.</p>\0', encoding);
      const { message } = await readMessage({ ...writeMessage(), [`__substg1.0_1013${type}`]: html });
      expect(message.text).toContain('as agreed by phone.');
      expect(message.text).not.toContain('\0');
    },
  );

  test('HTML that is kept as RTF is HTML again ([MS-OXRTFEX])', async () => {
    const rtf =
      '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}' +
      '{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Gr\\u252\\\'fc\\\'dfe {\\*\\htmltag84 <a href="https://pay.example/">}pay{\\*\\htmltag92 </a>}' +
      '\\htmlrtf\\par}\\htmlrtf0{\\*\\htmltag72 </p>}}';
    const stream = Buffer.concat([Buffer.alloc(16), Buffer.from(rtf, 'latin1')]);
    stream.writeUInt32LE(rtf.length + 12, 0);
    stream.writeUInt32LE(rtf.length, 4);
    stream.writeUInt32LE(0x414c454d, 8);
    const { message, html } = await readMessage({ ...writeMessage(), '__substg1.0_10090102': stream });
    expect(html).toContain('<p>Grüße <a href="https://pay.example/">pay</a></p>');
    expect(message.links.map(({ href }) => href)).toContain('https://pay.example/');
  });

  test('an encrypted one says so', () => {
    const root = { ...writeFixed(32), ...writeTexts({ '001A': 'IPM.Note.SMIME' }) };
    expect(readOutlookFile(writeCompoundFile(root))).toEqual({ ok: false, reason: 'encrypted' });
  });

  test('another compound file is no message', () => {
    const root = { WordDocument: new Uint8Array(5000) };
    expect(readOutlookFile(writeCompoundFile(root))).toEqual({ ok: false, reason: 'unknown-format' });
  });

  test('damaged bytes never throw and never run away', () => {
    const whole = writeCompoundFile(writeMessage());
    for (let at = 0; at < whole.length; at += 37) {
      const broken = whole.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      broken.fill(0xfe, at + 1, at + 5);
      expect(readOutlookFile(broken)).toHaveProperty('ok');
      expect(readOutlookFile(whole.subarray(0, at))).toHaveProperty('ok');
    }
  });
});
