/**
 * The fields of one line of CSV (RFC 4180), or null where its quotes do not match. A record does not go over several lines:
 * one stray quote would swallow what follows. Spaces around a field are left out; `""` in quotes stands for one quote.
 */
export function readCsvFields(line: string): readonly string[] | null {
  const fields: string[] = [];
  let at = 0;
  while (true) {
    while (line[at] === ' ') at++;
    const comma = line.indexOf(',', at);
    if (line[at] !== '"') {
      const field = comma < 0 ? line.slice(at) : line.slice(at, comma);
      if (field.includes('"')) return null;
      fields.push(field.trim());
      if (comma < 0) return fields;
      at = comma + 1;
      continue;
    }
    const end = findClosingQuote(line, at + 1);
    if (end < 0) return null;
    fields.push(
      line
        .slice(at + 1, end)
        .replaceAll('""', '"')
        .trim(),
    );
    at = end + 1;
    while (line[at] === ' ') at++;
    if (at >= line.length) return fields;
    if (line[at] !== ',') return null;
    at++;
  }
}

function findClosingQuote(line: string, from: number): number {
  let quote = line.indexOf('"', from);
  while (quote >= 0 && line[quote + 1] === '"') quote = line.indexOf('"', quote + 2);
  return quote;
}
