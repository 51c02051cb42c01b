import { compilePhrases } from './compile-phrases.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import type { PhraseSet, Phrases } from './phrases.ts';
import { SPANISH } from './spanish.ts';

const LANGUAGES: readonly Phrases[] = [ENGLISH, ITALIAN, GERMAN, FRENCH, SPANISH];

/** Compiled on first use: a worker that judges no mail does not pay for them. */
const compiled = new Map<PhraseSet, RegExp>();

/** One expression for all languages: mail mixes them. */
export function expressionFor(set: PhraseSet): RegExp {
  const known = compiled.get(set);
  if (known !== undefined) return known;
  const expression = compilePhrases(LANGUAGES.flatMap((language) => language[set]));
  compiled.set(set, expression);
  return expression;
}
