import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMailto, readShownAddresses } from '../../../../src/content/mail/read/shown-address.ts';

const read = (text: string) => readShownAddresses(text).map(({ name, address }) => `${name}|${address}`);

describe('addresses as webmails write them', () => {
  it.each([
    ['anna@muster.example', ['|anna@muster.example']],
    ['Anna Muster <anna@muster.example>', ['Anna Muster|anna@muster.example']],
    ['From: Peter Huber<p.huber@muster.example>', ['Peter Huber|p.huber@muster.example']],
    ['Von : "Huber, Peter" <p.huber@muster.example>', ['Huber, Peter|p.huber@muster.example']],
    ['Huber, Peter <p.huber@muster.example>', ['Huber, Peter|p.huber@muster.example']],
    ['Mario [mario@verdi.example]', ['Mario|mario@verdi.example']],
    ['Mario (mario@verdi.example)', ['Mario|mario@verdi.example']],
    ['a@a.example, B <b@b.example>; c@c.example', ['|a@a.example', 'B|b@b.example', '|c@c.example']],
    ['A <a@a.example>,\n B <b@b.example>', ['A|a@a.example', 'B|b@b.example']],
    ['<mailto:a@a.example>', ['|a@a.example']],
    // The name looks like an address; the one in brackets counts.
    ['"ceo@corp.example" <thief@evil.example>', ['ceo@corp.example|thief@evil.example']],
    ['ceo@corp.example <thief@evil.example>', ['ceo@corp.example|thief@evil.example']],
    [
      'Per conto di: posta@pec.example <posta-certificata@gestore.example>',
      ['Per conto di: posta@pec.example|posta-certificata@gestore.example'],
    ],
    ['müller@bücher.example', ['|müller@bücher.example']],
    ['no address at all', []],
    ['@handle and a@', []],
    ['write to a@a.example.', ['|a@a.example']],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('takes any text, however long, without delay', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>@,;:" \\()[]a.') }), (text) => void read(text)),
    );
    expect(read('<'.repeat(200_000))).toEqual([]);
    expect(read(`${'a@'.repeat(100_000)}`).length).toBeLessThan(30_000);
  });

  it.each([
    ['mailto:a@a.example', 'a@a.example'],
    ['MAILTO:a%40a.example?subject=x', 'a@a.example'],
    ['mailto:Anna%20%3Ca@a.example%3E', 'a@a.example'],
    ['mailto:', null],
    ['mailto:%E0%A4%A', null],
    ['https://a@a.example', null],
  ])('mailto %j', (href, expected) => {
    expect(readMailto(href)).toBe(expected);
  });
});
