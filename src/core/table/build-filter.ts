import { IS_LITTLE_ENDIAN } from './byte-order.ts';
import {
  checksumFilter,
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
/** Keys handled between two yields: well under 5 ms, before the code is compiled too. */
const SLICE = 512;

/**
 * Builds a serialised filter (see `fuse-filter.ts`). Deterministic: the same hashes give the same bytes. Needs about
 * 35 bytes a key while it runs. Each `next()` does a slice of at most a few milliseconds, so that a service worker can
 * answer between two of them.
 * @param listVersion of the table that the keys come from, so that a filter is never used with another table
 */
export function* buildFilterSteps(
  hashes: KeyHashes,
  listVersion: number,
): Generator<void, BuildFilterResult> {
  let { a, b } = hashes;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const shape = shapeFor(a.length);
    const seed = Math.imul(attempt + 1, 0x9e3779b1);
    yield;
    const placed = yield* placeKeys({ a, b }, shape, seed);
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
function* placeKeys(hashes: KeyHashes, shape: Shape, seed: number): Generator<void, Uint16Array | null> {
  const placement = new Placement(hashes, shape, seed);
  const uses = yield* countUses(placement);
  yield;
  const peeling = yield* peelKeys(placement, uses);
  return peeling === null ? null : yield* setFingerprints(placement, peeling);
}

/** Where the keys go under one seed. */
class Placement {
  readonly keys: number;
  readonly shape: Shape;
  readonly #hashes: KeyHashes;
  readonly #seed: number;
  readonly #mask: number;
  readonly #scale: number;
  /** Of the key last given to {@link place}. */
  at0 = 0;
  at1 = 0;
  at2 = 0;
  fingerprint = 0;

  constructor(hashes: KeyHashes, shape: Shape, seed: number) {
    this.keys = hashes.a.length;
    this.shape = shape;
    this.#hashes = hashes;
    this.#seed = seed;
    this.#mask = shape.segmentLength - 1;
    this.#scale = (shape.segmentCount * shape.segmentLength) / 2 ** 32;
  }

  place(key: number): void {
    const { segmentLength } = this.shape;
    const b = this.#hashes.b[key] as number;
    const first = mixFirst(this.#hashes.a[key] as number, b, this.#seed);
    const second = mixSecond(first, b);
    this.at0 = firstPosition(first, this.#scale);
    this.at1 = secondPosition(this.at0, second, segmentLength, this.#mask);
    this.at2 = thirdPosition(this.at0, second, segmentLength, this.#mask);
    this.fingerprint = fingerprintOf(first, second);
  }
}

/** For each position: how many keys use it, and the exclusive or of their numbers, which for one key is that key. */
interface Uses {
  readonly counts: Uint32Array;
  readonly mixed: Uint32Array;
}

function* countUses(placement: Placement): Generator<void, Uses> {
  const counts = new Uint32Array(placement.shape.length);
  yield;
  const mixed = new Uint32Array(placement.shape.length);
  yield;
  for (let key = 0; key < placement.keys; key++) {
    placement.place(key);
    addKey(counts, mixed, placement.at0, key);
    addKey(counts, mixed, placement.at1, key);
    addKey(counts, mixed, placement.at2, key);
    if (key % SLICE === SLICE - 1) yield;
  }
  return { counts, mixed };
}

/** Keys in the order in which they were peeled, and the position that each had for itself. */
interface Peeling {
  readonly keys: Uint32Array;
  readonly positions: Uint32Array;
}

function* peelKeys(placement: Placement, { counts, mixed }: Uses): Generator<void, Peeling | null> {
  const { length } = placement.shape;
  const keys = new Uint32Array(placement.keys);
  const positions = new Uint32Array(placement.keys);
  const single = new Uint32Array(length);
  yield;
  let singles = 0;
  for (let at = 0; at < length; at++) {
    if (counts[at] === 1) single[singles++] = at;
    if (at % (SLICE * 16) === 0) yield;
  }
  let done = 0;
  while (singles > 0) {
    const at = single[--singles] as number;
    if (counts[at] !== 1) continue;
    const key = mixed[at] as number;
    keys[done] = key;
    positions[done] = at;
    done++;
    placement.place(key);
    const { at0, at1, at2 } = placement;
    if (removeKey(counts, mixed, at0, key)) single[singles++] = at0;
    if (removeKey(counts, mixed, at1, key)) single[singles++] = at1;
    if (removeKey(counts, mixed, at2, key)) single[singles++] = at2;
    if (done % SLICE === 0) yield;
  }
  return done === placement.keys ? { keys, positions } : null;
}

function* setFingerprints(placement: Placement, peeling: Peeling): Generator<void, Uint16Array> {
  const fingerprints = new Uint16Array(placement.shape.length);
  for (let index = placement.keys - 1; index >= 0; index--) {
    placement.place(peeling.keys[index] as number);
    const { at0, at1, at2, fingerprint } = placement;
    const at = peeling.positions[index] as number;
    fingerprints[at] = 0;
    const others =
      (fingerprints[at0] as number) ^ (fingerprints[at1] as number) ^ (fingerprints[at2] as number);
    fingerprints[at] = fingerprint ^ others;
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
  new Uint16Array(bytes.buffer, FILTER_HEADER_BYTES).set(
    IS_LITTLE_ENDIAN ? fingerprints : swapBytes(fingerprints),
  );
  view.setUint32(FILTER_CHECKSUM_AT, checksumFilter(bytes), true);
  return bytes;
}

function swapBytes(words: Uint16Array): Uint16Array {
  return words.map((word) => (word << 8) | (word >>> 8));
}
