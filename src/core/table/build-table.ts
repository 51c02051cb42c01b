import { INDICATOR_TYPES } from '../list/model.ts';
import { countShared, writeBlock } from './block-writer.ts';
import { readChecksum } from './checksum.ts';
import { indicatorOfKey } from './indicator-of-key.ts';
import { IPV4_TAG, IPV6_TAG, MAX_KEY_BYTES, type TableKey } from './key.ts';
import {
  HEADER,
  headBytes,
  MAX_BLOCK_ENTRIES,
  MAX_BLOCK_KEY_BYTES,
  MAX_ENTRIES,
  MAX_SETS,
  SALT_BYTES,
  TABLE_FORMAT,
  TABLE_MAGIC,
  type TableEntry,
} from './table-format.ts';

export interface TableInfo {
  /** 0 to 4,294,967,295. */
  readonly listVersion: number;
  /** How many case sets the list has; every entry's set is below it. */
  readonly sets: number;
  /** 16 bytes, for the hashes of personal data. */
  readonly salt: Uint8Array;
}

export type BuildTableError =
  /** Not greater than the key before it. */
  | { readonly problem: 'unsorted'; readonly key: TableKey }
  /** A key that stands for no indicator, or a set that the list does not have. */
  | { readonly problem: 'bad-entry'; readonly key: TableKey }
  /** A bound of the format is exceeded, or the salt has another length. */
  | { readonly problem: 'too-large' };

export type BuildTableResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly error: BuildTableError };

/** The order of a table: unsigned bytes. */
export function compareKeys(a: TableKey, b: TableKey): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Writes a table. Deterministic: the same entries and info give the same bytes, on every machine.
 * @param entries in the order of {@link compareKeys}, no key twice; at most {@link MAX_ENTRIES}. Read once, so that it
 *   may be a stream; nothing but the open block is held beside the finished bytes
 */
export function buildTable(entries: Iterable<TableEntry>, info: TableInfo): BuildTableResult {
  const isFit = info.sets <= MAX_SETS && info.salt.length === SALT_BYTES && isUint32(info.listVersion);
  if (!isFit) return { ok: false, error: { problem: 'too-large' } };
  const writer = new TableWriter();
  for (const entry of entries) {
    const error = writer.add(entry, info.sets);
    if (error !== null) return { ok: false, error };
  }
  return { ok: true, bytes: writer.finish(info) };
}

function isUint32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}

class TableWriter {
  #entries: TableEntry[] = [];
  #shared: number[] = [];
  #keyBytes = 0;
  #previous = '';
  #count = 0;
  readonly #blocks: Uint8Array[] = [];
  readonly #separators: string[] = [];
  #kinds = 0;
  readonly #ipv4Prefixes = new Uint8Array(HEADER.ipv6Prefixes - HEADER.ipv4Prefixes);
  readonly #ipv6Prefixes = new Uint8Array(17);

  add(entry: TableEntry, sets: number): BuildTableError | null {
    const { key } = entry;
    if (this.#count > 0 && key <= this.#previous) return { problem: 'unsorted', key };
    if (!(entry.setId < sets) || key.length > MAX_KEY_BYTES || !this.#noteKind(key))
      return { problem: 'bad-entry', key };
    if (this.#count >= MAX_ENTRIES) return { problem: 'too-large' };
    const shared = countShared(this.#previous, key);
    const isFull =
      this.#entries.length === MAX_BLOCK_ENTRIES ||
      this.#keyBytes + key.length - shared > MAX_BLOCK_KEY_BYTES;
    if (isFull) this.#closeBlock();
    const isFirst = this.#entries.length === 0;
    if (isFirst) this.#separators.push(this.#count === 0 ? '' : key.slice(0, shared + 1));
    this.#entries.push(entry);
    this.#shared.push(isFirst ? 0 : shared);
    this.#keyBytes += key.length - (isFirst ? 0 : shared);
    this.#previous = key;
    this.#count++;
    return null;
  }

  finish({ listVersion, sets, salt }: TableInfo): Uint8Array {
    if (this.#entries.length > 0) this.#closeBlock();
    const blocks = this.#blocks;
    const indexKeyBytes = this.#separators.reduce((sum, separator) => sum + separator.length, 0);
    const blockBytes = blocks.reduce((sum, block) => sum + block.length, 0);
    const head = headBytes(blocks.length, indexKeyBytes);
    const bytes = new Uint8Array(head + blockBytes);
    const view = new DataView(bytes.buffer);
    view.setUint32(HEADER.magic, TABLE_MAGIC, true);
    view.setUint32(HEADER.format, TABLE_FORMAT, true);
    view.setUint32(HEADER.listVersion, listVersion, true);
    view.setUint32(HEADER.entries, this.#count, true);
    view.setUint32(HEADER.sets, sets, true);
    view.setUint32(HEADER.blocks, blocks.length, true);
    view.setUint32(HEADER.indexKeyBytes, indexKeyBytes, true);
    view.setUint32(HEADER.blockBytes, blockBytes, true);
    view.setUint32(HEADER.kinds, this.#kinds, true);
    bytes.set(salt, HEADER.salt);
    bytes.set(this.#ipv4Prefixes, HEADER.ipv4Prefixes);
    bytes.set(this.#ipv6Prefixes, HEADER.ipv6Prefixes);
    this.#writeIndex(view, bytes);
    let at = head;
    for (const block of blocks) {
      bytes.set(block, at);
      at += block.length;
    }
    view.setUint32(HEADER.checksum, readChecksum(bytes.subarray(0, head), HEADER.listVersion), true);
    return bytes;
  }

  #writeIndex(view: DataView, bytes: Uint8Array): void {
    const blocks = this.#blocks.length;
    let blockEnd = 0;
    let keyEnd = 0;
    const keysAt = HEADER.end + blocks * 8;
    for (const [index, separator] of this.#separators.entries()) {
      for (let at = 0; at < separator.length; at++) bytes[keysAt + keyEnd + at] = separator.charCodeAt(at);
      blockEnd += this.#blocks[index]?.length ?? 0;
      keyEnd += separator.length;
      view.setUint32(HEADER.end + index * 4, blockEnd, true);
      view.setUint32(HEADER.end + (blocks + index) * 4, keyEnd, true);
    }
  }

  #closeBlock(): void {
    this.#blocks.push(writeBlock(this.#entries, this.#shared));
    this.#entries = [];
    this.#shared = [];
    this.#keyBytes = 0;
  }

  /** False for a key that stands for no indicator. */
  #noteKind(key: TableKey): boolean {
    const indicator = indicatorOfKey(key, false);
    if (indicator === null) return false;
    this.#kinds |= 1 << INDICATOR_TYPES.indexOf(indicator.type);
    const tag = key.charAt(0);
    if (tag === IPV4_TAG) setBit(this.#ipv4Prefixes, key.charCodeAt(1));
    if (tag === IPV6_TAG) setBit(this.#ipv6Prefixes, key.charCodeAt(1));
    return true;
  }
}

function setBit(bits: Uint8Array, bit: number): void {
  bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
}
