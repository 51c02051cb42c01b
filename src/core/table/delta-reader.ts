import { ByteReader } from './byte-reader.ts';
import type { Delta, DeltaColumn, DeltaProblem } from './delta-format.ts';
import { indicatorOfKey } from './indicator-of-key.ts';
import { keyOfBytes, MAX_KEY_BYTES } from './key.ts';
import { KNOWN_ATTRIBUTES } from './table-format.ts';

const DOT = 0x2e;

function readColumn({ columns }: Delta, column: DeltaColumn): ByteReader {
  const bytes = columns.get(column) ?? new Uint8Array(0);
  return new ByteReader(bytes, 0, bytes.byteLength);
}

/** Entries of the old table that a delta names, in order. */
class OrdinalReader {
  /** Of the entry named next; infinity behind the last one. */
  ordinal = -1;
  problem: DeltaProblem | null = null;
  readonly #gaps: ByteReader;
  readonly #entries: number;
  #left: number;

  constructor(gaps: ByteReader, count: number, entries: number) {
    this.#gaps = gaps;
    this.#left = count;
    this.#entries = entries;
  }

  next(): void {
    const gaps = this.#gaps;
    if (this.problem !== null) return;
    if (this.#left === 0) {
      if (!gaps.isAtEnd) this.problem = 'damaged';
      this.ordinal = Number.POSITIVE_INFINITY;
      return;
    }
    this.#left--;
    this.ordinal += 1 + gaps.readVarint();
    if (gaps.isDamaged) this.problem = 'damaged';
    else if (this.ordinal >= this.#entries) this.problem = 'ordinal-out-of-range';
    if (this.problem !== null) this.ordinal = Number.POSITIVE_INFINITY;
  }
}

/** The entries that a delta takes out. */
export class RemovalReader extends OrdinalReader {
  constructor(delta: Delta) {
    super(readColumn(delta, 'removalGaps'), delta.head.removals, delta.head.fromEntries);
    this.next();
  }
}

/** Sets and attributes, one of each for an entry. */
class DetailReader {
  setId = 0;
  attributes = 0;
  readonly #sets: ByteReader;
  readonly #attributes: ByteReader;
  readonly #setsInList: number;

  constructor(sets: ByteReader, attributes: ByteReader, setsInList: number) {
    this.#sets = sets;
    this.#attributes = attributes;
    this.#setsInList = setsInList;
  }

  next(): DeltaProblem | null {
    this.setId = this.#sets.readVarint();
    this.attributes = this.#attributes.readByte();
    if (this.#sets.isDamaged || this.#attributes.isDamaged) return 'damaged';
    const isKnown = (this.attributes & ~KNOWN_ATTRIBUTES) === 0 && this.setId < this.#setsInList;
    return isKnown ? null : 'bad-entry';
  }

  get isAtEnd(): boolean {
    return this.#sets.isAtEnd && this.#attributes.isAtEnd;
  }
}

/** The entries that a delta gives another set or other attributes. */
export class ChangeReader extends OrdinalReader {
  readonly #details: DetailReader;

  constructor(delta: Delta) {
    super(readColumn(delta, 'changeGaps'), delta.head.changes, delta.head.fromEntries);
    const [sets, attributes] = [readColumn(delta, 'changeSets'), readColumn(delta, 'changeAttributes')];
    this.#details = new DetailReader(sets, attributes, delta.head.sets);
    this.next();
  }

  get setId(): number {
    return this.#details.setId;
  }

  get attributes(): number {
    return this.#details.attributes;
  }

  override next(): void {
    super.next();
    if (this.problem !== null) return;
    if (Number.isFinite(this.ordinal)) this.problem = this.#details.next();
    else if (!this.#details.isAtEnd) this.problem = 'damaged';
  }
}

/** The entries that a delta adds, in order of their keys. */
export class AdditionReader {
  /** Whether there is an entry to be read off; false at the end and after a problem. */
  hasEntry = false;
  problem: DeltaProblem | null = null;
  /** The entry's key: its first {@link keyLength} bytes. Always greater than the one before. */
  readonly key = new Uint8Array(MAX_KEY_BYTES);
  keyLength = 0;
  /** How many leading bytes the key has in common with the one before, exactly. */
  shared = 0;
  readonly #shared: ByteReader;
  readonly #lengths: ByteReader;
  readonly #bytes: Uint8Array;
  readonly #details: DetailReader;
  #bytesAt = 0;
  #left: number;

  constructor(delta: Delta) {
    this.#shared = readColumn(delta, 'additionShared');
    this.#lengths = readColumn(delta, 'additionLengths');
    this.#bytes = delta.columns.get('additionBytes') ?? new Uint8Array(0);
    const [sets, attributes] = [readColumn(delta, 'additionSets'), readColumn(delta, 'additionAttributes')];
    this.#details = new DetailReader(sets, attributes, delta.head.sets);
    this.#left = delta.head.additions;
    this.next();
  }

  get setId(): number {
    return this.#details.setId;
  }

  get attributes(): number {
    return this.#details.attributes;
  }

  next(): void {
    if (this.problem !== null) return;
    this.hasEntry = this.#left > 0;
    if (this.hasEntry) {
      this.#left--;
      this.problem = this.#readKey() ?? this.#details.next();
    } else if (!this.#isFullyRead()) this.problem = 'damaged';
    if (this.problem !== null) this.hasEntry = false;
  }

  #readKey(): DeltaProblem | null {
    const { key } = this;
    const shared = this.#shared.readVarint();
    const code = this.#lengths.readVarint();
    const stored = Math.floor(code / 2);
    const hasDot = code % 2 === 0;
    const keyLength = shared + stored + (hasDot ? 1 : 0);
    const from = this.#bytesAt;
    const isDamaged =
      this.#shared.isDamaged ||
      this.#lengths.isDamaged ||
      shared > this.keyLength ||
      stored > this.#bytes.length - from;
    if (isDamaged) return 'damaged';
    if (keyLength > MAX_KEY_BYTES) return 'bad-entry';
    const first = stored > 0 ? (this.#bytes[from] as number) : hasDot ? DOT : -1;
    if (shared < this.keyLength ? first <= (key[shared] as number) : first < 0) return 'unsorted-additions';
    for (let at = 0; at < stored; at++) key[shared + at] = this.#bytes[from + at] as number;
    if (hasDot) key[keyLength - 1] = DOT;
    this.#bytesAt = from + stored;
    this.keyLength = keyLength;
    this.shared = shared;
    return indicatorOfKey(keyOfBytes(key, keyLength), false) === null ? 'bad-entry' : null;
  }

  #isFullyRead(): boolean {
    const isRead = this.#shared.isAtEnd && this.#lengths.isAtEnd && this.#bytesAt === this.#bytes.length;
    return isRead && this.#details.isAtEnd;
  }
}
