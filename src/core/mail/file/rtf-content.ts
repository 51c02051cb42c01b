/** What an RTF body says: HTML where it was made from HTML, else plain text. */
export interface RtfContent {
  readonly form: 'html' | 'text';
  readonly content: string;
}

interface Group {
  /** Its text is no part of the message: font tables, styles, pictures. */
  readonly isSkipped: boolean;
  /** Inside `\*\htmltag`: its text is markup. */
  readonly isTag: boolean;
  /** Characters that follow `\u` for readers that do not know it. */
  readonly fallback: number;
}

const SKIPPED = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'themedata',
  'datastore',
  'generator',
]);
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['tab', '\t'],
  ['cell', '\t'],
  ['lquote', '\u2018'],
  ['rquote', '\u2019'],
  ['ldblquote', '\u201c'],
  ['rdblquote', '\u201d'],
  ['bullet', '\u2022'],
  ['endash', '\u2013'],
  ['emdash', '\u2014'],
]);
const TOKEN =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|[^\\{}\r\n]+/g;
const MAX_DEPTH = 256;

/**
 * Reads the text of an RTF body, or the HTML that it was made from ([MS-OXRTFEX], `\fromhtml1`).
 * @param rtf Latin-1 text, as {@link decompressRtf} gives it
 */
export function readRtf(rtf: string): RtfContent {
  const isHtml = /^.{0,400}\\fromhtml1\b/s.test(rtf);
  const reader = new RtfReader(isHtml, openDecoder(/^.{0,400}\\ansicpg(\d{3,5})/s.exec(rtf)?.[1]));
  for (const token of rtf.matchAll(TOKEN)) reader.take(token);
  return { form: isHtml ? 'html' : 'text', content: reader.finish() };
}

class RtfReader {
  readonly #isHtml: boolean;
  readonly #decoder: TextDecoder;
  readonly #groups: Group[] = [];
  readonly #output: string[] = [];
  #group: Group = { isSkipped: false, isTag: false, fallback: 1 };
  /** Inside `\htmlrtf`: for readers of RTF alone. */
  #isRtfOnly = false;
  /** Characters that follow a `\u` and stand for the same. */
  #toSkip = 0;
  /** `\*`: who does not know the next word skips its group. */
  #isStarred = false;

  constructor(isHtml: boolean, decoder: TextDecoder) {
    this.#isHtml = isHtml;
    this.#decoder = decoder;
  }

  take([token, word, number, hex, symbol, brace]: RegExpMatchArray): void {
    if (symbol === '*') {
      this.#isStarred = true;
      return;
    }
    if (brace === '{') {
      if (this.#groups.length < MAX_DEPTH) this.#groups.push(this.#group);
    } else if (brace === '}') this.#group = this.#groups.pop() ?? this.#group;
    else if (word !== undefined) this.#takeWord(word, number);
    else if (hex !== undefined) this.#takeByte(Number.parseInt(hex, 16));
    else if (symbol !== undefined) this.#put(readSymbol(symbol));
    else if (!/^[\r\n]/.test(token)) this.#takeText(token);
    this.#isStarred = false;
  }

  finish(): string {
    return this.#output.join('');
  }

  #takeWord(word: string, number: string | undefined): void {
    if (this.#isStarred) {
      const isTag = this.#isHtml && word === 'htmltag';
      this.#group = { ...this.#group, isTag, isSkipped: !isTag };
    } else if (SKIPPED.has(word)) this.#group = { ...this.#group, isSkipped: true };
    else if (word === 'htmlrtf') this.#isRtfOnly = this.#isHtml && number !== '0';
    else if (word === 'uc') this.#group = { ...this.#group, fallback: Math.min(Number(number ?? 1), 8) };
    else if (word === 'u') {
      this.#put(String.fromCharCode(Number(number ?? 0) & 0xffff));
      this.#toSkip = this.#group.fallback;
    } else this.#put(CHARACTERS.get(word) ?? '');
  }

  #takeByte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip -= 1;
    else this.#put(this.#decoder.decode(Uint8Array.of(byte), { stream: true }));
  }

  #takeText(text: string): void {
    const skipped = Math.min(this.#toSkip, text.length);
    this.#toSkip -= skipped;
    this.#put(text.slice(skipped));
  }

  #put(text: string): void {
    if (this.#group.isSkipped || (this.#isRtfOnly && !this.#group.isTag)) return;
    this.#output.push(text);
  }
}

/** A backslash and one character: white space that does not break, a line's end, or the character itself. */
function readSymbol(symbol: string): string {
  if (symbol === '~') return '\u00a0';
  if (symbol === '\n' || symbol === '\r') return '\n';
  return /[\\{}]/.test(symbol) ? symbol : '';
}

function openDecoder(codePage: string | undefined): TextDecoder {
  try {
    return new TextDecoder(labelOfCodePage(Number(codePage ?? 1252)));
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/** The name that decoders know a Windows code page by. */
export function labelOfCodePage(codePage: number): string {
  const named = new Map([
    [932, 'shift_jis'],
    [936, 'gbk'],
    [949, 'euc-kr'],
    [950, 'big5'],
    [20127, 'windows-1252'],
    [20866, 'koi8-r'],
    [28591, 'windows-1252'],
    [28592, 'iso-8859-2'],
    [28605, 'iso-8859-15'],
    [50220, 'iso-2022-jp'],
    [51949, 'euc-kr'],
    [54936, 'gb18030'],
    [65001, 'utf-8'],
  ]);
  return named.get(codePage) ?? `windows-${codePage}`;
}
