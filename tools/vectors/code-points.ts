import type { Suite } from './read-suites.ts';

/**
 * Blocks in which code points map to others, so that each one is tried: punctuation, compatibility forms,
 * letters.
 */
const DENSE: readonly (readonly [number, number])[] = [
  [0x80, 0x33ff],
  [0xa000, 0xabff],
  [0xf900, 0xffff],
  [0x10400, 0x104ff],
  [0x1d400, 0x1d7ff],
  [0x1e900, 0x1e95f],
  [0x1f100, 0x1f2ff],
  [0x2f800, 0x2fa1f],
  [0xe0000, 0xe01ef],
];
/** Of the rest one in this many; a prime, so that no pattern of a block is met again and again. */
const STEP = 193;
const LAST = 0x10ffff;

/** Not a public suite: hosts with one code point each in the middle of a label. Nothing is expected. */
export function listCodePointHosts(): Suite {
  const inputs: string[] = [];
  for (let codePoint = 0x80; codePoint <= LAST; codePoint++) {
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    const isTried =
      codePoint % STEP === 0 || DENSE.some(([first, last]) => codePoint >= first && codePoint <= last);
    if (isTried && !isSurrogate) inputs.push(`http://a${String.fromCodePoint(codePoint)}b.com/`);
  }
  const vectors = inputs.map((input) => ({ input, expected: undefined }));
  return { name: 'code points', file: 'generated', kind: 'host', vectors };
}
