import { type FailureReason, fail, type TufFailure } from './failure.ts';
import type { TargetFile } from './metadata.ts';
import { checkHashes, joinBytes, readFile } from './read-file.ts';
import type { TrustedSet } from './refresh-repository.ts';
import { isTargetName, writeTargetPath } from './target-name.ts';
import type { TufTransport } from './transport.ts';
import { HASH_ALGORITHMS, type TufCrypto } from './tuf-crypto.ts';

/** A piece is fetched within the 30 seconds that a service worker's fetch has, on a line of 35 kB/s. */
export const PIECE_BYTES = 1_000_000;
const MAX_TARGET_BYTES = 256_000_000;

/**
 * Where pieces of unfinished downloads wait, so that a worker that was stopped goes on where it was. Nothing of it is
 * believed: the whole is verified when it is complete. What it throws is ignored: the download is then not resumable.
 */
export interface PieceStore {
  /** The pieces saved under a key, from the beginning and without a gap. */
  load(key: string): Promise<readonly Uint8Array[]>;
  save(key: string, index: number, piece: Uint8Array): Promise<void>;
  clear(key: string): Promise<void>;
}

export interface DownloadOptions {
  readonly transport: TufTransport;
  readonly crypto: TufCrypto;
  readonly trusted: TrustedSet;
  readonly name: string;
  readonly pieces?: PieceStore;
  /** Bytes; a longer target is not fetched. */
  readonly maxBytes?: number;
}

export type DownloadResult =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly target: TargetFile }
  | { readonly ok: false; readonly failure: TufFailure };

export type FindTargetResult =
  | { readonly ok: true; readonly target: TargetFile }
  | { readonly ok: false; readonly failure: TufFailure };

/** What the trusted targets role says of a target (specification 5.6.7, without delegations, and 5.7.2). */
export function findTarget({ targets }: TrustedSet, name: string): FindTargetResult {
  if (!isTargetName(name)) return { ok: false, failure: fail('target', { code: 'bad-target-name', name }) };
  const target = targets.files.get(name);
  if (target !== undefined) return { ok: true, target };
  const code = targets.hasDelegations ? 'delegated-target' : 'unknown-target';
  return { ok: false, failure: fail('target', { code, name }) };
}

/**
 * Fetches a target and gives its bytes only after length and hashes have been found right (specification 5.7.3). A
 * target of more than {@link PIECE_BYTES} is asked for in pieces; a server that sends the whole instead is as good.
 * Never throws.
 */
export async function downloadTarget(options: DownloadOptions): Promise<DownloadResult> {
  const found = findTarget(options.trusted, options.name);
  if (!found.ok) return found;
  const { target } = found;
  const { maxBytes = MAX_TARGET_BYTES, crypto } = options;
  if (target.length > maxBytes) return failTarget({ code: 'too-large', limit: maxBytes });
  const algorithm = HASH_ALGORITHMS.find((each) => target.hashes.has(each));
  const hash = algorithm === undefined ? undefined : target.hashes.get(algorithm);
  // The hash becomes part of an address, so it has to be one.
  if (hash === undefined || !/^[0-9a-fA-F]+$/.test(hash)) return failTarget({ code: 'no-known-hash' });
  const path = writeTargetPath(options.name, options.trusted.root.consistentSnapshot ? hash : null);
  const download = new Download(options.transport, path, target.length, new Pieces(options.pieces, hash));
  await download.resume();
  for (;;) {
    const problem = await download.fetchRest();
    // What did arrive waits for the next attempt.
    if (problem !== null) return failTarget(problem);
    const bytes = download.join();
    const mismatch = await checkHashes(bytes, target.hashes, crypto);
    await download.forget();
    if (mismatch === null) return { ok: true, bytes, target };
    if (download.isFresh) return failTarget(mismatch);
    // The pieces that were kept are damaged: once more from the beginning.
    download.restart();
  }
}

function failTarget(reason: FailureReason): { readonly ok: false; readonly failure: TufFailure } {
  return { ok: false, failure: fail('target', reason) };
}

class Download {
  readonly #transport: TufTransport;
  readonly #path: string;
  readonly #length: number;
  readonly #pieces: Pieces;
  #parts: Uint8Array[] = [];
  #have = 0;
  /** Whether all parts came from the server during this call. */
  isFresh = true;

  constructor(transport: TufTransport, path: string, length: number, pieces: Pieces) {
    this.#transport = transport;
    this.#path = path;
    this.#length = length;
    this.#pieces = pieces;
  }

  /** Takes the pieces that were kept, where they are whole ones. */
  async resume(): Promise<void> {
    const parts = await this.#pieces.load();
    if (parts.length === 0 || parts.some((part) => part.length !== PIECE_BYTES)) return;
    this.#parts = [...parts];
    this.#have = parts.length * PIECE_BYTES;
    this.isFresh = false;
  }

  restart(): void {
    this.#parts = [];
    this.#have = 0;
    this.isFresh = true;
  }

  forget(): Promise<void> {
    return this.#pieces.clear();
  }

  join(): Uint8Array<ArrayBuffer> {
    return joinBytes(this.#parts);
  }

  async fetchRest(): Promise<FailureReason | null> {
    while (this.#have < this.#length) {
      const first = this.#have;
      const last = Math.min(first + PIECE_BYTES, this.#length) - 1;
      const range = last - first + 1 < this.#length ? { range: { first, last } } : {};
      const request = { base: 'targets', path: this.#path, ...range } as const;
      const limit = (at: number): number => (at === 0 ? this.#length : last - at + 1);
      const file = await readFile(this.#transport, request, limit);
      const reason = file.ok ? await this.#take(file.bytes, file.first, first, last) : file.reason;
      if (reason?.code === 'too-large') return { code: 'wrong-length', expected: this.#length };
      if (reason !== null) return reason;
    }
    return null;
  }

  async #take(bytes: Uint8Array, at: number, first: number, last: number): Promise<FailureReason | null> {
    // A server that does not know ranges sends the whole file from its beginning.
    if (at === 0 && bytes.length === this.#length) {
      this.restart();
      this.#parts = [bytes];
      this.#have = bytes.length;
      return null;
    }
    if (at !== first || bytes.length !== last - first + 1)
      return { code: 'wrong-length', expected: this.#length };
    this.#parts.push(bytes);
    this.#have += bytes.length;
    if (bytes.length === PIECE_BYTES) await this.#pieces.save(this.#parts.length - 1, bytes);
    return null;
  }
}

/** A piece store that never throws and may be absent. */
class Pieces {
  readonly #store: PieceStore | undefined;
  readonly #key: string;

  constructor(store: PieceStore | undefined, key: string) {
    this.#store = store;
    this.#key = key;
  }

  async load(): Promise<readonly Uint8Array[]> {
    return (await ignoreFailure(async () => this.#store?.load(this.#key))) ?? [];
  }

  async save(index: number, piece: Uint8Array): Promise<void> {
    await ignoreFailure(async () => this.#store?.save(this.#key, index, piece));
  }

  async clear(): Promise<void> {
    await ignoreFailure(async () => this.#store?.clear(this.#key));
  }
}

async function ignoreFailure<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch {
    return undefined;
  }
}
