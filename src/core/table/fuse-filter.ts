import { IS_LITTLE_ENDIAN } from './byte-order.ts';
import { readChecksum } from './checksum.ts';
import type { TableKey } from './key.ts';
import { HOST_A, HOST_B, hashKeyA, hashKeyB, mixFirst, mixSecond, stepA, stepB } from './key-hash.ts';

/**
 * A 16-bit binary fuse filter over a table's keys: "certainly not listed", or "ask the table" (wrong for about 1 key in
 * 65,536). Graf and Lemire, "Binary Fuse Filters: Fast and Smaller Than Xor Filters", ACM JEA 27 (2022),
 * https://arxiv.org/abs/2201.01174. Three positions a key (the bench compares with four).
 *
 * Serialised, little-endian: magic `CDNF`, u32 format version, u32 checksum (see `checksumFilter`), u32 list version,
 * u32 entries, u32 seed, u32 segment length (a power of two), u32 segment count, then u16 fingerprints.
 */
export const FILTER_MAGIC = 0x464e4443;
export const FILTER_FORMAT = 1;
export const FILTER_HEADER_BYTES = 32;
/** Segments never grow longer (Graf and Lemire's reference code has the same bound). */
export const MAX_SEGMENT_LENGTH = 262_144;
export const FILTER_CHECKSUM_AT = 8;

const DOT = 0x2e;

export type FilterProblem = 'not-a-filter' | 'unknown-version' | 'truncated' | 'damaged';
export type OpenFilterResult =
  | { readonly ok: true; readonly filter: FuseFilter }
  | { readonly ok: false; readonly problem: FilterProblem };

export class FuseFilter {
  readonly listVersion: number;
  readonly entries: number;
  /** Bytes held in memory. */
  readonly byteLength: number;
  readonly #seed: number;
  readonly #segmentLength: number;
  readonly #mask: number;
  /** Scales a 32-bit word to a first position. */
  readonly #scale: number;
  readonly #fingerprints: Uint16Array;

  /** For {@link openFilter}: `view` and `fingerprints` have been checked against each other. */
  constructor(view: DataView, fingerprints: Uint16Array) {
    this.listVersion = view.getUint32(12, true);
    this.entries = view.getUint32(16, true);
    this.#seed = view.getInt32(20, true);
    this.#segmentLength = view.getUint32(24, true);
    this.#mask = this.#segmentLength - 1;
    this.#scale = (view.getUint32(28, true) * this.#segmentLength) / 2 ** 32;
    this.#fingerprints = fingerprints;
    this.byteLength = fingerprints.byteLength + FILTER_HEADER_BYTES;
  }

  /** False only where the table certainly does not hold the key. */
  mayHold(key: TableKey): boolean {
    return this.#probe(hashKeyA(key), hashKeyB(key));
  }

  /**
   * False only where the table certainly holds neither the host nor any parent of it. One pass over the string, no
   * allocation: hashes labels from the last to the first and probes at every boundary.
   * @param host canonical name ({@link CanonicalUrl.host}); an IP address is no name and has keys of its own
   */
  mayListHost(host: string): boolean {
    let a = HOST_A;
    let b = HOST_B;
    let end = host.length;
    while (end >= 0) {
      let start = end;
      while (start > 0 && host.charCodeAt(start - 1) !== DOT) start--;
      for (let at = start; at < end; at++) {
        const code = host.charCodeAt(at);
        a = stepA(a, code);
        b = stepB(b, code);
      }
      a = stepA(a, DOT);
      b = stepB(b, DOT);
      if (this.#probe(a, b)) return true;
      end = start - 1;
    }
    return false;
  }

  #probe(a: number, b: number): boolean {
    if (this.entries === 0) return false;
    const fingerprints = this.#fingerprints;
    const first = mixFirst(a, b, this.#seed);
    const second = mixSecond(first, b);
    const at0 = firstPosition(first, this.#scale);
    const at1 = secondPosition(at0, second, this.#segmentLength, this.#mask);
    const at2 = thirdPosition(at0, second, this.#segmentLength, this.#mask);
    const found =
      (fingerprints[at0] as number) ^ (fingerprints[at1] as number) ^ (fingerprints[at2] as number);
    return found === fingerprintOf(first, second);
  }
}

/** @param scale segment count × segment length ÷ 2^32 */
export function firstPosition(first: number, scale: number): number {
  return ((first >>> 0) * scale) | 0;
}

export function secondPosition(at0: number, second: number, segmentLength: number, mask: number): number {
  return (at0 + segmentLength) ^ (second & mask);
}

export function thirdPosition(at0: number, second: number, segmentLength: number, mask: number): number {
  return (at0 + 2 * segmentLength) ^ ((second >>> 14) & mask);
}

/** 16 bits that depend on both words. */
export function fingerprintOf(first: number, second: number): number {
  return Math.imul(first ^ ((second << 16) | (second >>> 16)), 0x9e3779b1) >>> 16;
}

/**
 * Opens a serialised filter. Nothing is copied where the bytes lie on an even offset of a little-endian machine, as all
 * are that run browsers. Total: any bytes open or give a problem.
 */
export function openFilter(bytes: Uint8Array): OpenFilterResult {
  if (bytes.byteLength < FILTER_HEADER_BYTES) return { ok: false, problem: 'truncated' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== FILTER_MAGIC) return { ok: false, problem: 'not-a-filter' };
  if (view.getUint32(4, true) !== FILTER_FORMAT) return { ok: false, problem: 'unknown-version' };
  const segmentLength = view.getUint32(24, true);
  const segmentCount = view.getUint32(28, true);
  if (!isSegmentLength(segmentLength) || segmentCount === 0) return { ok: false, problem: 'damaged' };
  const length = (segmentCount + 2) * segmentLength;
  if (bytes.byteLength !== FILTER_HEADER_BYTES + length * 2) return { ok: false, problem: 'truncated' };
  if (checksumFilter(bytes) !== view.getUint32(FILTER_CHECKSUM_AT, true)) {
    return { ok: false, problem: 'damaged' };
  }
  return { ok: true, filter: new FuseFilter(view, viewFingerprints(bytes, length)) };
}

/** Of the header's fields and of one word in 16 of the fingerprints: megabytes are checked in well under 1 ms. */
export function checksumFilter(bytes: Uint8Array): number {
  const header = readChecksum(bytes.subarray(0, FILTER_HEADER_BYTES), FILTER_CHECKSUM_AT + 4);
  return (header ^ readChecksum(bytes, FILTER_HEADER_BYTES, 16)) >>> 0;
}

function isSegmentLength(length: number): boolean {
  return length >= 4 && length <= MAX_SEGMENT_LENGTH && (length & (length - 1)) === 0;
}

function viewFingerprints(bytes: Uint8Array, length: number): Uint16Array {
  const at = bytes.byteOffset + FILTER_HEADER_BYTES;
  if (IS_LITTLE_ENDIAN && at % 2 === 0) return new Uint16Array(bytes.buffer, at, length);
  const view = new DataView(bytes.buffer, at, length * 2);
  return Uint16Array.from({ length }, (_, index) => view.getUint16(index * 2, true));
}
