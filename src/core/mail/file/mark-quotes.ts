/** A part of a text, by UTF-16 units. */
export interface Span {
  readonly start: number;
  /** Behind the last unit. */
  readonly end: number;
}

/** Quotes that are looked for, and places of each. */
const MAX_QUOTES = 100;
const MAX_PLACES = 20;
/** What is not seen and stands between letters all the same: white space, soft hyphens, zero-width characters. */
const UNSEEN = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/;

/**
 * Finds where quotes stand in texts that follow each other, as those of a page's text nodes do. White space counts for
 * nothing, and a quote may begin in one text and end in another: an account number often does.
 * @returns for each text the spans to mark, in order, none touching another
 */
export function markQuotes(
  texts: readonly string[],
  quotes: readonly string[],
): readonly (readonly Span[])[] {
  const squeezed = squeeze(texts);
  const marked = new Uint8Array(squeezed.letters.length);
  for (const quote of quotes.slice(0, MAX_QUOTES)) {
    const { letters } = squeeze([quote]);
    if (letters.length < 2) continue;
    let at = squeezed.letters.indexOf(letters);
    for (let place = 0; at >= 0 && place < MAX_PLACES; place++) {
      marked.fill(1, at, at + letters.length);
      at = squeezed.letters.indexOf(letters, at + letters.length);
    }
  }
  return collectSpans(texts.length, squeezed, marked);
}

interface Squeezed {
  readonly letters: string;
  /** Of each letter: the text that it stands in, and where. */
  readonly text: Uint32Array;
  readonly offset: Uint32Array;
}

/** All letters that are seen, in lower case where that keeps their number. */
function squeeze(texts: readonly string[]): Squeezed {
  const length = texts.reduce((total, text) => total + text.length, 0);
  const text = new Uint32Array(length);
  const offset = new Uint32Array(length);
  const letters: string[] = [];
  for (const [index, content] of texts.entries()) {
    for (let at = 0; at < content.length; at++) {
      const unit = content.charAt(at);
      if (UNSEEN.test(unit)) continue;
      const lower = unit.toLowerCase();
      text[letters.length] = index;
      offset[letters.length] = at;
      letters.push(lower.length === 1 ? lower : unit);
    }
  }
  return { letters: letters.join(''), text, offset };
}

function collectSpans(
  count: number,
  { text, offset }: Squeezed,
  marked: Uint8Array,
): readonly (readonly Span[])[] {
  const spans: { start: number; end: number }[][] = Array.from({ length: count }, () => []);
  for (let at = 0; at < marked.length; at++) {
    if (marked[at] !== 1) continue;
    const ofText = spans[text[at] ?? 0];
    const start = offset[at] ?? 0;
    const last = ofText?.at(-1);
    const isNext = last !== undefined && at > 0 && marked[at - 1] === 1 && text[at - 1] === text[at];
    if (isNext) last.end = start + 1;
    else ofText?.push({ start, end: start + 1 });
  }
  return spans;
}
