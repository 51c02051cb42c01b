import { readChecksum } from './checksum.ts';
import {
  DELTA_ALIGNMENT,
  DELTA_COLUMNS,
  DELTA_FORMAT,
  DELTA_HASH_BYTES,
  DELTA_HEADER,
  DELTA_MAGIC,
  type DeltaColumn,
  MAX_DELTA_BYTES,
} from './delta-format.ts';
import type { Table } from './open-table.ts';
import { attributesOf, type TableEntry } from './table-format.ts';
import { writeVarint } from './varint.ts';

/** SHA-256 of the bytes of both tables. */
export interface DeltaHashes {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

export type BuildDeltaResult =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly removals: number;
      readonly changes: number;
      readonly additions: number;
    }
  /** The delta would exceed `MAX_DELTA_BYTES`: the whole table is the better download. */
  | { readonly ok: false; readonly problem: 'too-large' };

/**
 * Writes what leads from one table to another: `applyDelta` then gives the other's bytes. Deterministic. The tables
 * need not belong together. About 1 s for two tables of 1,000,000 entries. Throws where a hash is not of 32 bytes.
 */
export function buildDelta(from: Table, to: Table, hashes: DeltaHashes): BuildDeltaResult {
  if (hashes.from.length !== DELTA_HASH_BYTES || hashes.to.length !== DELTA_HASH_BYTES) {
    throw new Error('a SHA-256 has 32 bytes');
  }
  const writer = new DeltaWriter();
  const [olds, news] = [from.keys(), to.keys()];
  let [old, next] = [olds.next(), news.next()];
  while (old.done !== true || next.done !== true) {
    const isOldFirst = next.done === true || (old.done !== true && old.value.key < next.value.key);
    const isNewFirst = old.done === true || (next.done !== true && next.value.key < old.value.key);
    if (isOldFirst) writer.remove();
    else if (isNewFirst && next.done !== true) writer.add(next.value);
    else if (old.done !== true && next.done !== true) writer.keep(old.value, next.value);
    if (writer.bytes > MAX_DELTA_BYTES) return { ok: false, problem: 'too-large' };
    if (!isNewFirst) old = olds.next();
    if (!isOldFirst) next = news.next();
  }
  return writer.finish(from, to, hashes);
}

class DeltaWriter {
  /** So far, header included. */
  bytes: number = DELTA_HEADER.end;
  #removals = 0;
  #changes = 0;
  #additions = 0;
  readonly #columns: ReadonlyMap<DeltaColumn, ColumnWriter> = new Map(
    DELTA_COLUMNS.map((column) => [column, new ColumnWriter()]),
  );
  #ordinal = 0;
  #removed = -1;
  #changed = -1;
  #key = '';

  remove(): void {
    this.#put('removalGaps', this.#ordinal - this.#removed - 1);
    this.#removed = this.#ordinal++;
    this.#removals++;
  }

  keep(old: TableEntry, entry: TableEntry): void {
    const ordinal = this.#ordinal++;
    if (old.setId === entry.setId && attributesOf(old) === attributesOf(entry)) return;
    this.#put('changeGaps', ordinal - this.#changed - 1);
    this.#put('changeSets', entry.setId);
    this.#put('changeAttributes', attributesOf(entry));
    this.#changed = ordinal;
    this.#changes++;
  }

  add(entry: TableEntry): void {
    const { key } = entry;
    let shared = 0;
    while (shared < this.#key.length && this.#key.charCodeAt(shared) === key.charCodeAt(shared)) shared++;
    const end = key.endsWith('.') ? key.length - 1 : key.length;
    this.#put('additionShared', shared);
    this.#put('additionLengths', (end - shared) * 2 + (end === key.length ? 1 : 0));
    for (let at = shared; at < end; at++) this.#putByte('additionBytes', key.charCodeAt(at));
    this.#put('additionSets', entry.setId);
    this.#put('additionAttributes', attributesOf(entry));
    this.#key = key;
    this.#additions++;
  }

  finish(from: Table, to: Table, hashes: DeltaHashes): BuildDeltaResult {
    const size = Math.ceil(this.bytes / DELTA_ALIGNMENT) * DELTA_ALIGNMENT;
    if (size > MAX_DELTA_BYTES) return { ok: false, problem: 'too-large' };
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    const [removals, changes, additions] = [this.#removals, this.#changes, this.#additions];
    view.setUint32(DELTA_HEADER.magic, DELTA_MAGIC, true);
    view.setUint32(DELTA_HEADER.format, DELTA_FORMAT, true);
    view.setUint32(DELTA_HEADER.fromVersion, from.head.listVersion, true);
    view.setUint32(DELTA_HEADER.toVersion, to.head.listVersion, true);
    view.setUint32(DELTA_HEADER.fromEntries, from.head.entries, true);
    view.setUint32(DELTA_HEADER.toEntries, to.head.entries, true);
    view.setUint32(DELTA_HEADER.sets, to.head.sets, true);
    view.setUint32(DELTA_HEADER.removals, removals, true);
    view.setUint32(DELTA_HEADER.changes, changes, true);
    view.setUint32(DELTA_HEADER.additions, additions, true);
    bytes.set(to.head.salt, DELTA_HEADER.salt);
    bytes.set(hashes.from, DELTA_HEADER.fromHash);
    bytes.set(hashes.to, DELTA_HEADER.toHash);
    let at: number = DELTA_HEADER.end;
    for (const [index, column] of [...this.#columns.values()].entries()) {
      const written = column.written();
      view.setUint32(DELTA_HEADER.columns + index * 4, written.length, true);
      bytes.set(written, at);
      at += written.length;
    }
    view.setUint32(DELTA_HEADER.checksum, readChecksum(bytes, DELTA_HEADER.fromVersion), true);
    return { ok: true, bytes, removals, changes, additions };
  }

  #put(column: DeltaColumn, value: number): void {
    this.bytes += this.#columns.get(column)?.putVarint(value) ?? 0;
  }

  #putByte(column: DeltaColumn, value: number): void {
    this.bytes += this.#columns.get(column)?.putByte(value) ?? 0;
  }
}

/** Bytes that grow; each `put` gives how many it has added. */
class ColumnWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  putVarint(value: number): number {
    this.#reserve();
    const before = this.#length;
    this.#length = writeVarint(this.#bytes, before, value);
    return this.#length - before;
  }

  putByte(value: number): number {
    this.#reserve();
    this.#bytes[this.#length++] = value;
    return 1;
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(): void {
    if (this.#length + 5 <= this.#bytes.length) return;
    const grown = new Uint8Array(this.#bytes.length * 2);
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
