/** JSON as it is signed: objects are Maps, because their keys are text from outside; numbers are whole. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonValue>;

/** `not-canonical` is valid JSON that has no canonical form, or no single one, and so cannot be signed safely. */
export type JsonProblem = 'not-json' | 'not-canonical' | 'too-deep';

export type ReadJsonResult =
  | { readonly ok: true; readonly value: JsonValue }
  /** `at` counts UTF-16 units from the beginning. */
  | { readonly ok: false; readonly problem: JsonProblem; readonly at: number };

/** Nested arrays and objects; metadata needs 6. */
const MAX_DEPTH = 32;

const SPACE = /[ \t\n\r]*/y;
/** JSON forbids U+0000 to U+001F in strings; U+007F and later controls are text. */
const PLAIN_TEXT = /[ !#-[\]-\uffff]*/y;
const WHOLE_NUMBER = /-?(?:0|[1-9][0-9]*)/y;
const ESCAPES = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/** Why reading stopped; never leaves this file. */
class ReadingStopped extends Error {
  readonly problem: JsonProblem;
  readonly at: number;

  constructor(problem: JsonProblem, at: number) {
    super(problem);
    this.problem = problem;
    this.at = at;
  }
}

/**
 * Reads RFC 8259 JSON in UTF-8 without a byte order mark. Stricter than `JSON.parse`, so that two readers of the same
 * signed bytes cannot see different content: a key twice in one object, numbers that are not whole or not exact
 * (fractions, exponents, -0, beyond 2^53 - 1) and unpaired surrogates are `not-canonical`.
 *
 * Total: any bytes give a value or a problem. Time and memory grow with the length of `bytes`, which the caller bounds.
 */
export function readJson(bytes: Uint8Array): ReadJsonResult {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, problem: 'not-json', at: 0 };
  }
  try {
    return { ok: true, value: new JsonReader(text).readAll() };
  } catch (error) {
    if (!(error instanceof ReadingStopped)) throw error;
    return { ok: false, problem: error.problem, at: error.at };
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): JsonValue {
    const value = this.#readValue(0);
    this.#match(SPACE);
    if (this.#at < this.#text.length) this.#stop('not-json');
    return value;
  }

  #readValue(depth: number): JsonValue {
    if (depth > MAX_DEPTH) this.#stop('too-deep');
    this.#match(SPACE);
    switch (this.#text[this.#at]) {
      case '{':
        return this.#readObject(depth + 1);
      case '[':
        return this.#readArray(depth + 1);
      case '"':
        return this.#readString();
      default:
        return this.#readWordOrNumber();
    }
  }

  #readObject(depth: number): JsonObject {
    const members = new Map<string, JsonValue>();
    this.#at += 1;
    if (this.#take('}')) return members;
    do {
      this.#match(SPACE);
      if (this.#text[this.#at] !== '"') this.#stop('not-json');
      const start = this.#at;
      const key = this.#readString();
      if (members.has(key)) this.#stop('not-canonical', start);
      if (!this.#take(':')) this.#stop('not-json');
      members.set(key, this.#readValue(depth));
    } while (this.#take(','));
    if (!this.#take('}')) this.#stop('not-json');
    return members;
  }

  #readArray(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.#at += 1;
    if (this.#take(']')) return items;
    do items.push(this.#readValue(depth));
    while (this.#take(','));
    if (!this.#take(']')) this.#stop('not-json');
    return items;
  }

  #readString(): string {
    const start = this.#at;
    this.#at += 1;
    let value = '';
    for (;;) {
      value += this.#match(PLAIN_TEXT);
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next !== '\\') this.#stop('not-json');
      value += this.#readEscape();
    }
    this.#at += 1;
    if (/\p{Surrogate}/u.test(value)) this.#stop('not-canonical', start);
    return value;
  }

  #readEscape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#stop('not-json');
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const value = ESCAPES.get(letter);
    if (value === undefined) this.#stop('not-json');
    this.#at += 2;
    return value;
  }

  #readWordOrNumber(): JsonValue {
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const start = this.#at;
    const digits = this.#match(WHOLE_NUMBER);
    if (digits === '') this.#stop('not-json');
    if (/[.eE]/.test(this.#text[this.#at] ?? '')) this.#stop('not-canonical', start);
    const value = Number(digits);
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) this.#stop('not-canonical', start);
    return value;
  }

  /** Steps over one character, and the space before it, where it comes next. */
  #take(character: string): boolean {
    this.#match(SPACE);
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #stop(problem: JsonProblem, at = this.#at): never {
    throw new ReadingStopped(problem, at);
  }
}
