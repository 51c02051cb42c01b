export const LANGUAGES = ['en', 'it', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text of one kind of mail: `cases/README.md` says how it is written. */
export interface Template {
  readonly language: Language;
  /** From 1, in the order of the file and within its language. Odd texts make odd cases. */
  readonly number: number;
  /** Envelope fields, from the head of the file unless the text has its own. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
  /** Further parts, by their first word: `quoted`, `pdf`, `xml`. */
  readonly parts: ReadonlyMap<string, string>;
}

/** @throws with file and text where a template is not written as it must be */
export function parseTemplates(file: string, text: string): readonly Template[] {
  const [head = '', ...blocks] = text.split(/^=== /m);
  const common = parseFields(file, head);
  const counts = new Map<string, number>();
  return blocks.map((block) => {
    const lineEnd = block.indexOf('\n');
    const language = LANGUAGES.find((known) => known === block.slice(0, lineEnd).trim());
    if (language === undefined) throw new Error(`${file}: unknown language in "${block.slice(0, lineEnd)}"`);
    const number = (counts.get(language) ?? 0) + 1;
    counts.set(language, number);
    const content = block.slice(lineEnd + 1);
    const blank = content.indexOf('\n\n');
    if (blank < 0) throw new Error(`${file}: ${language} ${number} has no text`);
    const own = parseFields(file, content.slice(0, blank));
    const [body = '', ...parts] = content.slice(blank + 2).split(/^--- /m);
    return {
      language,
      number,
      fields: new Map([...common, ...own]),
      body: body.trim(),
      parts: new Map(parts.map(parsePart)),
    };
  });
}

function parseFields(file: string, text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`${file}: no field in "${line}"`);
    fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return fields;
}

function parsePart(part: string): [string, string] {
  const lineEnd = part.indexOf('\n');
  return [part.slice(0, lineEnd).trim(), part.slice(lineEnd + 1).trim()];
}
