import { InputError } from './input-error.ts';

/** Where a value stands: for each container around it, from the outermost, the key in an object or null in an array. */
export type JsonPath = readonly (string | null)[];

export type JsonRecord =
  | { readonly kind: 'record'; readonly number: number; readonly text: string }
  | { readonly kind: 'too-large'; readonly number: number };

/** One record of a feed is a few kilobytes; MISP attachments, which are no indicators, are larger. */
export const MAX_RECORD_LENGTH = 1 << 20;
export const MAX_DEPTH = 64;
const MAX_KEY_LENGTH = 256;

/**
 * Finds the objects of a JSON text that stand in wanted places, and gives the text of each, one at a time. Holds one
 * record and one piece of input, whatever the length of the text. What lies around the records is read only as far as it
 * takes to know where one is; a record is read by whoever takes its text.
 *
 * Several JSON texts may follow one another. Throws {@link InputError} where brackets do not match, the text breaks off,
 * or nothing but records is nested deeper than {@link MAX_DEPTH}.
 * @param name of the file, for the error
 * @param isWanted is asked for each object that stands in no wanted one
 */
export async function* readJsonRecords(
  name: string,
  chunks: AsyncIterable<string>,
  isWanted: (path: JsonPath) => boolean,
): AsyncGenerator<JsonRecord> {
  const scanner = new JsonScanner(name, isWanted);
  for await (const chunk of chunks) yield* scanner.read(chunk);
  scanner.finish();
}

interface Container {
  readonly isArray: boolean;
  key: string | null;
}

class JsonScanner {
  readonly #name: string;
  readonly #isWanted: (path: JsonPath) => boolean;
  readonly #around: Container[] = [];
  #hasRoot = false;
  #isInString = false;
  #isEscaped = false;
  /** Of the string that is read, or was read last, outside records. */
  #text = '';
  /** Open brackets of the record; 0 outside. */
  #depth = 0;
  #pieces: string[] = [];
  #length = 0;
  #isTooLarge = false;
  #number = 0;

  constructor(name: string, isWanted: (path: JsonPath) => boolean) {
    this.#name = name;
    this.#isWanted = isWanted;
  }

  *read(chunk: string): Generator<JsonRecord> {
    let at = 0;
    let recordStart = 0;
    while (at < chunk.length) {
      if (this.#isInString) {
        at = this.#readString(chunk, at);
        continue;
      }
      const wasInRecord = this.#depth > 0;
      at = wasInRecord ? this.#readInside(chunk, at) : this.#readOutside(chunk, at);
      if (!wasInRecord && this.#depth > 0) recordStart = at - 1;
      if (wasInRecord && this.#depth === 0) yield this.#closeRecord(chunk.slice(recordStart, at));
    }
    if (this.#depth > 0) this.#keep(chunk.slice(recordStart));
  }

  finish(): void {
    if (this.#around.length > 0 || this.#depth > 0 || this.#isInString) {
      throw new InputError(`${this.#name} breaks off after record ${this.#number}.`);
    }
    if (!this.#hasRoot) throw new InputError(`${this.#name} is no JSON.`);
  }

  #readString(chunk: string, from: number): number {
    let at = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      at++;
    }
    const next = /["\\]/g;
    next.lastIndex = at;
    at = chunk.length;
    for (let mark = next.exec(chunk)?.[0]; mark !== undefined; mark = next.exec(chunk)?.[0]) {
      if (mark === '"') {
        this.#isInString = false;
        at = next.lastIndex;
        break;
      }
      this.#isEscaped = next.lastIndex === chunk.length;
      next.lastIndex++;
    }
    if (this.#depth === 0) this.#noteText(chunk.slice(from, this.#isInString ? at : at - 1));
    return at;
  }

  #noteText(text: string): void {
    if (this.#text.length < MAX_KEY_LENGTH) this.#text = (this.#text + text).slice(0, MAX_KEY_LENGTH);
  }

  /** To the next quote or bracket of a record, and past it. */
  #readInside(chunk: string, from: number): number {
    const next = /["{}[\]]/g;
    next.lastIndex = from;
    const mark = next.exec(chunk)?.[0];
    if (mark === undefined) return chunk.length;
    if (mark === '"') this.#isInString = true;
    else if (mark === '{' || mark === '[') this.#depth++;
    else this.#depth--;
    if (this.#depth > MAX_DEPTH) this.#isTooLarge = true;
    return next.lastIndex;
  }

  /** Past the next character outside records. */
  #readOutside(chunk: string, at: number): number {
    const mark = chunk.charAt(at);
    const inner = this.#around.at(-1);
    if (mark === '"') {
      this.#isInString = true;
      this.#text = '';
    } else if (mark === '{' || mark === '[') {
      this.#open(mark);
    } else if (mark === '}' || mark === ']') {
      if (inner === undefined || inner.isArray !== (mark === ']')) this.#refuse(mark);
      this.#around.pop();
    } else if (mark === ':' || mark === ',') {
      if (inner === undefined || (mark === ':' && inner.isArray)) this.#refuse(mark);
      else if (!inner.isArray) inner.key = mark === ':' ? this.#text : null;
    } else if (!/[\s\w+.-]/.test(mark)) {
      this.#refuse(mark);
    }
    return at + 1;
  }

  #open(mark: '{' | '['): void {
    this.#hasRoot = true;
    const path = this.#around.map(({ key }) => key);
    if (mark === '{' && this.#isWanted(path)) {
      this.#depth = 1;
      this.#number++;
      return;
    }
    if (this.#around.length >= MAX_DEPTH)
      throw new InputError(`${this.#name} is nested deeper than ${MAX_DEPTH}.`);
    this.#around.push({ isArray: mark === '[', key: null });
  }

  #keep(piece: string): void {
    this.#length += piece.length;
    if (this.#length > MAX_RECORD_LENGTH) this.#isTooLarge = true;
    if (this.#isTooLarge) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  #closeRecord(last: string): JsonRecord {
    this.#keep(last);
    const text = this.#pieces.join('');
    const isTooLarge = this.#isTooLarge;
    this.#pieces = [];
    this.#length = 0;
    this.#isTooLarge = false;
    return isTooLarge
      ? { kind: 'too-large', number: this.#number }
      : { kind: 'record', number: this.#number, text };
  }

  #refuse(mark: string): never {
    const character = mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw new InputError(`${this.#name} is no JSON: U+${character} after record ${this.#number}.`);
  }
}
