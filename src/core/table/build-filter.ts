import { IS_LITTLE_ENDIAN } from './byte-order.ts';
import { readChecksum } from './checksum.ts';
import {
  FILTER_CHECKSUM_AT,
  FILTER_FORMAT,
  FILTER_HEADER_BYTES,
  FILTER_MAGIC,
  fingerprintOf,
  firstPosition,
  MAX_SEGMENT_LENGTH,
  secondPosition,
  thirdPosition,
} from './fuse-filter.ts';
import { mixFirst, mixSecond } from './key-hash.ts';

/** The lanes of every key's hash, in any order. */
export interface KeyHashes {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

export type BuildFilterResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: 'no-placement' };

/** An attempt fails about once in a thousand; equal hashes are taken out after the first failure. */
const MAX_ATTEMPTS = 64;
/** Keys handled between two yields: well under 5 ms on a slow laptop. */
const SLICE = 8192;

/**
 * Builds a serialised filter (see `fuse-filter.ts`). Deterministic: the same hashes give the same bytes. Needs about
 * 24 bytes a key while it runs. Each `next()` does a slice of at most a few milliseconds, so that a service worker can
 * answer between two of them.
 * @param listVersion of the table that the keys come from, so that a filter is never used with another table
 */
export function* buildFilterSteps(hashes: KeyHashes, listVersion: number): Generator<void, BuildFilterResult> {
  let { a, b } = hashes;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const shape = shapeFor(a.length);
    const seed = Math.imul(attempt + 1, 0x9e3779b1);
    yield;
    const placed = yield* placeKeys(a, b, shape, seed);
    if (placed !== null) {
      return { ok: true, bytes: writeFilter(placed, shape, seed, hashes.a.length, listVersion) };
    }
    if (attempt === 0) ({ a, b } = yield* dropEqualHashes(a, b));
  }
  return { ok: false, problem: 'no-placement' };
}

interface Shape {
  readonly segmentLength: number;
  readonly segmentCount: number;
  /** Positions: `(segmentCount + 2) × segmentLength`. */
  readonly length: number;
}

/** Section 4 of the paper, with the constants of its reference code for three positions. */
function shapeFor(keys: number): Shape {
  const byCount = keys < 2 ? 4 : 2 ** Math.floor(Math.log(keys) / Math.log(3.33) + 2.25);
  const segmentLength = Math.min(byCount, MAX_SEGMENT_LENGTH);
  const factor = keys < 2 ? 0 : Math.max(1.125, 0.875 + (0.25 * Math.log(1_000_000)) / Math.log(keys));
  const capacity = Math.round(keys * factor);
  const segmentCount = Math.max(1, Math.ceil(capacity / segmentLength) - 2);
  return { segmentLength, segmentCount, length: (segmentCount + 2) * segmentLength };
}

/** Peels keys off positions that only they use, then sets fingerprints in the opposite order. Null: no order exists. */
function* placeKeys(a: Uint32Array, b: Uint32Array, shape: Shape, seed: number): Generator<void, Uint16Array | null> {
  const { segmentLength, segmentCount, length } = shape;
  const mask = segmentLength - 1;
  const scale = (segmentCount * segmentLength) / 2 ** 32;
  const keys = a.length;
  /** How many keys use a position, and the exclusive or of their indexes: with a count of 1, the key itself. */
  const counts = new Uint32Array(length);
  const mixed = new Uint32Array(length);
  yield;
  for (let key = 0; key < keys; key++) {
    const first = mixFirst(a[key] as number, b[key] as number, seed);
    const second = mixSecond(first, b[key] as number);
    const at0 = firstPosition(first, scale);
    addKey(counts, mixed, at0, key);
    addKey(counts, mixed, secondPosition(at0, second, segmentLength, mask), key);
    addKey(counts, mixed, thirdPosition(at0, second, segmentLength, mask), key);
    if (key % SLICE === SLICE - 1) yield;
  }

  const peeled = new Uint32Array(keys);
  const peeledAt = new Uint32Array(keys);
  const single = new Uint32Array(length);
  yield;
  let singles = 0;
  for (let at = 0; at < length; at++) if (counts[at] === 1) single[singles++] = at;
  yield;
  let done = 0;
  while (singles > 0) {
    const at = single[--singles] as number;
    if (counts[at] !== 1) continue;
    const key = mixed[at] as number;
    peeled[done] = key;
    peeledAt[done] = at;
    done++;
    const first = mixFirst(a[key] as number, b[key] as number, seed);
    const second = mixSecond(first, b[key] as number);
    const at0 = firstPosition(first, scale);
    const at1 = secondPosition(at0, second, segmentLength, mask);
    const at2 = thirdPosition(at0, second, segmentLength, mask);
    if (removeKey(counts, mixed, at0, key)) single[singles++] = at0;
    if (removeKey(counts, mixed, at1, key)) single[singles++] = at1;
    if (removeKey(counts, mixed, at2, key)) single[singles++] = at2;
    if (done % SLICE === 0) yield;
  }
  if (done !== keys) return null;

  const fingerprints = new Uint16Array(length);
  for (let index = keys - 1; index >= 0; index--) {
    const key = peeled[index] as number;
    const first = mixFirst(a[key] as number, b[key] as number, seed);
    const second = mixSecond(first, b[key] as number);
    const at0 = firstPosition(first, scale);
    const at1 = secondPosition(at0, second, segmentLength, mask);
    const at2 = thirdPosition(at0, second, segmentLength, mask);
    const at = peeledAt[index] as number;
    fingerprints[at] = 0;
    const others = (fingerprints[at0] as number) ^ (fingerprints[at1] as number) ^ (fingerprints[at2] as number);
    fingerprints[at] = fingerprintOf(first, second) ^ others;
    if (index % SLICE === 0) yield;
  }
  return fingerprints;
}

function addKey(counts: Uint32Array, mixed: Uint32Array, at: number, key: number): void {
  counts[at] = (counts[at] as number) + 1;
  mixed[at] = (mixed[at] as number) ^ key;
}

/** True where one key is left. */
function removeKey(counts: Uint32Array, mixed: Uint32Array, at: number, key: number): boolean {
  const left = (counts[at] as number) - 1;
  counts[at] = left;
  mixed[at] = (mixed[at] as number) ^ key;
  return left === 1;
}

/** Open addressing at half load. Keys with equal lanes can never be told apart, so one of them stands for all. */
function* dropEqualHashes(a: Uint32Array, b: Uint32Array): Generator<void, KeyHashes> {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, a.length) * 2));
  const taken = new Uint32Array(slots);
  const keptA = new Uint32Array(a.length);
  const keptB = new Uint32Array(a.length);
  yield;
  let kept = 0;
  for (let key = 0; key < a.length; key++) {
    const laneA = a[key] as number;
    const laneB = b[key] as number;
    let slot = (mixFirst(laneA, laneB, 0) >>> 0) & (slots - 1);
    for (;;) {
      const holder = (taken[slot] as number) - 1;
      if (holder < 0) {
        keptA[kept] = laneA;
        keptB[kept] = laneB;
        kept++;
        taken[slot] = kept;
        break;
      }
      if (keptA[holder] === laneA && keptB[holder] === laneB) break;
      slot = (slot + 1) & (slots - 1);
    }
    if (key % SLICE === SLICE - 1) yield;
  }
  return { a: keptA.slice(0, kept), b: keptB.slice(0, kept) };
}

function writeFilter(
  fingerprints: Uint16Array,
  shape: Shape,
  seed: number,
  entries: number,
  listVersion: number,
): Uint8Array {
  const bytes = new Uint8Array(FILTER_HEADER_BYTES + fingerprints.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, FILTER_MAGIC, true);
  view.setUint32(4, FILTER_FORMAT, true);
  view.setUint32(12, listVersion, true);
  view.setUint32(16, entries, true);
  view.setInt32(20, seed, true);
  view.setUint32(24, shape.segmentLength, true);
  view.setUint32(28, shape.segmentCount, true);
  if (IS_LITTLE_ENDIAN) new Uint16Array(bytes.buffer, FILTER_HEADER_BYTES).set(fingerprints);
  else fingerprints.forEach((value, index) => view.setUint16(FILTER_HEADER_BYTES + index * 2, value, true));
  view.setUint32(FILTER_CHECKSUM_AT, readChecksum(bytes, FILTER_CHECKSUM_AT + 4), true);
  return bytes;
}
