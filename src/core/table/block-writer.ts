import { readChecksum } from './checksum.ts';
import { MAX_KEY_BYTES } from './key.ts';
import {
  BLOCK,
  BLOCK_ALIGNMENT,
  COMMON_SUFFIX,
  ESCAPE,
  IMPLICIT_DOT,
  MAX_BLOCK_BYTES,
  MAX_BLOCK_ENTRIES,
  MAX_BLOCK_KEY_BYTES,
} from './table-format.ts';
import { writeVarint } from './varint.ts';

const DOT = 0x2e;
const SLASH = 0x2f;
const COMMON_SUFFIX_BYTES = Uint8Array.from(COMMON_SUFFIX, (character) => character.charCodeAt(0));
/** Shares from this on are spelled out whatever the base is. */
const MAX_SHARED_IN_BASE = 255 + ESCAPE;
/** Fixed fields and three varints. */
const MAX_BLOCK_HEAD_BYTES = BLOCK.head + 3 * 5;

/**
 * Gathers the entries of one block and writes it. Deterministic, as a table's hash is signed: ties go to the lowest
 * number. Works on bytes, so that a delta moves entries from block to block without making text of them.
 */
export class BlockWriter {
  /** Entries in the open block. */
  count = 0;
  /** Bytes of their keys, as far as they are not shared. */
  keyBytes = 0;
  /** What is stored of each key, one after the other. */
  readonly #suffixes = new Uint8Array(MAX_BLOCK_KEY_BYTES + MAX_KEY_BYTES);
  readonly #shared = new Uint16Array(MAX_BLOCK_ENTRIES);
  readonly #lengths = new Uint16Array(MAX_BLOCK_ENTRIES);
  readonly #sets = new Uint32Array(MAX_BLOCK_ENTRIES);
  readonly #attributes = new Uint8Array(MAX_BLOCK_ENTRIES);
  readonly #counts = new Uint16Array(MAX_SHARED_IN_BASE);
  readonly #head = new Uint8Array(MAX_BLOCK_HEAD_BYTES);
  readonly #out = new Uint8Array(MAX_BLOCK_HEAD_BYTES + MAX_BLOCK_BYTES);
  #hasImplicitDot = true;
  #isUniform = true;

  /** Whether an entry must begin a block of its own; `length` is of the bytes that it does not share. */
  isFullFor(length: number): boolean {
    return this.count === MAX_BLOCK_ENTRIES || this.keyBytes + length > MAX_BLOCK_KEY_BYTES;
  }

  /**
   * @param shared how many bytes the key has in common with the one before; 0 for the first of a block
   * @returns where the first slash of the key is, from `shared` on; -1 where none is
   */
  add(key: Uint8Array, keyLength: number, shared: number, setId: number, attributes: number): number {
    const { count } = this;
    const suffixes = this.#suffixes;
    let to = this.keyBytes;
    let slashAt = -1;
    for (let at = shared; at < keyLength; at++) {
      const byte = key[at] as number;
      suffixes[to++] = byte;
      if (byte === SLASH && slashAt < 0) slashAt = at;
    }
    this.keyBytes = to;
    this.#shared[count] = shared;
    this.#lengths[count] = keyLength - shared;
    this.#sets[count] = setId;
    this.#attributes[count] = attributes;
    if (key[keyLength - 1] !== DOT) this.#hasImplicitDot = false;
    if (setId !== this.#sets[0] || attributes !== this.#attributes[0]) this.#isUniform = false;
    this.count = count + 1;
    return slashAt;
  }

  /** The block of what was added, and starts over. */
  finish(): Uint8Array {
    const out = this.#out;
    const base = this.#chooseSharedBase();
    const usual = this.#isUniform ? 0 : this.#findUsual();
    // The entries are written first, as the head says how long they are; the head is then put right before them.
    const entriesEnd = this.#writeEntries(MAX_BLOCK_HEAD_BYTES, base);
    const head = this.#writeHead(base, usual, entriesEnd - MAX_BLOCK_HEAD_BYTES);
    const start = MAX_BLOCK_HEAD_BYTES - head.length;
    out.set(head, start);
    let end = this.#writeExceptions(entriesEnd, usual);
    while ((end - start) % BLOCK_ALIGNMENT !== 0) out[end++] = 0;
    const block = out.slice(start, end);
    new DataView(block.buffer).setUint32(BLOCK.checksum, readChecksum(block, BLOCK.flags), true);
    this.count = 0;
    this.keyBytes = 0;
    this.#hasImplicitDot = true;
    this.#isUniform = true;
    return block;
  }

  #writeHead(base: number, usual: number, entryBytes: number): Uint8Array {
    const head = this.#head;
    head[BLOCK.flags] = this.#hasImplicitDot ? IMPLICIT_DOT : 0;
    head[BLOCK.sharedBase] = base;
    head[BLOCK.attributes] = this.#attributes[usual] as number;
    let at = writeVarint(head, BLOCK.head, this.#sets[usual] as number);
    at = writeVarint(head, at, this.count);
    at = writeVarint(head, at, entryBytes);
    return head.subarray(0, at);
  }

  /** The base that leaves the fewest entries to spell out how many bytes they share. */
  #chooseSharedBase(): number {
    const counts = this.#counts.fill(0);
    for (let entry = 0; entry < this.count; entry++) {
      const shared = this.#shared[entry] as number;
      if (shared < counts.length) counts[shared] = (counts[shared] as number) + 1;
    }
    let best = 0;
    let bestFit = 0;
    let fit = 0;
    for (let end = 0; end < counts.length; end++) {
      fit += (counts[end] as number) - (end >= ESCAPE ? (counts[end - ESCAPE] as number) : 0);
      if (fit > bestFit) {
        best = Math.max(0, end - ESCAPE + 1);
        bestFit = fit;
      }
    }
    return best;
  }

  /** An entry with the set and attributes that most entries have. */
  #findUsual(): number {
    const counts = new Map<number, { count: number; readonly entry: number }>();
    for (let entry = 0; entry < this.count; entry++) {
      const id = (this.#sets[entry] as number) * 256 + (this.#attributes[entry] as number);
      const counted = counts.get(id);
      if (counted === undefined) counts.set(id, { count: 1, entry });
      else counted.count++;
    }
    const [first] = [...counts].sort(
      ([a, { count: countA }], [b, { count: countB }]) => countB - countA || a - b,
    );
    return first?.[1].entry ?? 0;
  }

  #writeEntries(start: number, base: number): number {
    const out = this.#out;
    const suffixes = this.#suffixes;
    const unstored = this.#hasImplicitDot ? 1 : 0;
    let at = start;
    let from = 0;
    for (let entry = 0; entry < this.count; entry++) {
      const shared = this.#shared[entry] as number;
      const length = this.#lengths[entry] as number;
      const isCommon = this.#isCommonSuffix(from, length);
      const sharedCode = shared >= base && shared < base + ESCAPE ? shared - base : ESCAPE;
      const suffixCode = isCommon ? 0 : Math.min(length, ESCAPE);
      out[at++] = (sharedCode << 4) | suffixCode;
      if (sharedCode === ESCAPE) at = writeVarint(out, at, shared);
      if (!isCommon) {
        if (suffixCode === ESCAPE) at = writeVarint(out, at, length - ESCAPE);
        const end = from + length - unstored;
        for (let index = from; index < end; index++) out[at++] = suffixes[index] as number;
      }
      from += length;
    }
    return at;
  }

  #isCommonSuffix(from: number, length: number): boolean {
    if (length !== COMMON_SUFFIX.length) return false;
    for (let at = 0; at < length; at++) {
      if (this.#suffixes[from + at] !== COMMON_SUFFIX_BYTES[at]) return false;
    }
    return true;
  }

  #writeExceptions(start: number, usual: number): number {
    const out = this.#out;
    const setId = this.#sets[usual] as number;
    const attributes = this.#attributes[usual] as number;
    const exceptions: number[] = [];
    for (let entry = 0; entry < this.count && !this.#isUniform; entry++) {
      if (this.#sets[entry] !== setId || this.#attributes[entry] !== attributes) exceptions.push(entry);
    }
    let at = writeVarint(out, start, exceptions.length);
    let previous = -1;
    for (const entry of exceptions) {
      at = writeVarint(out, at, entry - previous - 1);
      at = writeVarint(out, at, this.#sets[entry] as number);
      out[at++] = this.#attributes[entry] as number;
      previous = entry;
    }
    return at;
  }
}
