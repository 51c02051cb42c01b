import { IS_LITTLE_ENDIAN } from './byte-order.ts';

/**
 * Fletcher's checksum over 32-bit little-endian words, modulo 2^32 (J. G. Fletcher, 1982), the two sums folded into one word: tells
 * sound bytes from what a failing disk or a torn write left. Against forgery stands the list's signature.
 * @param from first byte covered; up to three bytes at the end that fill no word are not covered
 * @param stride reads one word in so many. Storage is damaged by the sector (512 bytes and more), which one word in 16
 *   still sees
 */
export function readChecksum(bytes: Uint8Array, from: number, stride = 1): number {
  const words = (bytes.byteLength - from) >>> 2;
  const at = bytes.byteOffset + from;
  const view =
    at % 4 === 0 && IS_LITTLE_ENDIAN
      ? new Int32Array(bytes.buffer, at, words)
      : copyWords(bytes, from, words);
  let sum = 1;
  let sums = bytes.byteLength - from;
  for (let index = 0; index < words; index += stride) {
    sum = (sum + (view[index] as number)) | 0;
    sums = (sums + sum) | 0;
  }
  return (sum ^ ((sums << 16) | (sums >>> 16))) >>> 0;
}

function copyWords(bytes: Uint8Array, from: number, words: number): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, words * 4);
  return Int32Array.from({ length: words }, (_, index) => view.getInt32(index * 4, true));
}
