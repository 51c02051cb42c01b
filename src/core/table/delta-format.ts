import { readChecksum } from './checksum.ts';
import { MAX_ENTRIES, MAX_SETS, SALT_BYTES } from './table-format.ts';

/** The layout of a delta, byte by byte: `docs/list-format.md`, "Delta". Numbers as in a table. */
export const DELTA_MAGIC = 0x444e4443;
export const DELTA_FORMAT = 1;
export const DELTA_HASH_BYTES = 32;
/** A delta beyond this is refused when written and when opened: the whole table is then the better download. */
export const MAX_DELTA_BYTES = 8_388_608;
export const DELTA_ALIGNMENT = 4;

/**
 * What a delta holds after its header, in this order. Each column is of one kind of value, because equal things side by
 * side deflate better: 10,000 real hosts took 75 KB in columns and 82 KB as text.
 */
export const DELTA_COLUMNS = [
  /** Varints: entries of the old table between a removed one and the one before. */
  'removalGaps',
  /** The same for entries that stay and have another set, rank or flags. */
  'changeGaps',
  'changeSets',
  'changeAttributes',
  /** Varints: bytes that an added key has in common with the added key before. */
  'additionShared',
  /** Varints: twice the bytes that follow, and 1 more for a key that does not end with a dot. */
  'additionLengths',
  /** The bytes that follow, without a last dot. */
  'additionBytes',
  'additionSets',
  'additionAttributes',
] as const;
export type DeltaColumn = (typeof DELTA_COLUMNS)[number];

/** Where the fields of the header stand. */
export const DELTA_HEADER = {
  magic: 0,
  format: 4,
  /** Of every byte after it. */
  checksum: 8,
  fromVersion: 12,
  toVersion: 16,
  fromEntries: 20,
  toEntries: 24,
  sets: 28,
  removals: 32,
  changes: 36,
  additions: 40,
  /** Bytes of each column. */
  columns: 44,
  salt: 80,
  fromHash: 96,
  toHash: 128,
  end: 160,
} as const;

export type DeltaProblem =
  | 'not-a-delta'
  | 'unknown-version'
  /** Fewer or more bytes than the header says. */
  | 'wrong-length'
  /** A bound of the format is exceeded. */
  | 'too-large'
  /** The checksum does not hold, or a column is not as long as its values. */
  | 'damaged'
  /** Removals and additions do not lead from the one number of entries to the other. */
  | 'counts-differ'
  /** It is for another version of the list. */
  | 'wrong-base-version'
  /** It is for other bytes under the same version. */
  | 'wrong-base-hash'
  /** The base has another number of entries than the delta was made for. */
  | 'wrong-base-entries'
  /** The base was changed after it was opened. */
  | 'damaged-base'
  /** Something is removed or changed that the base does not have. */
  | 'ordinal-out-of-range'
  | 'removed-and-changed'
  | 'removed-and-added'
  /** An added key is in the base already. */
  | 'already-listed'
  | 'unsorted-additions'
  /** A key that stands for no indicator, flags that are not known, or a set that the list does not have. */
  | 'bad-entry';

export interface DeltaHead {
  /** List versions. */
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly fromEntries: number;
  readonly toEntries: number;
  /** Case sets of the new table. */
  readonly sets: number;
  readonly removals: number;
  readonly changes: number;
  readonly additions: number;
  /** Of the new table. */
  readonly salt: Uint8Array;
  /** SHA-256 of the old and of the new table's bytes. */
  readonly fromHash: Uint8Array;
  readonly toHash: Uint8Array;
}

export interface Delta {
  readonly head: DeltaHead;
  readonly columns: ReadonlyMap<DeltaColumn, Uint8Array>;
}

export type OpenDeltaResult =
  | { readonly ok: true; readonly delta: Delta }
  | { readonly ok: false; readonly problem: DeltaProblem };

/**
 * Opens a delta: header, checksum, counts and where the columns lie; what they hold is checked as it is applied. Total:
 * any bytes open or give a problem. At most 4 ms, for {@link MAX_DELTA_BYTES}. Nothing is copied.
 */
export function openDelta(bytes: Uint8Array): OpenDeltaResult {
  const fail = (problem: DeltaProblem): OpenDeltaResult => ({ ok: false, problem });
  if (bytes.byteLength < DELTA_HEADER.end) return fail('wrong-length');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const field = (at: number): number => view.getUint32(at, true);
  if (field(DELTA_HEADER.magic) !== DELTA_MAGIC) return fail('not-a-delta');
  if (field(DELTA_HEADER.format) !== DELTA_FORMAT) return fail('unknown-version');
  if (bytes.byteLength > MAX_DELTA_BYTES) return fail('too-large');
  const columns = new Map<DeltaColumn, Uint8Array>();
  let end: number = DELTA_HEADER.end;
  for (const [index, column] of DELTA_COLUMNS.entries()) {
    const start = end;
    end += field(DELTA_HEADER.columns + index * 4);
    columns.set(column, bytes.subarray(Math.min(start, bytes.byteLength), Math.min(end, bytes.byteLength)));
  }
  if (bytes.byteLength !== Math.ceil(end / DELTA_ALIGNMENT) * DELTA_ALIGNMENT) return fail('wrong-length');
  const isWhole =
    field(DELTA_HEADER.checksum) === readChecksum(bytes, DELTA_HEADER.fromVersion) &&
    bytes.subarray(end).every((byte) => byte === 0);
  if (!isWhole) return fail('damaged');
  const head: DeltaHead = {
    fromVersion: field(DELTA_HEADER.fromVersion),
    toVersion: field(DELTA_HEADER.toVersion),
    fromEntries: field(DELTA_HEADER.fromEntries),
    toEntries: field(DELTA_HEADER.toEntries),
    sets: field(DELTA_HEADER.sets),
    removals: field(DELTA_HEADER.removals),
    changes: field(DELTA_HEADER.changes),
    additions: field(DELTA_HEADER.additions),
    salt: bytes.subarray(DELTA_HEADER.salt, DELTA_HEADER.salt + SALT_BYTES),
    fromHash: bytes.subarray(DELTA_HEADER.fromHash, DELTA_HEADER.fromHash + DELTA_HASH_BYTES),
    toHash: bytes.subarray(DELTA_HEADER.toHash, DELTA_HEADER.toHash + DELTA_HASH_BYTES),
  };
  if (head.fromEntries > MAX_ENTRIES || head.toEntries > MAX_ENTRIES || head.sets > MAX_SETS) {
    return fail('too-large');
  }
  const isCounted =
    head.removals + head.changes <= head.fromEntries &&
    head.fromEntries - head.removals + head.additions === head.toEntries;
  return isCounted ? { ok: true, delta: { head, columns } } : fail('counts-differ');
}
