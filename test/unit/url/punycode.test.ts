import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import { decodePunycode } from '../../../src/core/url/punycode.ts';

/**
 * RFC 3492 section 7.1, without the mixed-case annotation that Unicode text does not keep. Of its 19 samples,
 * (H) is longer than a label can be, and (S) holds characters that no label can.
 */
const RFC_SAMPLES: readonly (readonly [string, string, string])[] = [
  ['(A) Arabic', 'egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['(B) Chinese, simplified', 'ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['(C) Chinese, traditional', 'ihqwctvzc91f659drss3x8bo0yb', '他們爲什麽不說中文'],
  ['(D) Czech', 'Proprostnemluvesky-uyb24dma41a', 'Pročprostěnemluvíčesky'],
  ['(E) Hebrew', '4dbcagdahymbxekheh6e0a7fei0b', 'למההםפשוטלאמדבריםעברית'],
  ['(F) Hindi', 'i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd', 'यहलोगहिन्दीक्योंनहींबोलसकतेहैं'],
  ['(G) Japanese', 'n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa', 'なぜみんな日本語を話してくれないのか'],
  ['(I) Russian', 'b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
  [
    '(J) Spanish',
    'PorqunopuedensimplementehablarenEspaol-fmd56a',
    'PorquénopuedensimplementehablarenEspañol',
  ],
  ['(K) Vietnamese', 'TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g', 'TạisaohọkhôngthểchỉnóitiếngViệt'],
  ['(L)', '3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
  ['(M)', '-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n', '安室奈美恵-with-SUPER-MONKEYS'],
  ['(N)', 'Hello-Another-Way--fc4qua05auwb3674vfr0b', 'Hello-Another-Way-それぞれの場所'],
  ['(O)', '2-u9tlzr9756bt3uc0v', 'ひとつ屋根の下2'],
  ['(P)', 'MajiKoi5-783gue6qz075azm5e', 'MajiでKoiする5秒前'],
  ['(Q)', 'de-jg4avhby1noc0d', 'パフィーdeルンバ'],
  ['(R)', 'd9juau41awczczp', 'そのスピードで'],
];

describe('decodePunycode', () => {
  it.each(RFC_SAMPLES)('decodes RFC 3492 sample %s', (_, encoded, decoded) => {
    expect(decodePunycode(encoded)).toBe(decoded);
  });

  it.each(['99999999', '0u907z', 'a-9', 'é', 'a'.repeat(64), '-> $1.00 <--'])('refuses %s', (label) => {
    expect(decodePunycode(label)).toBeNull();
  });

  it('divides by exactly the first damping factor: with 699 for 700 this would be another character', () => {
    expect(new PinnedUrl('http://桃楐/').hostname).toBe('xn--7xv6w');
    expect(decodePunycode('7xv6w')).toBe('桃楐');
  });

  it('undoes what the URL parser encodes', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'abzäöüßéñøжщ中文語のאב😀'),
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((codePoint) => String.fromCodePoint(codePoint)),
    );
    const letters = fc.string({ unit, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(letters, (label) => {
        let hostname: string;
        try {
          hostname = new PinnedUrl(`http://${label}/`).hostname;
        } catch {
          return;
        }
        if (hostname.startsWith('xn--'))
          expect(decodePunycode(hostname.slice(4))).toBe(label.normalize('NFC'));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'az09-', 'Z', '\u{e000}'), maxLength: 70 }),
        (label) => {
          const decoded = decodePunycode(label);
          expect(decoded === null || !/\p{Cs}/u.test(decoded)).toBe(true);
        },
      ),
    );
  });
});
