import { hashHex } from '../hash-hex.ts';

/** Length in bytes and SHA-256 in lower-case hex, as signed. */
interface Digest {
  readonly length: number;
  readonly sha256: string;
}

/**
 * Unpacks what a target holds. Stops at the signed length, so that a small file cannot grow without bound.
 * @returns null where the bytes are not gzip, or unpack to anything but what was signed
 */
export async function unpackTarget(
  bytes: Uint8Array<ArrayBuffer>,
  expected: Digest,
): Promise<Uint8Array | null> {
  const unpacked = new Uint8Array(expected.length);
  let length = 0;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    for await (const piece of stream) {
      if (length + piece.length > expected.length) return null;
      unpacked.set(piece, length);
      length += piece.length;
    }
  } catch {
    return null;
  }
  return length === expected.length && (await hashHex(unpacked)) === expected.sha256 ? unpacked : null;
}
