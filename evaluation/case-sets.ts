import { FOLDER } from './folders.ts';

/** Cases that were written and frozen together. */
export interface CaseSet {
  /** Texts, with the hashes of what was frozen beside them. */
  readonly folder: URL;
  readonly manifest: URL;
  /** Words that names and signatures are made of. */
  readonly words: URL;
  /** Changing it changes every case. */
  readonly seed: string;
  /** Odd texts make odd cases, for tuning, and even texts even ones. Otherwise every text is taken in turn, and none is for tuning. */
  readonly isSplit: boolean;
  /** Where the cases go as files, below the output folder. */
  readonly output: string;
}

const WORDS = new URL('cases/words/', FOLDER);

/** Written first; the odd half is for tuning. */
export const FIRST_SET: CaseSet = {
  folder: new URL('cases/', FOLDER),
  manifest: new URL('cases/manifest.txt', FOLDER),
  words: WORDS,
  seed: 'cordon-2026',
  isSplit: true,
  output: 'cases/',
};

/** Written later, by somebody who had not read the phrase sets; never looked at case by case. */
export const BLIND_SET: CaseSet = {
  folder: new URL('blind/', FOLDER),
  manifest: new URL('blind/manifest.txt', FOLDER),
  words: WORDS,
  seed: 'cordon-2026-blind',
  isSplit: false,
  output: 'blind/',
};

export const CASE_SETS: readonly CaseSet[] = [FIRST_SET, BLIND_SET];
