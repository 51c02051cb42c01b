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
  if (set === 'bank-change' && !ABOUT_MONEY.test(text.words)) return matches;
  for (const match of text.words.matchAll(expressionFor(set))) {
    if (matches.length >= MAX_MATCHES) break;
    matches.push({
      quote: text.quote(match.index, match.index + match[0].length),
      sentence: text.sentenceAt(match.index),
    });
  }
  return matches;
}

/** Whether words, as {@link WordText} has them, say what a set is about. */
export function saysPhrase(words: string, set: PhraseSet): boolean {
  const expression = expressionFor(set);
  expression.lastIndex = 0;
  return expression.test(words);
}
