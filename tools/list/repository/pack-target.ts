import { gunzipSync, gzipSync } from 'node:zlib';
import { TargetFile } from '@tufjs/models';
import type { FileDigest } from '../../../src/core/list/released-list.ts';
import { hashHex } from './sha256.ts';

/** A target's file, and what targets.json says of it. */
export interface PreparedTarget {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly file: TargetFile;
}

/** With what the target holds when it is unpacked. */
export interface PackedFile extends PreparedTarget {
  readonly unpacked: FileDigest;
}

type Custom = Record<string, Parameters<typeof TargetFile.fromJSON>[1][string]>;

/** Gzip inside, and no `.gz` at the end of the name: web servers decode those by themselves. */
export function packTarget(path: string, content: Uint8Array, custom: Custom = {}): PackedFile {
  const unpacked = describeBytes(content);
  const prepared = prepareTarget(path, gzipSync(content, { level: 9 }), { ...custom, unpacked });
  return { ...prepared, unpacked: { length: unpacked.length, sha256: unpacked.hashes.sha256 } };
}

/** A target that is published as it is. */
export function prepareTarget(path: string, bytes: Uint8Array, custom: Custom = {}): PreparedTarget {
  const { length, hashes } = describeBytes(bytes);
  const hasCustom = Object.keys(custom).length > 0;
  const unrecognizedFields = hasCustom ? { custom } : {};
  return {
    bytes,
    sha256: hashes.sha256,
    file: new TargetFile({ path, length, hashes, unrecognizedFields }),
  };
}

/** Null where the bytes are not gzip, unpack to more than was signed, or to something else. */
export function unpackTarget(bytes: Uint8Array, expected: FileDigest): Uint8Array<ArrayBuffer> | null {
  try {
    const content = gunzipSync(bytes, { maxOutputLength: Math.max(1, expected.length) });
    const isExpected = content.length === expected.length && hashHex(content) === expected.sha256;
    return isExpected ? new Uint8Array(content) : null;
  } catch {
    return null;
  }
}

function describeBytes(bytes: Uint8Array): { length: number; hashes: { sha256: string } } {
  return { length: bytes.length, hashes: { sha256: hashHex(bytes) } };
}
