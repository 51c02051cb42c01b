import type { WordText } from '../phrase/word-text.ts';
import type { Idea, IdeaWords } from './idea-words.ts';

/** One sentence, and where in it which ideas are named. */
export interface Statement {
  /** As written. */
  readonly quote: string;
  /** As words. */
  readonly sentence: string;
  /** Numbers of the words that name an idea, in order. */
  readonly places: ReadonlyMap<Idea, readonly number[]>;
}

/** Characters of a text that are looked at: what a person is to do stands at its beginning. */
const MAX_WORDS_TEXT = 8_000;
/** Letters of the shortest and the longest stem. */
const MIN_STEM = 3;
const MAX_STEM = 16;

/** Sentence by sentence, in time linear in the text. */
export function findIdeas({ words, quote }: WordText): readonly Statement[] {
  const statements: Statement[] = [];
  const text = words.slice(0, MAX_WORDS_TEXT);
  let start = 0;
  for (const sentence of text.split('\n')) {
    const places = placeIdeas(sentence);
    if (places.size > 0) statements.push({ quote: quote(start, start + sentence.length), sentence, places });
    start += sentence.length + 1;
  }
  return statements;
}

/** Whether a statement names all of the ideas. */
export function namesAll({ places }: Statement, ...ideas: readonly Idea[]): boolean {
  return ideas.every((idea) => places.has(idea));
}

/** Whether two ideas are named at most `distance` words from each other. */
export function areNear({ places }: Statement, one: Idea, other: Idea, distance: number): boolean {
  const others = places.get(other) ?? [];
  return (places.get(one) ?? []).some((at) => others.some((place) => Math.abs(place - at) <= distance));
}

/** Italian and Spanish say "we" by the end of the verb. */
const FIRST_PERSON = /^.{2,}(?:iamo|amos|emos|imos)$/;

interface Entry {
  readonly idea: Idea;
  /** The words that follow. */
  readonly rest: readonly string[];
}

function placeIdeas(sentence: string): ReadonlyMap<Idea, readonly number[]> {
  const { exact, stems } = readEntries();
  const tokens = sentence.split(' ').filter((token) => token !== '');
  const places = new Map<Idea, number[]>();
  const note = (entry: Entry, at: number) => {
    if (!entry.rest.every((word, index) => fits(tokens[at + 1 + index], word))) return;
    const known = places.get(entry.idea);
    if (known === undefined) places.set(entry.idea, [at]);
    else if (known.at(-1) !== at) known.push(at);
  };
  for (const [at, token] of tokens.entries()) {
    if (FIRST_PERSON.test(token)) note({ idea: 'ours', rest: [] }, at);
    for (const word of wordsOf(token)) {
      for (const entry of exact.get(word) ?? []) note(entry, at);
      const longest = Math.min(word.length, MAX_STEM);
      for (let length = MIN_STEM; length <= longest; length++)
        for (const entry of stems.get(word.slice(0, length)) ?? []) note(entry, at);
    }
  }
  return places;
}

/** `l'acconto` is also `acconto`. */
function wordsOf(token: string): readonly string[] {
  const apostrophe = token.indexOf("'");
  return apostrophe < 0 ? [token] : [token, token.slice(apostrophe + 1)];
}

function fits(token: string | undefined, word: string): boolean {
  if (token === undefined) return false;
  return word.endsWith('*') ? token.startsWith(word.slice(0, -1)) : token === word;
}

interface Entries {
  readonly exact: ReadonlyMap<string, readonly Entry[]>;
  readonly stems: ReadonlyMap<string, readonly Entry[]>;
}

let vocabulary: IdeaWords | null = null;
let entries: Entries | null = null;

/** Takes the words that messages are judged by from here on. */
export function learnIdeas(words: IdeaWords): void {
  vocabulary = words;
  entries = null;
}

/** Taken apart on first use. Throws where no words were given: silence would be taken for "clear". */
function readEntries(): Entries {
  if (entries !== null) return entries;
  if (vocabulary === null) throw new Error('no words were given');
  const exact = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  for (const [idea, words] of Object.entries(vocabulary)) {
    for (const written of words.split(/\s+/).flatMap(spellings)) {
      const [first = '', ...rest] = written.split('+');
      const isStem = first.endsWith('*');
      const key = isStem ? first.slice(0, -1) : first;
      const map = isStem ? stems : exact;
      map.set(key, [...(map.get(key) ?? []), { idea: idea as Idea, rest }]);
    }
  }
  entries = { exact, stems };
  return entries;
}

/** `ü` is written `u` once accents are folded, and `ue` where keyboards lack it. */
function spellings(word: string): readonly string[] {
  const fold = (text: string) => text.replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '');
  const spelled = word.replace(/[äöü]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
  return spelled === word ? [fold(word)] : [fold(word), fold(spelled)];
}
