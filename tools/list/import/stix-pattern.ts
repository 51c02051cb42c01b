import type { CandidateType, ImportReason } from './reading.ts';

/** What a pattern asks for by itself, and why other parts of it are not taken. */
export interface PatternReading {
  readonly found: readonly { readonly type: CandidateType; readonly value: string }[];
  readonly rejects: readonly ImportReason[];
}

const TOKEN =
  /\s+|\/\*[\s\S]*?\*\/|\/\/[^\r\n]*|(?<text>t?'[^'\\]*(?:\\[\s\S][^'\\]*)*')|(?<number>[+-]?\d+(?:\.\d+)?)|(?<word>[A-Za-z_][\w-]*)|(?<mark>!=|<>|==|<=|>=|[[\]()=<>:,.*])/y;
const VALUE_PATHS: ReadonlyMap<string, CandidateType> = new Map([
  ['domain-name:value', 'host'],
  ['url:value', 'url'],
  ['ipv4-addr:value', 'ip'],
  ['ipv6-addr:value', 'ip'],
  ['email-addr:value', 'email'],
]);
const MAX_NESTING = 32;
const NONE: PatternReading = { found: [], rejects: [] };

class PatternError extends Error {}

/**
 * Reads a STIX pattern (STIX 2.1, part 9). Alternatives (`OR`) are indicators each for itself. Whatever asks for more than
 * one thing at once (`AND`, `FOLLOWEDBY`) is taken for none: a part of it alone would stop more than the pattern says.
 * So are negations, other comparisons than `=` and `IN` (for addresses also `ISSUBSET`), and qualifiers. Never throws;
 * linear in the length of the pattern.
 */
export function readStixPattern(pattern: string): PatternReading {
  try {
    const parser = new PatternParser(splitTokens(pattern));
    const reading = parser.readObservations(0);
    parser.expectEnd();
    return reading;
  } catch (error) {
    if (error instanceof PatternError) return reject('stix-syntax');
    throw error;
  }
}

function splitTokens(pattern: string): readonly string[] {
  const tokens: string[] = [];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < pattern.length) {
    const groups = token.exec(pattern)?.groups;
    if (groups === undefined) throw new PatternError();
    const text = groups['text'] ?? groups['number'] ?? groups['word'] ?? groups['mark'];
    if (text !== undefined) tokens.push(text);
  }
  return tokens;
}

class PatternParser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  expectEnd(): void {
    if (this.#at < this.#tokens.length) throw new PatternError();
  }

  /** Observation expressions: `FOLLOWEDBY` binds weakest, then `OR`, then `AND`. */
  readObservations(nesting: number): PatternReading {
    return this.#readJoined('FOLLOWEDBY', () =>
      this.#readJoined('OR', () => this.#readJoined('AND', () => this.#readObservation(nesting))),
    );
  }

  /** Operands with one operator between them. Only `OR` leaves each what it is. */
  #readJoined(operator: 'AND' | 'OR' | 'FOLLOWEDBY', readOperand: () => PatternReading): PatternReading {
    const operands = [readOperand()];
    while (this.#take(operator)) operands.push(readOperand());
    if (operands.length === 1) return operands[0] ?? NONE;
    if (operator !== 'OR') return reject('stix-and');
    return {
      found: operands.flatMap(({ found }) => found),
      rejects: operands.flatMap(({ rejects }) => rejects),
    };
  }

  #readObservation(nesting: number): PatternReading {
    if (nesting > MAX_NESTING) throw new PatternError();
    const isGroup = this.#take('(');
    if (!isGroup) this.#expect('[');
    const reading = isGroup ? this.readObservations(nesting + 1) : this.#readComparisons(nesting + 1);
    this.#expect(isGroup ? ')' : ']');
    return this.#skipQualifiers() ? reject('stix-qualifier') : reading;
  }

  #skipQualifiers(): boolean {
    const start = this.#at;
    while (true) {
      const word = this.#peek();
      if (word !== 'START' && word !== 'WITHIN' && word !== 'REPEATS') return this.#at > start;
      this.#at += word === 'START' ? 4 : 3;
      if (this.#at > this.#tokens.length) throw new PatternError();
    }
  }

  #readComparisons(nesting: number): PatternReading {
    if (nesting > MAX_NESTING) throw new PatternError();
    return this.#readJoined('OR', () => this.#readJoined('AND', () => this.#readComparison(nesting)));
  }

  #readComparison(nesting: number): PatternReading {
    if (this.#take('(')) {
      const reading = this.#readComparisons(nesting + 1);
      this.#expect(')');
      return reading;
    }
    if (this.#take('EXISTS')) {
      this.#readPath();
      return reject('stix-operator');
    }
    const path = this.#readPath();
    const isNegated = this.#take('NOT');
    const operator = this.#next();
    const values = operator === 'IN' ? this.#readSet() : [this.#readValue()];
    const type = VALUE_PATHS.get(path);
    if (type === undefined) return reject('other-type');
    const isEqual = operator === '=' || operator === '==' || operator === 'IN';
    const isTaken = !isNegated && (isEqual || (operator === 'ISSUBSET' && type === 'ip'));
    if (!isTaken) return reject('stix-operator');
    const texts = values.filter((value) => value !== null);
    if (texts.length < values.length) return reject('not-a-value');
    return { found: texts.map((value) => ({ type, value })), rejects: [] };
  }

  /** `domain-name:value`, and paths that no table knows: `file:hashes.'SHA-256'`, `a:b_refs[*].c`. */
  #readPath(): string {
    let path = this.#next();
    this.#expect(':');
    path += `:${this.#next()}`;
    while (true) {
      const mark = this.#peek();
      if (mark === '.') path += this.#next() + this.#next();
      else if (mark === '[') {
        path += this.#next() + this.#next();
        this.#expect(']');
        path += ']';
      } else return path;
    }
  }

  #readSet(): readonly (string | null)[] {
    this.#expect('(');
    const values = [this.#readValue()];
    while (this.#take(',')) values.push(this.#readValue());
    this.#expect(')');
    return values;
  }

  /** Text without its quotes and escapes; null for a number, a truth value or a time. */
  #readValue(): string | null {
    const token = this.#next();
    if (/^[[\]()=<>:,.*!]/.test(token)) throw new PatternError();
    return token.startsWith("'") ? token.slice(1, -1).replace(/\\(.)/gs, '$1') : null;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new PatternError();
    return token;
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    if (this.#next() !== token) throw new PatternError();
  }
}

function reject(reason: ImportReason): PatternReading {
  return { found: [], rejects: [reason] };
}
