import { foldText } from '../fold-text.ts';

/** A text as words, for phrases to be found in. */
export interface WordText {
  /** Lower case without accents and punctuation, each word followed by a space, each sentence by a line end. */
  readonly words: string;
  /** The original words that a slice of `words` came from. */
  quote(start: number, end: number): string;
  /** The sentence, as words, around a position. */
  sentenceAt(position: number): string;
}

/** Characters of a text that are looked at: an ask that a person is to act on stands before this. */
const MAX_CHARACTERS = 60_000;
const SENTENCE_END = /[.!?]/;
const WORD_CHARACTER = /[\p{L}\p{N}'€$£%]/u;

/** What each character of ASCII becomes. */
const ASCII = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === '`') return "'";
  return /[a-zA-Z0-9'$%]/.test(character) ? character.toLowerCase() : '';
});

/** Undoes tricks, folds case and accents, and keeps the way back to the original. */
export function readWords(original: string): WordText {
  const folded = foldText(original.slice(0, MAX_CHARACTERS));
  const origins: number[] = [];
  const parts: string[] = [];
  let last = '\n';
  const push = (text: string, at: number) => {
    parts.push(text);
    last = text.charAt(text.length - 1);
    for (let index = 0; index < text.length; index++) origins.push(at);
  };
  for (let at = 0; at < folded.text.length; at++) {
    if (folded.text.startsWith('://', at)) at = endOfAddress(folded.text, at);
    const character = folded.text.charAt(at);
    const plain = isQuoteMark(folded.text, at) ? '' : foldCharacter(character);
    if (plain !== '') push(plain, at);
    else if (!isCombining(character)) {
      if (last !== ' ' && last !== '\n') push(' ', at);
      if (last === ' ' && isBreak(folded.text, at)) push('\n', at);
    }
  }
  if (last !== ' ' && last !== '\n') push(' ', folded.text.length);
  origins.push(folded.text.length);
  const words = parts.join('');
  return {
    words,
    quote: (start, end) => {
      const text = folded.quote(origins[start] ?? 0, origins[Math.max(start, end - 1)] ?? 0);
      return text.replace(/\s+/g, ' ').trim().slice(0, 160);
    },
    sentenceAt: (position) => {
      const start = words.lastIndexOf('\n', position - 1) + 1;
      const end = words.indexOf('\n', position);
      return words.slice(start, end < 0 ? words.length : end);
    },
  };
}

/** What an address of a site says is not said to a person. */
function endOfAddress(text: string, start: number): number {
  const length = text.slice(start, start + 2_000).search(/[\s<>"]/);
  return length < 0 ? Math.min(text.length, start + 2_000) : start + length;
}

/** `’` is written for `'`; what is no part of a word becomes empty. */
function foldCharacter(character: string): string {
  if (character < '\u0080') return ASCII[character.charCodeAt(0)] ?? '';
  if (character === '\u2019' || character === '\u2018') return "'";
  if (character === 'ß') return 'ss';
  if (!WORD_CHARACTER.test(character)) return '';
  return character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** An apostrophe that does not stand within a word. */
function isQuoteMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x27 && code !== 0x60 && code !== 0x2018 && code !== 0x2019) return false;
  return !/\p{L}/u.test(text.charAt(at - 1)) || !/\p{L}/u.test(text.charAt(at + 1));
}

function isCombining(character: string): boolean {
  return character > '\u02ff' && /\p{M}/u.test(character);
}

/**
 * Where a sentence ends: at its mark before white space, at an empty line, and at the end of a line that was not
 * wrapped by a mail program (those are long and go on in lower case).
 */
function isBreak(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (SENTENCE_END.test(character)) {
    // A day of the month: "8. November".
    const isOrdinal = /(?:^|\D)\d{1,2}$/.test(text.slice(Math.max(0, at - 3), at));
    return !isOrdinal && /^[\s"')\]]*(?:\s|$)/.test(text.slice(at + 1, at + 3));
  }
  if (character !== '\n') return false;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.slice(at + 1, at + 40).trimStart();
  const isWrapped = at - lineStart > 45 && /^[\p{Ll}\p{N}(€$"']/u.test(next);
  return !isWrapped;
}
