import { ByteReader } from './byte-reader.ts';
import { readChecksum } from './checksum.ts';
import { MAX_KEY_BYTES } from './key.ts';
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
    this.#ordinal = -1;
    this.#exceptionOrdinal = -1;
    this.keyLength = 0;
    this.isDamaged = !this.#readHead();
    if (!this.isDamaged) this.#readExceptionGap();
  }

  /** Moves to the next entry. False at the end of the block, and where the bytes are damaged. */
  next(): boolean {
    if (this.isDamaged) return false;
    this.#ordinal++;
    if (this.#ordinal >= this.count) {
      this.isDamaged = !this.#isFullyRead();
      return false;
    }
    if (!this.#readKey() || !this.#readAttributes()) this.isDamaged = true;
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
    this.#exceptions = new ByteReader(block, entriesEnd, block.byteLength);
    this.#exceptionsLeft = this.#exceptions.readVarint();
    const hasKnownBits = flags <= IMPLICIT_DOT && (this.#defaultAttributes & ~KNOWN_ATTRIBUTES) === 0;
    return hasKnownBits && this.count >= 1 && this.count <= MAX_BLOCK_ENTRIES;
  }

  #readKey(): boolean {
    const entries = this.#entries;
    const lengths = entries.readByte();
    const sharedCode = lengths >>> 4;
    const suffixCode = lengths & 15;
    this.shared = sharedCode === ESCAPE ? entries.readVarint() : sharedCode + this.#sharedBase;
    if (entries.isDamaged || this.shared > this.keyLength) return false;
    if (suffixCode === 0) return this.#setSuffix(COMMON_SUFFIX_BYTES, 0, COMMON_SUFFIX_BYTES.length, false);
    const length = suffixCode === ESCAPE ? ESCAPE + entries.readVarint() : suffixCode;
    const stored = this.#hasImplicitDot ? length - 1 : length;
    const from = entries.at;
    if (entries.isDamaged || stored > entries.end - from) return false;
    entries.at += stored;
    return this.#setSuffix(this.#bytes, from, stored, this.#hasImplicitDot);
  }

  /** False for a key that is too long or not greater than the one before. */
  #setSuffix(source: Uint8Array, from: number, length: number, hasDot: boolean): boolean {
    const { key, shared } = this;
    const keyLength = shared + length + (hasDot ? 1 : 0);
    if (keyLength > MAX_KEY_BYTES) return false;
    const first = length > 0 ? (source[from] as number) : DOT;
    if (shared < this.keyLength && first <= (key[shared] as number)) return false;
    for (let index = 0; index < length; index++) key[shared + index] = source[from + index] as number;
    if (hasDot) key[keyLength - 1] = DOT;
    this.keyLength = keyLength;
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
