import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import type { Phrases } from './phrases.ts';
import { SPANISH } from './spanish.ts';

/** The phrases of every language: packaged as a file, because they are a third of what a worker would read at each start. */
export const ALL_PHRASES: readonly Phrases[] = [ENGLISH, ITALIAN, GERMAN, FRENCH, SPANISH];
