/** A line of text input; its number counts from 1. */
export interface Line {
  readonly number: number;
  /** Without the line end. At most {@link MAX_LINE_LENGTH} characters are kept of a longer one. */
  readonly text: string;
}

/** No line of a list needs more; a file without line ends must not fill the memory. */
export const MAX_LINE_LENGTH = 65_536;

/** Cuts text that comes in pieces into lines; `\n` and `\r\n` end one. Holds one line at a time. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = '';
  let number = 0;
  for await (const chunk of chunks) {
    const pieces = (rest + chunk).split('\n');
    rest = (pieces.pop() ?? '').slice(0, MAX_LINE_LENGTH);
    for (const piece of pieces) {
      number++;
      yield { number, text: trimReturn(piece).slice(0, MAX_LINE_LENGTH) };
    }
  }
  if (rest !== '') yield { number: number + 1, text: trimReturn(rest) };
}

function trimReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
