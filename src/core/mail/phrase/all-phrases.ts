import { IDEA_WORDS } from '../idea/idea-words.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import type { Vocabulary } from './phrases.ts';
import { SPANISH } from './spanish.ts';

/** What every language says: packaged as a file, because it is a third of what a worker would read at each start. */
export const ALL_PHRASES: Vocabulary = {
  languages: [ENGLISH, ITALIAN, GERMAN, FRENCH, SPANISH],
  ideas: IDEA_WORDS,
};
