import { INDICATOR_TYPES, type IndicatorType } from '../list/model.ts';
import type { KeyShape } from './candidate-keys.ts';
import { readChecksum } from './checksum.ts';
import { MAX_KEY_BYTES, type TableKey } from './key.ts';
import {
  HEADER,
  headBytes,
  MAX_BLOCK_BYTES,
  MAX_ENTRIES,
  MAX_SETS,
  SALT_BYTES,
  TABLE_FORMAT,
  TABLE_MAGIC,
  type TableError,
  type TableProblem,
} from './table-format.ts';

/** Where one block lies in a table's bytes. */
export interface BlockPlace {
  readonly index: number;
  /** From the beginning of the table. */
  readonly offset: number;
  readonly length: number;
}

/** Header and sparse index: all of a table that is held in memory beside its filter. */
export interface TableHead {
  readonly listVersion: number;
  readonly entries: number;
  readonly sets: number;
  readonly blocks: number;
  /** Bytes of the whole table. */
  readonly tableBytes: number;
  /** Bytes of the head itself; the blocks follow. */
  readonly headBytes: number;
  readonly kinds: ReadonlySet<IndicatorType>;
  readonly shape: KeyShape;
  readonly salt: Uint8Array;
  /** The head as it was given; not copied. */
  readonly bytes: Uint8Array;
}

export type OpenHeadResult =
  | { readonly ok: true; readonly head: TableHead }
  | { readonly ok: false; readonly error: TableError };

/**
 * Opens header and index; `bytes` may be the head alone or a table from its beginning. Total: any bytes open or give an
 * error. After opening, {@link locateBlock} and {@link placeOfBlock} stay inside it.
 */
export function openTableHead(bytes: Uint8Array): OpenHeadResult {
  const opened = openStoredHead(bytes);
  if (!opened.ok) return opened;
  const { head } = opened;
  if (!isHeadSound(head)) return { ok: false, error: { problem: 'damaged', where: 'head' } };
  const view = new DataView(head.bytes.buffer, head.bytes.byteOffset, head.bytes.byteLength);
  const isSound = isIndexSound(
    head,
    view.getUint32(HEADER.indexKeyBytes, true),
    view.getUint32(HEADER.blockBytes, true),
  );
  return isSound ? opened : { ok: false, error: { problem: 'damaged', where: 'head' } };
}

/**
 * As {@link openTableHead}, for a head that was opened whole before it was stored: its bytes are not gone through again.
 * A worker that has just started has no milliseconds for that; whether storage has damaged them since, {@link isHeadSound}
 * tells when there is time. No bytes make a lookup read outside the head, but damaged ones can lead it to a wrong block.
 */
export function openStoredHead(bytes: Uint8Array): OpenHeadResult {
  const fail = (problem: TableProblem): OpenHeadResult => ({ ok: false, error: { problem, where: 'head' } });
  if (bytes.byteLength < HEADER.end) return fail('wrong-length');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const field = (at: number): number => view.getUint32(at, true);
  if (field(HEADER.magic) !== TABLE_MAGIC) return fail('not-a-table');
  if (field(HEADER.format) !== TABLE_FORMAT) return fail('unknown-version');
  const entries = field(HEADER.entries);
  const sets = field(HEADER.sets);
  const blocks = field(HEADER.blocks);
  const indexKeyBytes = field(HEADER.indexKeyBytes);
  if (
    entries > MAX_ENTRIES ||
    sets > MAX_SETS ||
    blocks > entries ||
    indexKeyBytes > blocks * MAX_KEY_BYTES
  ) {
    return fail('too-large');
  }
  const size = headBytes(blocks, indexKeyBytes);
  if (bytes.byteLength < size) return fail('wrong-length');
  const own = bytes.subarray(0, size);
  const kinds = new Set(INDICATOR_TYPES.filter((_, bit) => (field(HEADER.kinds) & (1 << bit)) !== 0));
  const head: TableHead = {
    listVersion: field(HEADER.listVersion),
    entries,
    sets,
    blocks,
    tableBytes: size + field(HEADER.blockBytes),
    headBytes: size,
    kinds,
    shape: {
      hasHosts: kinds.has('host'),
      hasUrls: kinds.has('url'),
      ipv4Prefixes: readPrefixes(own, HEADER.ipv4Prefixes, 32),
      ipv6Prefixes: readPrefixes(own, HEADER.ipv6Prefixes, 128),
    },
    salt: own.subarray(HEADER.salt, HEADER.salt + SALT_BYTES),
    bytes: own,
  };
  return { ok: true, head };
}

/** Whether header and index are as they were written. */
export function isHeadSound({ bytes }: TableHead): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(HEADER.checksum, true) === readChecksum(bytes, HEADER.listVersion);
}

/** The only block that can hold a key; null where no block can. */
export function locateBlock(head: TableHead, key: TableKey): BlockPlace | null {
  let low = 0;
  let high = head.blocks;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareSeparator(head, middle, key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : placeOfBlock(head, low - 1);
}

/** @param index 0 to `head.blocks - 1` */
export function placeOfBlock(head: TableHead, index: number): BlockPlace {
  const start = index === 0 ? 0 : readIndexWord(head, index - 1);
  return { index, offset: head.headBytes + start, length: readIndexWord(head, index) - start };
}

/** The shortest beginning of a block's first key that is greater than every key before the block. */
export function readSeparator(head: TableHead, index: number): Uint8Array {
  const keysAt = HEADER.end + head.blocks * 8;
  const start = index === 0 ? 0 : readIndexWord(head, head.blocks + index - 1);
  return head.bytes.subarray(keysAt + start, keysAt + readIndexWord(head, head.blocks + index));
}

/** Less than 0 where the separator of a block comes before a key; 0 where they are equal. */
function compareSeparator(head: TableHead, index: number, key: TableKey): number {
  const separator = readSeparator(head, index);
  const end = Math.min(separator.length, key.length);
  for (let at = 0; at < end; at++) {
    const difference = (separator[at] ?? 0) - key.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return separator.length - key.length;
}

function readIndexWord({ bytes }: TableHead, word: number): number {
  const at = HEADER.end + word * 4;
  return (
    ((bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)) >>>
    0
  );
}

/** Ends grow, stay within bounds and add up; the first separator is empty and each is greater than the one before. */
function isIndexSound(head: TableHead, indexKeyBytes: number, blockBytes: number): boolean {
  const { blocks, entries } = head;
  if (blocks === 0) return entries === 0 && blockBytes === 0 && indexKeyBytes === 0;
  let blockEnd = 0;
  let keyEnd = 0;
  for (let index = 0; index < blocks; index++) {
    const nextBlockEnd = readIndexWord(head, index);
    const nextKeyEnd = readIndexWord(head, blocks + index);
    const length = nextBlockEnd - blockEnd;
    if (length <= 0 || length > MAX_BLOCK_BYTES || nextKeyEnd < keyEnd || nextKeyEnd > indexKeyBytes)
      return false;
    blockEnd = nextBlockEnd;
    keyEnd = nextKeyEnd;
    if (index === 0 ? keyEnd !== 0 : !isGreater(readSeparator(head, index), readSeparator(head, index - 1)))
      return false;
  }
  return blockEnd === blockBytes && keyEnd === indexKeyBytes;
}

function isGreater(a: Uint8Array, b: Uint8Array): boolean {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) if (a[at] !== b[at]) return (a[at] ?? 0) > (b[at] ?? 0);
  return a.length > b.length;
}

function readPrefixes(bytes: Uint8Array, at: number, longest: number): readonly number[] {
  const lengths = Array.from({ length: longest + 1 }, (_, index) => longest - index);
  return lengths.filter((length) => ((bytes[at + (length >> 3)] ?? 0) & (1 << (length & 7))) !== 0);
}
