/** Text with its tricks undone, and the way back to the words as they were written. */
export interface FoldedText {
  /** Compatibility forms (full-width, mathematical letters) as plain ones, invisible characters left out. */
  readonly text: string;
  /** The slice of the original that a slice of `text` came from. */
  quote(start: number, end: number): string;
}

const ORDINARY = /^[\t\n\r -~]*$/;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]$/u;

/** Undoes what hides words and numbers from a search: full-width and zero-width characters, soft hyphens, bidi marks. */
export function foldText(original: string): FoldedText {
  if (ORDINARY.test(original)) {
    return { text: original, quote: (start, end) => original.slice(start, end) };
  }
  const origins: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    const folded = character <= '~' ? character : foldCharacter(character);
    for (let index = 0; index < folded.length; index++) origins.push(at);
    text += folded;
    at += character.length;
  }
  origins.push(at);
  return {
    text,
    quote: (start, end) => original.slice(origins[start] ?? at, origins[end] ?? at),
  };
}

function foldCharacter(character: string): string {
  if (INVISIBLE.test(character)) return '';
  if (/^\s$/.test(character)) return character === '\u2028' || character === '\u2029' ? '\n' : ' ';
  return character.normalize('NFKC');
}
