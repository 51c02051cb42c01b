import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitMailMessage } from '../../../src/messages/fit-mail-message.ts';
import { MAIL_LIMITS, readMailMessage } from '../../../src/messages/read-mail-message.ts';
import { makeMessage } from './mail-samples.ts';

const link = {
  text: 'here',
  href: 'https://a.example/',
  from: 'link',
  isQuoted: false,
  isHidden: false,
} as const;

describe('fitMailMessage', () => {
  it('leaves a message as it is that fits', () => {
    const message = makeMessage({ links: [link, { ...link, href: 'https://b.example/' }] });
    expect(fitMailMessage(message)).toEqual(message);
  });

  it('keeps beginning and end of a long text, and says that it was not read whole', () => {
    const text = `begin ${'x'.repeat(MAIL_LIMITS.text * 3)} end`;
    const fitted = fitMailMessage(makeMessage({ text }));
    expect(fitted.text).toMatch(/^begin x+ end$/);
    expect(fitted.text).toHaveLength(MAIL_LIMITS.text);
    expect(fitted.coverage.text).toBe('not-shown');
  });

  it('keeps one link of those to the same place: the one that counts most', () => {
    const { links, coverage } = fitMailMessage(
      makeMessage({
        links: [
          { ...link, isQuoted: true },
          { ...link, from: 'text' },
          { ...link, text: 'shown' },
          { ...link, isHidden: true },
        ],
      }),
    );
    expect(links).toEqual([{ ...link, text: 'shown' }]);
    expect(coverage.links).toBe('read');
  });

  it('says that links were not read where there are more than can be looked up', () => {
    const many = Array.from({ length: MAIL_LIMITS.links + 1 }, (_, index) => ({
      ...link,
      href: `https://a.example/${index}`,
    }));
    const fitted = fitMailMessage(makeMessage({ links: many }));
    expect(fitted.links).toHaveLength(MAIL_LIMITS.links);
    expect(fitted.coverage.links).toBe('not-shown');
    const long = fitMailMessage(
      makeMessage({ links: [{ ...link, href: 'x'.repeat(MAIL_LIMITS.href + 1) }, link] }),
    );
    expect(long.links).toEqual([link]);
    expect(long.coverage.links).toBe('not-shown');
  });

  it('leaves out the longest texts of attachments where all of them are more than is judged, and says so', () => {
    const attach = (name: string, length: number) => ({
      name,
      type: 'text/csv',
      size: null,
      text: 'x'.repeat(length),
    });
    const long = Array.from({ length: 6 }, (_, index) => attach(`long-${index}`, MAIL_LIMITS.text));
    const fitted = fitMailMessage(makeMessage({ attachments: [...long, attach('invoice', 3_000)] }));
    const unread = fitted.attachments.filter(({ unread: reason }) => reason === 'too-large');
    expect(unread.map(({ text }) => text)).toEqual([null, null, null]);
    expect(fitted.attachments.at(-1)?.text).toHaveLength(3_000);
    expect(fitted.coverage.attachments).toBe('not-shown');
    expect(readMailMessage(makeMessage({ attachments: long }))).toBeNull();
  });

  it('gives what the background takes, whatever the message holds', () => {
    const text = fc
      .string({ maxLength: 50 })
      .chain((one) => fc.integer({ min: 1, max: 3_000 }).map((times) => one.repeat(times)));
    const addresses = fc.array(fc.record({ name: text, address: text }), { maxLength: 300 });
    const messages = fc.record({
      replyTo: addresses,
      subject: text,
      text,
      quotedText: text,
      links: fc.array(
        text.map((href) => ({ ...link, href, text: href })),
        { maxLength: 100 },
      ),
      headers: fc.array(fc.record({ name: text, value: text }), { maxLength: 400 }),
      attachments: fc.array(
        text.map((name) => ({ name, type: name, size: null, text: name })),
        { maxLength: 120 },
      ),
    });
    fc.assert(
      fc.property(messages, (changes) => {
        const fitted = fitMailMessage(makeMessage(changes));
        expect(readMailMessage(fitted)).toEqual(fitted);
      }),
      { numRuns: 30 },
    );
  });
});
