import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MAIL_ID, MAX_OPEN_MAIL } from '../../../src/messages/mail-protocol.ts';
import { MAIL_LIMITS, readMailMessage, readOpenMail } from '../../../src/messages/read-mail-message.ts';
import { makeMessage } from './mail-samples.ts';

const link = { text: 'here', href: 'https://a.example/', from: 'link', isQuoted: false, isHidden: false };
const attachment = { name: 'a.pdf', type: 'application/pdf', size: 10, text: null };

/** A message with one of its fields replaced by anything. */
function withField(field: string, value: unknown): unknown {
  return { ...makeMessage(), [field]: value };
}

describe('readMailMessage: what a content script sends is taken at nothing but its word', () => {
  it('gives a message back as it is, without what does not belong to it', () => {
    const message = makeMessage({
      links: [{ ...link, from: 'link' }],
      attachments: [{ ...attachment, unread: 'encrypted' }, attachment],
      headers: [{ name: 'received', value: 'from x' }],
      sender: { name: '', address: 's@a.example' },
    });
    expect(readMailMessage({ ...message, extra: 1 })).toEqual(message);
    expect(readMailMessage(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  it.each([
    ['from', undefined],
    ['from', { name: 'x' }],
    ['sender', 'a@b.example'],
    ['to', null],
    ['to', [{ name: 'x', address: 1 }]],
    ['cc', new Array(MAIL_LIMITS.addresses + 1).fill({ name: '', address: 'a@b.example' })],
    ['subject', 'x'.repeat(MAIL_LIMITS.line + 1)],
    ['date', Number.NaN],
    ['date', '2026'],
    ['text', 'x'.repeat(MAIL_LIMITS.text + 1)],
    ['quotedText', 'x'.repeat(MAIL_LIMITS.text + 1)],
    ['links', new Array(MAIL_LIMITS.links + 1).fill(link)],
    ['links', new Array(65).fill({ ...link, href: 'x'.repeat(MAIL_LIMITS.href) })],
    ['links', [{ ...link, from: 'script' }]],
    ['links', [{ ...link, href: 'x'.repeat(MAIL_LIMITS.href + 1) }]],
    ['links', [{ ...link, isHidden: 1 }]],
    ['links', { length: 1, 0: link }],
    ['attachments', [{ ...attachment, size: '10' }]],
    ['attachments', [{ ...attachment, unread: 'burnt' }]],
    ['attachments', [{ ...attachment, text: 1 }]],
    ['headers', undefined],
    ['headers', [{ name: 'x' }]],
    ['isTextInPictures', undefined],
    ['coverage', {}],
    ['coverage', { ...makeMessage().coverage, from: 'believed' }],
  ])('refuses a message whose %s is not of its type or exceeds its bound', (field, value) => {
    expect(readMailMessage(withField(field, value))).toBeNull();
  });

  it('takes just as much as the bounds say', () => {
    const message = makeMessage({
      text: 'x'.repeat(MAIL_LIMITS.text),
      links: new Array(MAIL_LIMITS.links).fill(link),
    });
    expect(readMailMessage(message)).toEqual(message);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readMailMessage(value)));
    const field = fc.constantFrom(...Object.keys(makeMessage()));
    fc.assert(
      fc.property(field, fc.anything(), (name, value) => {
        const read = readMailMessage(withField(name, value));
        if (read !== null) expect(Object.keys(read).sort()).toEqual(Object.keys(makeMessage()).sort());
      }),
    );
  });
});

describe('readOpenMail', () => {
  it('takes ids and levels, and nothing else', () => {
    const open = [{ id: '12', level: 'danger', subject: 'secret' }];
    expect(readOpenMail({ open })).toEqual([{ id: '12', level: 'danger' }]);
  });

  it.each([
    [[{ id: '12', level: 'safe' }]],
    [[{ id: 12, level: 'clear' }]],
    [[{ id: 'x'.repeat(MAX_MAIL_ID + 1), level: 'clear' }]],
    [new Array(MAX_OPEN_MAIL + 1).fill({ id: '1', level: 'clear' })],
    ['none'],
  ])('refuses %j', (open) => {
    expect(readOpenMail({ open })).toBeNull();
  });
});
