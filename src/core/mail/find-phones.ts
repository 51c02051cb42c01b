import { foldText } from './fold-text.ts';

interface FoundPhone {
  /** E.164. */
  readonly value: string;
  readonly quote: string;
}

const PHONE = /(?<![\w+])(?:\+|00)[1-9](?:[ \u00a0().\-/]{0,3}\d){6,14}(?!\d)/g;
const MAX_PHONES = 50;

/** Phone numbers with their country's code; others could be anybody's. */
export function findPhones(original: string): readonly FoundPhone[] {
  if (!/\+|00\d/.test(original)) return [];
  const folded = foldText(original);
  return [...folded.text.matchAll(PHONE)].slice(0, MAX_PHONES).map((match) => ({
    value: `+${match[0].replace(/\(0\)/, '').replace(/\D/g, '').replace(/^00/, '')}`,
    quote: folded.quote(match.index, match.index + match[0].length),
  }));
}
