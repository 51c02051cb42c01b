import type { Indicator, IndicatorType } from '../list/model.ts';
import { BlockCursor } from './block-cursor.ts';
import { finishSteps } from './finish-steps.ts';
import { indicatorOfKey, typeOfKey } from './indicator-of-key.ts';
import { HOST_TAG, IPV4_TAG, keyOfBytes, type TableKey } from './key.ts';
import type { TableEntry, TableError } from './table-format.ts';
import { locateBlock, openTableHead, placeOfBlock, readSeparator, type TableHead } from './table-head.ts';

export type FindResult =
  | { readonly ok: true; readonly entry: TableEntry | null }
  | { readonly ok: false; readonly error: TableError };

export type OpenTableResult =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly error: TableError };

/** An entry with its indicator as text. */
export interface ListedEntry {
  readonly indicator: Indicator;
  readonly entry: TableEntry;
}

/**
 * Looks for a key in one block: a few microseconds. Total: any bytes as a block give an answer or an error.
 * @param block the bytes at the place that {@link locateBlock} gave, which its error names
 */
export function findInBlock(head: TableHead, index: number, block: Uint8Array, key: TableKey): FindResult {
  return findWithCursor(head, index, new BlockCursor(block), key);
}

/** As {@link findInBlock}, for several keys of one block, which is checked once. */
export function findWithCursor(
  head: TableHead,
  index: number,
  cursor: BlockCursor,
  key: TableKey,
): FindResult {
  if (cursor.seek(key)) return giveEntry(head, index, cursor, key);
  return cursor.isDamaged ? damaged(index) : { ok: true, entry: null };
}

function giveEntry({ sets }: TableHead, index: number, cursor: BlockCursor, key: TableKey): FindResult {
  const { setId, rank, isForced, isHttps } = cursor;
  return setId < sets ? { ok: true, entry: { key, setId, rank, isForced, isHttps } } : damaged(index);
}

function damaged(index: number): { readonly ok: false; readonly error: TableError } {
  return { ok: false, error: { problem: 'damaged', where: index } };
}

/** A whole table in memory, every block of which was checked when it was opened. */
export class Table {
  readonly head: TableHead;
  readonly bytes: Uint8Array;

  /** For {@link openTableSteps}. The bytes must not change afterwards. */
  constructor(head: TableHead, bytes: Uint8Array) {
    this.head = head;
    this.bytes = bytes;
  }

  /** @param index 0 to `head.blocks - 1` */
  readBlock(index: number): Uint8Array {
    const { offset, length } = placeOfBlock(this.head, index);
    return this.bytes.subarray(offset, offset + length);
  }

  /** The entry with exactly this key, or null. */
  find(key: TableKey): TableEntry | null {
    const place = locateBlock(this.head, key);
    if (place === null) return null;
    const found = findInBlock(this.head, place.index, this.readBlock(place.index), key);
    if (!found.ok) throw new Error('the bytes of an open table were changed');
    return found.entry;
  }

  /**
   * All entries in order of their keys, with their indicators as text (of personal data: the hash).
   * @param types only these kinds
   */
  *entries(types?: ReadonlySet<IndicatorType>): Generator<ListedEntry> {
    for (const entry of this.keys(types)) {
      const indicator = indicatorOfKey(entry.key, entry.isHttps);
      if (indicator !== null) yield { indicator, entry };
    }
  }

  /** All entries in order of their keys. */
  *keys(types?: ReadonlySet<IndicatorType>): Generator<TableEntry> {
    for (const cursor of this.walk()) {
      const entry = readEntry(cursor);
      const type = types === undefined ? null : typeOfKey(entry.key);
      if (type === null || types?.has(type) === true) yield entry;
    }
  }

  /** A cursor at each entry in turn, for who looks at so many that making text of them takes too long. */
  *walk(): Generator<BlockCursor> {
    const cursor = new BlockCursor(new Uint8Array(0));
    for (let index = 0; index < this.head.blocks; index++) {
      cursor.open(this.readBlock(index));
      while (cursor.next()) yield cursor;
    }
  }
}

/** Opens without pausing; see {@link openTableSteps}. */
export function openTable(bytes: Uint8Array): OpenTableResult {
  return finishSteps(openTableSteps(bytes));
}

/**
 * Opens a whole table and checks every block: order across blocks, number of entries, that every key stands for an
 * indicator and every set exists. Nothing is copied. Total: any bytes open or give an error. Each `next()` checks one
 * block, well under 1 ms; about 100 ms in all for 1,000,000 entries.
 */
export function* openTableSteps(bytes: Uint8Array): Generator<void, OpenTableResult> {
  const opened = openTableHead(bytes);
  if (!opened.ok) return opened;
  const { head } = opened;
  if (bytes.byteLength !== head.tableBytes)
    return { ok: false, error: { problem: 'wrong-length', where: 'head' } };
  const table = new Table(head, bytes);
  const cursor = new BlockCursor(new Uint8Array(0));
  let entries = 0;
  let last = '';
  for (let index = 0; index < head.blocks; index++) {
    cursor.open(table.readBlock(index));
    const separator = readSeparator(head, index);
    const separatorKey = keyOfBytes(separator, separator.length);
    if (index > 0 && separatorKey <= last) return damaged(index);
    let isFirst = true;
    while (cursor.next()) {
      if (isFirst && keyOfBytes(cursor.key, cursor.keyLength) < separatorKey) return damaged(index);
      isFirst = false;
      if (cursor.setId >= head.sets || !isKeySound(head, cursor)) return damaged(index);
    }
    if (cursor.isDamaged) return damaged(index);
    last = keyOfBytes(cursor.key, cursor.keyLength);
    entries += cursor.count;
    yield;
  }
  if (entries !== head.entries) return { ok: false, error: { problem: 'damaged', where: 'head' } };
  return { ok: true, table };
}

/** The entry at which a cursor stands. */
export function readEntry({ key, keyLength, setId, rank, isForced, isHttps }: BlockCursor): TableEntry {
  return { key: keyOfBytes(key, keyLength), setId, rank, isForced, isHttps };
}

const HOST_TAG_CODE = HOST_TAG.charCodeAt(0);
const DOT = 0x2e;
const SLASH = 0x2f;

/** Whether the current key stands for an indicator of a kind that the head names. */
function isKeySound({ kinds, shape }: TableHead, cursor: BlockCursor): boolean {
  if (isPlainHost(cursor)) return shape.hasHosts;
  const key = keyOfBytes(cursor.key, cursor.keyLength);
  const type = indicatorOfKey(key, false)?.type;
  if (type === undefined || !kinds.has(type)) return false;
  if (type !== 'ip-range') return true;
  const prefixes = key.startsWith(IPV4_TAG) ? shape.ipv4Prefixes : shape.ipv6Prefixes;
  return prefixes.includes(key.charCodeAt(1));
}

/** Whether the key at which a cursor stands is a host's. Most are: told from their bytes alone, so that opening a million of them is quick. */
export function isPlainHost({ key, keyLength }: BlockCursor): boolean {
  if (key[0] !== HOST_TAG_CODE || keyLength < 3 || key[keyLength - 1] !== DOT) return false;
  for (let at = 1; at < keyLength; at++) {
    const byte = key[at] ?? 0;
    if (byte === SLASH || byte < 0x21 || byte > 0x7e) return false;
  }
  return true;
}
