import { HOST_TAG, type TableKey } from './key.ts';

/**
 * The hash that the filter is built on: 64 bits of state in two 32-bit lanes, one step per key byte, so that the state
 * after a key is also the state from which every longer key with that beginning goes on. One pass over a host thereby
 * hashes the host and all its parents. Not cryptographic: a publisher who makes two keys collide only makes the exact
 * table be asked once more.
 *
 * Lane `a` is FNV-1a with another multiplier; lane `b` rotates as well, so that the lanes share no bits
 * (http://www.isthe.com/chongo/tech/comp/fnv/). Multipliers: xxHash's primes.
 */
export const INITIAL_A = 0x2545f491;
export const INITIAL_B = 0x27d4eb2f;
const MULTIPLIER_A = 0x9e3779b1 | 0;
const MULTIPLIER_B = 0x85ebca77 | 0;

/** Lane `a` after one more byte. */
export function stepA(a: number, byte: number): number {
  return Math.imul(a ^ byte, MULTIPLIER_A);
}

/** Lane `b` after one more byte. */
export function stepB(b: number, byte: number): number {
  return Math.imul(((b << 5) | (b >>> 27)) ^ byte, MULTIPLIER_B);
}

const HOST_TAG_CODE = HOST_TAG.charCodeAt(0);
/** The lanes after the tag of host keys: where a pass over a host starts. */
export const HOST_A = stepA(INITIAL_A, HOST_TAG_CODE);
export const HOST_B = stepB(INITIAL_B, HOST_TAG_CODE);

/** Lane `a` of a whole key. */
export function hashKeyA(key: TableKey): number {
  let a = INITIAL_A;
  for (let at = 0; at < key.length; at++) a = stepA(a, key.charCodeAt(at));
  return a;
}

/** Lane `b` of a whole key. */
export function hashKeyB(key: TableKey): number {
  let b = INITIAL_B;
  for (let at = 0; at < key.length; at++) b = stepB(b, key.charCodeAt(at));
  return b;
}

/** MurmurHash3's 32-bit finaliser (Appleby): a bijection in which every input bit reaches every output bit. */
function finalise(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * The first of the two words that place a key in a filter. Together with {@link mixSecond} it is a bijection of the
 * lanes for any seed, so that another seed moves every key anew and adds no collision.
 */
export function mixFirst(a: number, b: number, seed: number): number {
  return finalise(a ^ Math.imul(b, 0xc2b2ae3d) ^ seed);
}

/** The second word; `first` is {@link mixFirst} of the same lanes and seed. */
export function mixSecond(first: number, b: number): number {
  return finalise(b ^ Math.imul(first, 0x27d4eb2f));
}
