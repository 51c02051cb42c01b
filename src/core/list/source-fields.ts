/** What is wrong in one place of a list's source. */
export interface SourceProblem {
  readonly file: string;
  /** JSON pointer (RFC 6901) inside the file; `''` for the file as a whole. */
  readonly at: string;
  readonly message: string;
}

/** Which keys an object has to have and may have. */
interface KeySet {
  readonly needs: readonly string[];
  readonly may?: readonly string[];
}

/** No text in a list's source needs to be longer; what is longer is a mistake. */
const MAX_TEXT_LENGTH = 600;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/**
 * One place in a JSON file, and the readers for what should stand there. A reader that finds something else reports it
 * and gives `undefined`, so that one reading of a file finds every problem. Nothing here throws.
 */
export class SourceField {
  readonly file: string;
  readonly at: string;
  readonly #value: unknown;
  readonly #problems: SourceProblem[];

  constructor(file: string, at: string, value: unknown, problems: SourceProblem[]) {
    this.file = file;
    this.at = at;
    this.#value = value;
    this.#problems = problems;
  }

  report(message: string): undefined {
    this.#problems.push({ file: this.file, at: this.at, message });
    return undefined;
  }

  /** The fields of an object by key; keys that are missing or not known are reported. */
  readObject({ needs, may = [] }: KeySet): ReadonlyMap<string, SourceField> | undefined {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.report('must be an object');
    const fields = new Map<string, SourceField>();
    for (const [key, item] of Object.entries(value)) {
      const field = this.#at(key, item);
      if (needs.includes(key) || may.includes(key)) fields.set(key, field);
      else field.report('is not a known key');
    }
    for (const key of needs) if (!fields.has(key)) this.report(`needs "${key}"`);
    return fields;
  }

  /** The items of an array that must not be empty. */
  readArray(): readonly SourceField[] | undefined {
    const value = this.#value;
    if (!Array.isArray(value)) return this.report('must be an array');
    if (value.length === 0) return this.report('must not be empty');
    return value.map((item, index) => this.#at(String(index), item));
  }

  /** Text of 1 to 600 characters, without control characters, not padded with spaces. */
  readText(): string | undefined {
    const value = this.#value;
    if (typeof value !== 'string' || value.trim() === '') return this.report('must be text');
    if (value !== value.trim()) return this.report('must not start or end with a space');
    if (value.length > MAX_TEXT_LENGTH) return this.report(`is longer than ${MAX_TEXT_LENGTH} characters`);
    if (CONTROL.test(value)) return this.report('contains a control character');
    return value;
  }

  readTextLike(pattern: RegExp, wanted: string): string | undefined {
    const text = this.readText();
    if (text === undefined) return undefined;
    return pattern.test(text) ? text : this.report(`must be ${wanted}`);
  }

  readWord<Word extends string>(words: readonly Word[]): Word | undefined {
    const found = words.find((word) => word === this.#value);
    return found ?? this.report(`must be one of: ${words.join(', ')}`);
  }

  readWholeNumber(lowest: number, highest: number): number | undefined {
    const value = this.#value;
    const isFit = typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= highest;
    return isFit ? value : this.report(`must be a whole number from ${lowest} to ${highest}`);
  }

  readFlag(): boolean | undefined {
    return typeof this.#value === 'boolean' ? this.#value : this.report('must be true or false');
  }

  #at(key: string, value: unknown): SourceField {
    const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
    return new SourceField(this.file, `${this.at}/${token}`, value, this.#problems);
  }
}
