/**
 * The fields of one line of delimited text (RFC 4180, with a delimiter of choice), or null where its quotes do not match.
 * A record does not go over several lines: one stray quote would swallow what follows.
 */
export function splitDelimitedLine(line: string, delimiter: string): readonly string[] | null {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const { field, end } = line.slice(at).trimStart().startsWith('"')
      ? readQuoted(line, line.indexOf('"', at) + 1)
      : readPlain(line, at, delimiter);
    if (field === null) return null;
    fields.push(field.trim());
    const rest = line.slice(end);
    const next = rest.length - rest.trimStart().length + end;
    if (delimiter !== '\t' ? next >= line.length : end >= line.length) return fields;
    const after = line[end] === delimiter ? end : next;
    if (line[after] !== delimiter) return null;
    at = after + 1;
  }
}

interface ReadField {
  readonly field: string | null;
  readonly end: number;
}

function readPlain(line: string, at: number, delimiter: string): ReadField {
  const found = line.indexOf(delimiter, at);
  const end = found < 0 ? line.length : found;
  const field = line.slice(at, end);
  return { field: field.includes('"') ? null : field, end };
}

function readQuoted(line: string, from: number): ReadField {
  let quote = line.indexOf('"', from);
  while (quote >= 0 && line[quote + 1] === '"') quote = line.indexOf('"', quote + 2);
  if (quote < 0) return { field: null, end: line.length };
  return { field: line.slice(from, quote).replaceAll('""', '"'), end: quote + 1 };
}
