import { compilePhrases } from './compile-phrases.ts';
import { PHRASE_SETS, type PhraseSet, type Phrases } from './phrases.ts';

/** Given once, before the first message is judged. */
let languages: readonly Phrases[] | null = null;
/** Compiled on first use: most messages need few of them. */
const compiled = new Map<PhraseSet, RegExp>();

/** Takes the phrases that messages are judged by from here on. */
export function learnPhrases(all: readonly Phrases[]): void {
  if (languages === all) return;
  languages = all;
  compiled.clear();
}

/** One expression for all languages: mail mixes them. Throws where no phrases were given: silence would be taken for "clear". */
export function expressionFor(set: PhraseSet): RegExp {
  const known = compiled.get(set);
  if (known !== undefined) return known;
  if (languages === null) throw new Error('no phrases were given');
  const expression = compilePhrases(languages.flatMap((language) => language[set]));
  compiled.set(set, expression);
  return expression;
}

/** Reads the packaged phrases; null where a set is missing in a language. */
export function readPhrases(value: unknown): readonly Phrases[] | null {
  const areWhole =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((language: Partial<Phrases> | null) =>
      PHRASE_SETS.every((set) => Array.isArray(language?.[set])),
    );
  return areWhole ? (value as readonly Phrases[]) : null;
}
