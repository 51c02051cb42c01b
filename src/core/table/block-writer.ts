import { readChecksum } from './checksum.ts';
import {
  BLOCK,
  BLOCK_ALIGNMENT,
  COMMON_SUFFIX,
  ESCAPE,
  FORCED_FLAG,
  HTTPS_FLAG,
  IMPLICIT_DOT,
  MAX_BLOCK_BYTES,
  type TableEntry,
} from './table-format.ts';

/** Bytes that two keys have in common at their beginning. */
export function countShared(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/**
 * Writes one block. Deterministic, as a table's hash is signed: ties go to the lowest number.
 * @param entries 1 to `MAX_BLOCK_ENTRIES`, in order
 * @param shared how many bytes each key has in common with the one before; 0 for the first
 */
export function writeBlock(entries: readonly TableEntry[], shared: readonly number[]): Uint8Array {
  const hasImplicitDot = entries.every(({ key }) => key.endsWith('.'));
  const sharedBase = chooseSharedBase(shared);
  const defaults = chooseDefaults(entries);
  const body = new ByteWriter(MAX_BLOCK_BYTES);
  for (const [index, { key }] of entries.entries()) {
    writeKey(body, key, shared[index] ?? 0, sharedBase, hasImplicitDot);
  }
  const block = new ByteWriter(MAX_BLOCK_BYTES);
  block.at = BLOCK.flags;
  block.writeByte(hasImplicitDot ? IMPLICIT_DOT : 0);
  block.writeByte(sharedBase);
  block.writeByte(attributesOf(defaults));
  block.writeVarint(defaults.setId);
  block.writeVarint(entries.length);
  block.writeVarint(body.at);
  block.writeBytes(body.bytes.subarray(0, body.at));
  writeExceptions(block, entries, defaults);
  const bytes = block.bytes.slice(0, Math.ceil(block.at / BLOCK_ALIGNMENT) * BLOCK_ALIGNMENT);
  new DataView(bytes.buffer).setUint32(BLOCK.checksum, readChecksum(bytes, BLOCK.flags), true);
  return bytes;
}

function writeKey(out: ByteWriter, key: string, shared: number, base: number, hasImplicitDot: boolean): void {
  const length = key.length - shared;
  const isCommon = length === COMMON_SUFFIX.length && key.endsWith(COMMON_SUFFIX);
  const sharedCode = shared >= base && shared < base + ESCAPE ? shared - base : ESCAPE;
  const suffixCode = isCommon ? 0 : Math.min(length, ESCAPE);
  out.writeByte((sharedCode << 4) | suffixCode);
  if (sharedCode === ESCAPE) out.writeVarint(shared);
  if (isCommon) return;
  if (suffixCode === ESCAPE) out.writeVarint(length - ESCAPE);
  const end = hasImplicitDot ? key.length - 1 : key.length;
  for (let at = shared; at < end; at++) out.writeByte(key.charCodeAt(at));
}

/** The base that leaves the fewest entries to spell out how many bytes they share. */
function chooseSharedBase(shared: readonly number[]): number {
  const counts = new Uint16Array(255 + ESCAPE);
  for (const count of shared) if (count < counts.length) counts[count] = (counts[count] ?? 0) + 1;
  let best = 0;
  let bestFit = 0;
  let fit = 0;
  for (let end = 0; end < counts.length; end++) {
    fit += (counts[end] ?? 0) - (end >= ESCAPE ? (counts[end - ESCAPE] ?? 0) : 0);
    if (fit > bestFit) [best, bestFit] = [Math.max(0, end - ESCAPE + 1), fit];
  }
  return best;
}

type Defaults = Pick<TableEntry, 'setId' | 'rank' | 'isForced' | 'isHttps'>;

function attributesOf({ rank, isForced, isHttps }: Defaults): number {
  return rank | (isForced ? FORCED_FLAG : 0) | (isHttps ? HTTPS_FLAG : 0);
}

/** What most entries of the block say. */
function chooseDefaults(entries: readonly TableEntry[]): Defaults {
  const counts = new Map<number, { count: number; readonly entry: TableEntry }>();
  for (const entry of entries) {
    const id = entry.setId * 16 + attributesOf(entry);
    const counted = counts.get(id);
    if (counted === undefined) counts.set(id, { count: 1, entry });
    else counted.count++;
  }
  const [first] = [...counts].sort(
    ([a, { count: countA }], [b, { count: countB }]) => countB - countA || a - b,
  );
  return first?.[1].entry ?? { setId: 0, rank: 0, isForced: false, isHttps: false };
}

function writeExceptions(out: ByteWriter, entries: readonly TableEntry[], defaults: Defaults): void {
  const attributes = attributesOf(defaults);
  const ordinals = entries.flatMap((entry, ordinal) =>
    entry.setId === defaults.setId && attributesOf(entry) === attributes ? [] : [ordinal],
  );
  out.writeVarint(ordinals.length);
  let previous = -1;
  for (const ordinal of ordinals) {
    const entry = entries[ordinal] ?? defaults;
    out.writeVarint(ordinal - previous - 1);
    out.writeVarint(entry.setId);
    out.writeByte(attributesOf(entry));
    previous = ordinal;
  }
}

class ByteWriter {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  writeByte(value: number): void {
    this.bytes[this.at++] = value;
  }

  writeBytes(values: Uint8Array): void {
    this.bytes.set(values, this.at);
    this.at += values.length;
  }

  /** Unsigned LEB128. */
  writeVarint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.writeByte(rest);
  }
}
