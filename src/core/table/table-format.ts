import type { TableKey } from './key.ts';

/**
 * The layout of a table, byte by byte: `docs/list-format.md`. All numbers are little-endian. Varints are LEB128,
 * unsigned, at most 32 bits. Comparisons of keys are of unsigned bytes.
 */
export const TABLE_MAGIC = 0x544e4443;
export const TABLE_FORMAT = 1;

/** Where the fields of the header stand. */
export const HEADER = {
  magic: 0,
  format: 4,
  /** Of every byte of the head after it. */
  checksum: 8,
  listVersion: 12,
  entries: 16,
  sets: 20,
  blocks: 24,
  indexKeyBytes: 28,
  blockBytes: 32,
  kinds: 36,
  salt: 40,
  ipv4Prefixes: 56,
  ipv6Prefixes: 61,
  end: 80,
} as const;
export const SALT_BYTES = 16;

/** Bounds: a table beyond them is refused when written and when opened. */
export const MAX_ENTRIES = 16_777_216;
export const MAX_SETS = 1_048_576;
export const MAX_BLOCK_ENTRIES = 512;
/** Key bytes left after front coding; a block is closed before the entry that would exceed them. */
export const MAX_BLOCK_KEY_BYTES = 8_192;
/** No block is longer: key bytes of a full block or of one longest key, and at most 19 bytes of overhead an entry. */
export const MAX_BLOCK_BYTES = 32 + MAX_BLOCK_KEY_BYTES + MAX_BLOCK_ENTRIES * 19;

/**
 * Where the fields of a block stand. After them: varints for the default set, the number of entries and the bytes of the
 * entries; the entries; a varint for the number of exceptions; the exceptions; padding.
 */
export const BLOCK = {
  /** Of every byte of the block after it. */
  checksum: 0,
  flags: 4,
  /** What a nibble of 0 says of shared bytes; chosen for each block. */
  sharedBase: 5,
  attributes: 6,
  head: 7,
} as const;

/** Blocks are padded with zeros to a multiple of this, so that words can be read from them where they lie. */
export const BLOCK_ALIGNMENT = 4;

/** Front coding: the length nibble 0 stands for this suffix, the most frequent one by far. */
export const COMMON_SUFFIX = 'www.';
/** A nibble of 15 says that a varint follows. */
export const ESCAPE = 15;
/** Block flag: every key of the block ends with a dot that is not stored. */
export const IMPLICIT_DOT = 1;
/** Bits of an entry's attributes: rank in the lowest two, then the flags. The others are zero. */
export const RANK_MASK = 3;
export const FORCED_FLAG = 4;
export const HTTPS_FLAG = 8;
export const KNOWN_ATTRIBUTES = RANK_MASK | FORCED_FLAG | HTTPS_FLAG;

/** Bytes of header and index together: a multiple of 4. */
export function headBytes(blocks: number, indexKeyBytes: number): number {
  return Math.ceil((HEADER.end + blocks * 8 + indexKeyBytes) / 4) * 4;
}

/** Severity, for the rule budget: 3 first. */
export type Rank = 0 | 1 | 2 | 3;

export interface TableEntry {
  readonly key: TableKey;
  /** Index into the list's case sets. */
  readonly setId: number;
  readonly rank: Rank;
  /** The publisher insists although the host is in the never-list. Honoured only for lists that IT names. */
  readonly isForced: boolean;
  /** The scheme that the URL was listed with; plays no part in matching. False for every other kind. */
  readonly isHttps: boolean;
}

/** Rank and flags as a block stores them. */
export function attributesOf({ rank, isForced, isHttps }: TableEntry): number {
  return rank | (isForced ? FORCED_FLAG : 0) | (isHttps ? HTTPS_FLAG : 0);
}

export type TableProblem =
  | 'not-a-table'
  | 'unknown-version'
  /** Fewer or more bytes than the head says. */
  | 'wrong-length'
  /** A bound of the format is exceeded. */
  | 'too-large'
  /** The checksum or the structure does not hold. */
  | 'damaged';

export interface TableError {
  readonly problem: TableProblem;
  /** What was read: the head with its index, or the block of this number. */
  readonly where: 'head' | number;
}
