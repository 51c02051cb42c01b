import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, escapeBytes, unescapeRepeatedly } from '../../../src/core/url/percent-coding.ts';

/** Safe Browsing's wording taken literally: decode the whole text, again and again, until nothing changes. */
function unescapePassByPass(text: string): string {
  const next = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return next === text ? text : unescapePassByPass(next);
}

const escapeText = fc
  .array(fc.constantFrom(...'%%%%%%2225566aAfF0g', '\u00ff', '%25', '%32'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('unescapeRepeatedly', () => {
  it.each([
    ['%2525252525252525', '%'],
    ['%%%25%32%35asd%%', '%%%asd%%'],
    ['%%32%35%34%31', 'A'],
    ['%%%', '%%%'],
    ['a%2', 'a%2'],
    ['%G0%0G', '%G0%0G'],
    ['%00%ff', '\u0000\u00ff'],
  ])('decodes %s to the end', (text, expected) => {
    expect(unescapeRepeatedly(text)).toBe(expected);
  });

  it('gives what decoding pass by pass gives', () => {
    fc.assert(
      fc.property(escapeText, (text) => {
        expect(unescapeRepeatedly(text)).toBe(unescapePassByPass(text));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('escapeBytes', () => {
  it('escapes exactly the bytes up to 32, from 127 on, # and %, in upper case', () => {
    for (let byte = 0; byte < 256; byte++) {
      const character = String.fromCharCode(byte);
      const isEscaped = byte <= 32 || byte >= 127 || character === '#' || character === '%';
      const hex = byte.toString(16).toUpperCase().padStart(2, '0');
      expect(escapeBytes(character)).toBe(isEscaped ? `%${hex}` : character);
    }
  });

  it('is undone by decoding once the text has nothing left to decode', () => {
    fc.assert(
      fc.property(escapeText, (text) => {
        const decoded = unescapeRepeatedly(text);
        expect(unescapeRepeatedly(escapeBytes(decoded))).toBe(decoded);
      }),
    );
  });
});

describe('encodeUtf8', () => {
  it('gives UTF-8 as a byte string, with U+FFFD for a lone surrogate', () => {
    expect(encodeUtf8('aé€😀')).toBe('a\u00c3\u00a9\u00e2\u0082\u00ac\u00f0\u009f\u0098\u0080');
    expect(encodeUtf8('\ud800')).toBe('\u00ef\u00bf\u00bd');
  });
});
