import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './input-error.ts';

/**
 * How much text a compressed file may become: at most 8 GiB, and beyond the first 64 MiB at most 200 times its size.
 * Deflate cannot do better than about 1,030 (RFC 1951: 258 bytes from two bits); feeds come to 5 to 30.
 */
const MAX_BYTES = 8 * 1024 ** 3;
const FREE_BYTES = 64 * 1024 ** 2;
const MAX_RATIO = 200;
const CHUNK_BYTES = 1 << 18;

/** Beginnings of files that are no text, and what to say of them. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], sentence: string])[] = [
  [[0xff, 0xfe], 'is text in UTF-16: save it as UTF-8'],
  [[0xfe, 0xff], 'is text in UTF-16: save it as UTF-8'],
  [[0x50, 0x4b, 0x03, 0x04], 'is a zip archive: unpack it first'],
  [[0x42, 0x5a, 0x68, -1, 0x31, 0x41, 0x59], 'is packed with bzip2: unpack it first'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'is packed with xz: unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'is packed with zstd: unpack it first'],
];

/** Told how far the reading is: bytes of the file as it lies on disk. */
export type OnBytes = (read: number, total: number) => void;

/**
 * The text of a file in pieces, unpacked where it is gzip, without a byte order mark. Bytes that are not UTF-8 become
 * U+FFFD. Throws {@link InputError} for a file that cannot be read, is no UTF-8 text, or unpacks to more than a feed does.
 */
export async function* openText(path: string, onBytes: OnBytes = () => undefined): AsyncGenerator<string> {
  const name = basename(path);
  const { size, isGzip } = await lookAt(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const unpacked = isGzip ? pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined) : file;
  const decoder = new TextDecoder();
  const limit = isGzip
    ? Math.min(MAX_BYTES, Math.max(FREE_BYTES, size * MAX_RATIO))
    : Number.POSITIVE_INFINITY;
  let bytes = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      if (bytes === 0) refuseSignature(name, chunk);
      bytes += chunk.length;
      if (bytes > limit)
        throw new InputError(`${name} unpacks to over ${limit.toLocaleString('en')} bytes: no feed does.`);
      onBytes(file.bytesRead, size);
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${name} ${isGzip ? 'is damaged gzip, or breaks off' : 'cannot be read'}.`);
  }
  yield decoder.decode();
}

async function lookAt(path: string): Promise<{ readonly size: number; readonly isGzip: boolean }> {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return { size, isGzip: bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b };
    } finally {
      await file.close();
    }
  } catch {
    throw new InputError(`${name} cannot be read.`);
  }
}

function refuseSignature(name: string, chunk: Uint8Array): void {
  for (const [bytes, sentence] of SIGNATURES) {
    if (bytes.every((byte, at) => byte === -1 || chunk[at] === byte))
      throw new InputError(`${name} ${sentence}.`);
  }
  const hasZero = chunk.subarray(0, 2).includes(0);
  if (hasZero) throw new InputError(`${name} begins with a zero byte: it is no text in UTF-8.`);
}
