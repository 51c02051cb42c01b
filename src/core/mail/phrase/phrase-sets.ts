import { learnIdeas } from '../idea/find-ideas.ts';
import { compilePhrases } from './compile-phrases.ts';
import { PHRASE_SETS, type PhraseSet, type Phrases, type Vocabulary } from './phrases.ts';

/** Given once, before the first message is judged. */
let languages: readonly Phrases[] | null = null;
/** Compiled on first use: most messages need few of them. */
const compiled = new Map<PhraseSet, RegExp>();

/** Takes the phrases that messages are judged by from here on. */
export function learnPhrases(all: Vocabulary): void {
  if (languages === all.languages) return;
  languages = all.languages;
  compiled.clear();
  learnIdeas(all.ideas);
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

/** Reads the packaged vocabulary; null where a set is missing in a language, or an idea has no words. */
export function readPhrases(value: unknown): Vocabulary | null {
  const { languages: sets, ideas } = (value ?? {}) as Partial<Record<keyof Vocabulary, unknown>>;
  const areWhole =
    Array.isArray(sets) &&
    sets.length > 0 &&
    sets.every((language: Partial<Phrases> | null) =>
      PHRASE_SETS.every((set) => Array.isArray(language?.[set])),
    );
  const areNamed =
    typeof ideas === 'object' &&
    ideas !== null &&
    Object.values(ideas).every((words) => typeof words === 'string');
  return areWhole && areNamed && Object.keys(ideas).length > 0 ? (value as Vocabulary) : null;
}
