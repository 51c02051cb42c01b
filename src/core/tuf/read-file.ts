import { writeHex } from '../hex.ts';
import type { FailureReason } from './failure.ts';
import type { TufRequest, TufTransport } from './transport.ts';
import { HASH_ALGORITHMS, type HashAlgorithm, type TufCrypto } from './tuf-crypto.ts';

/** How a file was read; `first` as in the response. */
export type ReadFileResult =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly first: number }
  | { readonly ok: false; readonly reason: FailureReason };

/** Hex digests by the name of their algorithm, as metadata lists them. */
export type Hashes = ReadonlyMap<string, string>;

/**
 * Fetches a file and reads at most `limit` bytes of it: an endless or inflated answer is left at its bound, whatever
 * length the server announced. Never throws.
 *
 * @param limit bytes, or what a response that begins at `first` may have
 */
export async function readFile(
  transport: TufTransport,
  request: TufRequest,
  limit: number | ((first: number) => number),
): Promise<ReadFileResult> {
  try {
    const response = await transport.fetch(request);
    if (response.kind === 'absent') return { ok: false, reason: { code: 'not-found', path: request.path } };
    if (response.kind === 'refused') {
      const { status, retryAfterSeconds } = response;
      return { ok: false, reason: { code: 'refused', status, retryAfterSeconds } };
    }
    if (response.kind === 'unreachable')
      return { ok: false, reason: { code: 'unreachable', detail: response.detail } };
    const { first } = response;
    const most = typeof limit === 'number' ? limit : limit(first);
    const bytes = await readBody(response.body, most);
    return bytes === undefined
      ? { ok: false, reason: { code: 'too-large', limit: most } }
      : { ok: true, bytes, first };
  } catch (error) {
    return { ok: false, reason: { code: 'unreachable', detail: describeError(error) } };
  }
}

/** Undefined as soon as there is more than `limit`. */
async function readBody(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > limit) return undefined;
    parts.push(part);
  }
  return joinBytes(parts);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Checks every listed hash that is known; null where all agree. At least one must be known. */
export async function checkHashes(
  bytes: Uint8Array<ArrayBuffer>,
  hashes: Hashes,
  crypto: TufCrypto,
): Promise<FailureReason | null> {
  const known = HASH_ALGORITHMS.filter((algorithm) => hashes.has(algorithm));
  if (known.length === 0) return { code: 'no-known-hash' };
  for (const algorithm of known) {
    if (!(await hasHash(bytes, algorithm, hashes.get(algorithm), crypto)))
      return { code: 'wrong-hash', algorithm };
  }
  return null;
}

async function hasHash(
  bytes: Uint8Array<ArrayBuffer>,
  algorithm: HashAlgorithm,
  expected: string | undefined,
  crypto: TufCrypto,
): Promise<boolean> {
  return writeHex(await crypto.hash(algorithm, bytes)) === expected?.toLowerCase();
}

export function describeError(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
