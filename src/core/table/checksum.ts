import { IS_LITTLE_ENDIAN } from './byte-order.ts';

/**
 * Fletcher's checksum over 32-bit little-endian words, modulo 2^32 (J. G. Fletcher, 1982), folded into one word. Tells
 * storage damage from sound bytes in about 0.3 ms per 2 MB; forgery is what the list's signature is against.
 * @param from first byte covered; up to three bytes at the end that fill no word count as one zero-padded word
 */
export function readChecksum(bytes: Uint8Array, from: number): number {
  const words = (bytes.byteLength - from) >>> 2;
  const at = bytes.byteOffset + from;
  let sum = 1;
  let sums = bytes.byteLength - from;
  if (at % 4 === 0 && IS_LITTLE_ENDIAN) {
    const view = new Int32Array(bytes.buffer, at, words);
    for (let index = 0; index < words; index++) {
      sum = (sum + (view[index] as number)) | 0;
      sums = (sums + sum) | 0;
    }
  } else {
    const view = new DataView(bytes.buffer, at, words * 4);
    for (let index = 0; index < words; index++) {
      sum = (sum + view.getInt32(index * 4, true)) | 0;
      sums = (sums + sum) | 0;
    }
  }
  let rest = 0;
  for (let index = from + words * 4, shift = 0; index < bytes.byteLength; index++, shift += 8) {
    rest |= (bytes[index] as number) << shift;
  }
  sum = (sum + rest) | 0;
  sums = (sums + sum) | 0;
  return (sum ^ Math.imul(sums, 0x9e3779b1)) >>> 0;
}
