import { expressionFor } from './phrase-sets.ts';
import type { PhraseSet } from './phrases.ts';
import type { WordText } from './word-text.ts';

/** Words of a message that say something of interest. */
export interface PhraseMatch {
  /** As written. */
  readonly quote: string;
  /** The whole sentence, as words. */
  readonly sentence: string;
}

const MAX_MATCHES = 20;
/** The largest set by far is looked for only where one of its nouns stands. */
const ABOUT_MONEY =
  /bank|banc|banq|accoun|acct|iban|konto|konten|conto|conti|compte|cuenta|coordin|coorden|estremi|verbindung|stammda|fattur|factur|rechnung|invoice|pagament|paiement|payment|zahlung|remit|wir(?:e|ing) |rib |ach |swift|escrow|cheque|check/;

/** Every place at which a text says what a set is about. */
export function findPhrases(text: WordText, set: PhraseSet): readonly PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  for (const { words, start } of partsToSearch(text, set)) {
    for (const match of words.matchAll(expressionFor(set))) {
      if (matches.length >= MAX_MATCHES) return matches;
      const at = start + match.index;
      matches.push({ quote: text.quote(at, at + match[0].length), sentence: text.sentenceAt(at) });
    }
  }
  return matches;
}

/** No phrase runs over the end of a sentence, so that sentences may be looked at one by one. */
function partsToSearch({ words }: WordText, set: PhraseSet): readonly { words: string; start: number }[] {
  if (set !== 'bank-change') return [{ words, start: 0 }];
  if (!ABOUT_MONEY.test(words)) return [];
  const parts: { words: string; start: number }[] = [];
  let start = 0;
  for (const sentence of words.split('\n')) {
    if (ABOUT_MONEY.test(sentence)) parts.push({ words: sentence, start });
    start += sentence.length + 1;
  }
  return parts;
}

/** Whether words, as {@link WordText} has them, say what a set is about. */
export function saysPhrase(words: string, set: PhraseSet): boolean {
  const expression = expressionFor(set);
  expression.lastIndex = 0;
  return expression.test(words);
}
