import type { PackedTarget } from '../../core/list/released-list.ts';
import { downloadTarget, type PieceStore } from '../../core/tuf/download-target.ts';
import type { TufFailure } from '../../core/tuf/failure.ts';
import type { TrustedSet } from '../../core/tuf/refresh-repository.ts';
import type { TufTransport } from '../../core/tuf/transport.ts';
import type { TufCrypto } from '../../core/tuf/tuf-crypto.ts';
import type { ListStore } from '../../platform/list-store.ts';
import { unpackTarget } from './unpack-target.ts';

/** A target that could not be had, with what whoever plans the next check has to know. */
export class TargetError extends Error {
  readonly failure: TufFailure;

  constructor(failure: TufFailure) {
    super(failure.sentence);
    this.failure = failure;
  }
}

/**
 * Fetches what one signed targets.json lists. Everything rejects with a {@link TargetError} where a target cannot be had,
 * and in words where it is not what it should be; the update then fails and nothing is switched.
 */
export class TargetFetch {
  readonly #transport: TufTransport;
  readonly #crypto: TufCrypto;
  readonly #trusted: TrustedSet;
  readonly #pieces: PieceStore;

  constructor(transport: TufTransport, crypto: TufCrypto, trusted: TrustedSet, store: ListStore) {
    this.#transport = transport;
    this.#crypto = crypto;
    this.#trusted = trusted;
    this.#pieces = keepPieces(store);
  }

  /**
   * What a packed target holds.
   * @param maxBytes of the content, and of the file, which is smaller
   */
  async fetchPacked({ name, unpacked }: PackedTarget, maxBytes?: number): Promise<Uint8Array> {
    if (maxBytes !== undefined && unpacked.length > maxBytes)
      throw new Error(`${name} holds more than ${maxBytes} bytes`);
    const content = await unpackTarget(await this.fetchPlain(name, maxBytes), unpacked);
    if (content === null) throw new Error(`${name} does not hold what was signed`);
    return content;
  }

  /** A target as it is, as long and with the hashes that are signed. */
  async fetchPlain(name: string, maxBytes?: number): Promise<Uint8Array<ArrayBuffer>> {
    const downloaded = await downloadTarget({
      transport: this.#transport,
      crypto: this.#crypto,
      trusted: this.#trusted,
      name,
      pieces: this.#pieces,
      ...(maxBytes === undefined ? {} : { maxBytes }),
    });
    if (!downloaded.ok) throw new TargetError(downloaded.failure);
    return downloaded.bytes;
  }
}

function keepPieces(store: ListStore): PieceStore {
  return {
    load: (key) => store.readPieces(key),
    save: (key, index, piece) => store.writePiece(key, index, piece),
    clear: (key) => store.dropPieces(key),
  };
}
