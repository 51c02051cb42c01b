const BEGIN = '<!-- npm run -s simulate -->\n```\n';
const END = '```\n<!-- end -->';

/** The document with the figures put between its two marks. Throws where it has no such place. */
export function replaceFigures(text: string, lines: readonly string[]): string {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error('the document has no place for the figures');
  return `${text.slice(0, start)}${BEGIN}${lines.join('\n')}\n${text.slice(end)}`;
}
