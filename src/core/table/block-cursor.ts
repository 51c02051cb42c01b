import { ByteReader } from './byte-reader.ts';
import { readChecksum } from './checksum.ts';
import { MAX_KEY_BYTES, type TableKey } from './key.ts';
import {
  BLOCK,
  BLOCK_ALIGNMENT,
  COMMON_SUFFIX,
  ESCAPE,
  FORCED_FLAG,
  HTTPS_FLAG,
  IMPLICIT_DOT,
  KNOWN_ATTRIBUTES,
  MAX_BLOCK_BYTES,
  MAX_BLOCK_ENTRIES,
  RANK_MASK,
  type Rank,
} from './table-format.ts';

const DOT = 0x2e;
const COMMON_SUFFIX_BYTES = Uint8Array.from(COMMON_SUFFIX, (character) => character.charCodeAt(0));
const NO_BYTES = new Uint8Array(0);

/**
 * Walks the entries of one block in order. Total: reads nothing outside the block, ends after at most
 * {@link MAX_BLOCK_ENTRIES} entries, and says `isDamaged` where the bytes are no block. What it gives is valid until the
 * next {@link next}.
 */
export class BlockCursor {
  /** The current key: its first {@link keyLength} bytes. Always greater than the key before. */
  readonly key: Uint8Array = new Uint8Array(MAX_KEY_BYTES);
  keyLength = 0;
  /** How many leading bytes the current key has in common with the one before, at least. */
  shared = 0;
  setId = 0;
  isDamaged = false;
  /** Entries in the block. */
  count = 0;
  #attributes = 0;
  #bytes: Uint8Array = NO_BYTES;
  #entries = new ByteReader(NO_BYTES, 0, 0);
  /** After the entries: which of them differ from the block's default, and in what. */
  #exceptions = new ByteReader(NO_BYTES, 0, 0);
  #exceptionsLeft = 0;
  #exceptionOrdinal = -1;
  #ordinal = -1;
  #entriesFrom = 0;
  #exceptionsFrom = 0;
  #exceptionCount = 0;
  /** Where the current key's own bytes stand, behind what it shares; the dot that is not stored comes on top. */
  #suffix: Uint8Array = NO_BYTES;
  #suffixFrom = 0;
  #suffixLength = 0;
  #suffixHasDot = false;
  #sharedBase = 0;
  #hasImplicitDot = false;
  #defaultSet = 0;
  #defaultAttributes = 0;

  constructor(block: Uint8Array) {
    this.open(block);
  }

  /** Rank and flags as the block stores them. */
  get attributes(): number {
    return this.#attributes;
  }

  get rank(): Rank {
    return (this.#attributes & RANK_MASK) as Rank;
  }

  get isForced(): boolean {
    return (this.#attributes & FORCED_FLAG) !== 0;
  }

  get isHttps(): boolean {
    return (this.#attributes & HTTPS_FLAG) !== 0;
  }

  /** Starts over on another block, with the same buffer. */
  open(block: Uint8Array): void {
    this.#bytes = block;
    this.isDamaged = !this.#readHead();
    if (!this.isDamaged) this.#rewind();
  }

  /**
   * Moves to the entry with exactly this key, wherever the cursor stands. False where the block has none, and where it is
   * damaged before that could be told. The keys on the way are passed over, not built, and so their order is not checked:
   * this runs cold in a worker that has just started, where building them took milliseconds.
   */
  seek(key: TableKey): boolean {
    if (this.isDamaged) return false;
    this.#rewind();
    /** Leading bytes of `key` that the entry before, which is smaller, begins with. */
    let matched = 0;
    while (++this.#ordinal < this.count) {
      if (!this.#readLengths()) return this.#giveUp();
      if (this.shared > matched) continue;
      if (this.shared < matched) return false;
      matched = this.#countSame(key, matched);
      if (matched === key.length && matched === this.keyLength) return this.#readAttributesHere();
      const isPast =
        matched === key.length ||
        (matched < this.keyLength && this.#byteAt(matched) > key.charCodeAt(matched));
      if (isPast) return false;
    }
    this.isDamaged = !this.#entries.isAtEnd;
    return false;
  }

  #rewind(): void {
    this.#ordinal = -1;
    this.keyLength = 0;
    this.#entries.at = this.#entriesFrom;
    this.#exceptions.at = this.#exceptionsFrom;
    this.#exceptionsLeft = this.#exceptionCount;
    this.#exceptionOrdinal = -1;
    this.#readExceptionGap();
  }

  #giveUp(): false {
    this.isDamaged = true;
    return false;
  }

  /** How many leading bytes of a key the current one has, of which it is known to have some. */
  #countSame(key: TableKey, known: number): number {
    const end = Math.min(this.keyLength, key.length);
    let same = known;
    while (same < end && this.#byteAt(same) === key.charCodeAt(same)) same++;
    return same;
  }

  /** A byte of the current key behind what it shares. */
  #byteAt(index: number): number {
    const at = index - this.shared;
    return at < this.#suffixLength ? (this.#suffix[this.#suffixFrom + at] as number) : DOT;
  }

  /** Passes over the exceptions of the entries before this one. */
  #readAttributesHere(): boolean {
    while (this.#exceptionOrdinal < this.#ordinal) {
      this.#exceptions.readVarint();
      this.#exceptions.readByte();
      this.#readExceptionGap();
    }
    return this.#readAttributes() || this.#giveUp();
  }

  /** Moves to the next entry. False at the end of the block, and where the bytes are damaged. */
  next(): boolean {
    if (this.isDamaged) return false;
    this.#ordinal++;
    if (this.#ordinal >= this.count) {
      this.isDamaged = !this.#isFullyRead();
      return false;
    }
    const lengthBefore = this.keyLength;
    if (!this.#readLengths() || !this.#buildKey(lengthBefore) || !this.#readAttributes())
      this.isDamaged = true;
    return !this.isDamaged;
  }

  #readHead(): boolean {
    const block = this.#bytes;
    const length = block.byteLength;
    if (length < BLOCK.head || length > MAX_BLOCK_BYTES || length % BLOCK_ALIGNMENT !== 0) return false;
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    if (view.getUint32(BLOCK.checksum, true) !== readChecksum(block, BLOCK.flags)) return false;
    const flags = view.getUint8(BLOCK.flags);
    this.#hasImplicitDot = flags === IMPLICIT_DOT;
    this.#sharedBase = view.getUint8(BLOCK.sharedBase);
    this.#defaultAttributes = view.getUint8(BLOCK.attributes);
    const head = new ByteReader(block, BLOCK.head, block.byteLength);
    this.#defaultSet = head.readVarint();
    this.count = head.readVarint();
    const entriesEnd = head.readVarint() + head.at;
    if (head.isDamaged || entriesEnd > block.byteLength) return false;
    this.#entries = new ByteReader(block, head.at, entriesEnd);
    this.#entriesFrom = head.at;
    this.#exceptions = new ByteReader(block, entriesEnd, block.byteLength);
    this.#exceptionCount = this.#exceptions.readVarint();
    this.#exceptionsFrom = this.#exceptions.at;
    const hasKnownBits = flags <= IMPLICIT_DOT && (this.#defaultAttributes & ~KNOWN_ATTRIBUTES) === 0;
    return hasKnownBits && this.count >= 1 && this.count <= MAX_BLOCK_ENTRIES;
  }

  /** Reads how an entry's key is made from the one before. False where it cannot be. */
  #readLengths(): boolean {
    const entries = this.#entries;
    const lengths = entries.readByte();
    const sharedCode = lengths >>> 4;
    const suffixCode = lengths & 15;
    const shared = sharedCode === ESCAPE ? entries.readVarint() : sharedCode + this.#sharedBase;
    if (entries.isDamaged || shared > this.keyLength) return false;
    this.shared = shared;
    if (suffixCode === 0) {
      this.#suffix = COMMON_SUFFIX_BYTES;
      this.#suffixFrom = 0;
      this.#suffixLength = COMMON_SUFFIX_BYTES.length;
      this.#suffixHasDot = false;
    } else {
      const length = suffixCode === ESCAPE ? ESCAPE + entries.readVarint() : suffixCode;
      const stored = this.#hasImplicitDot ? length - 1 : length;
      if (entries.isDamaged || stored > entries.end - entries.at) return false;
      this.#suffix = this.#bytes;
      this.#suffixFrom = entries.at;
      this.#suffixLength = stored;
      this.#suffixHasDot = this.#hasImplicitDot;
      entries.at += stored;
    }
    this.keyLength = shared + this.#suffixLength + (this.#suffixHasDot ? 1 : 0);
    return this.keyLength <= MAX_KEY_BYTES;
  }

  /** False for a key that is not greater than the one before. */
  #buildKey(lengthBefore: number): boolean {
    const { key, shared, keyLength } = this;
    const from = this.#suffixFrom;
    const length = this.#suffixLength;
    const first = length > 0 ? (this.#suffix[from] as number) : DOT;
    if (shared < lengthBefore && first <= (key[shared] as number)) return false;
    for (let index = 0; index < length; index++) key[shared + index] = this.#suffix[from + index] as number;
    if (this.#suffixHasDot) key[keyLength - 1] = DOT;
    return true;
  }

  #readAttributes(): boolean {
    if (this.#ordinal !== this.#exceptionOrdinal) {
      this.setId = this.#defaultSet;
      this.#attributes = this.#defaultAttributes;
      return true;
    }
    this.setId = this.#exceptions.readVarint();
    this.#attributes = this.#exceptions.readByte();
    this.#readExceptionGap();
    return !this.#exceptions.isDamaged && (this.#attributes & ~KNOWN_ATTRIBUTES) === 0;
  }

  /** Finds which entry the next exception is for; infinity where there is none. */
  #readExceptionGap(): void {
    if (this.#exceptionsLeft === 0) {
      this.#exceptionOrdinal = Number.POSITIVE_INFINITY;
      return;
    }
    this.#exceptionsLeft--;
    this.#exceptionOrdinal += 1 + this.#exceptions.readVarint();
  }

  /** Nothing but the padding is left. */
  #isFullyRead(): boolean {
    const padding = this.#bytes.subarray(this.#exceptions.at);
    const isRead = this.#entries.isAtEnd && this.#exceptionOrdinal === Number.POSITIVE_INFINITY;
    return (
      isRead &&
      !this.#exceptions.isDamaged &&
      padding.length < BLOCK_ALIGNMENT &&
      padding.every((byte) => byte === 0)
    );
  }
}
