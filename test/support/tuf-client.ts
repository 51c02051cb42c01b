import { type DownloadResult, downloadTarget, type PieceStore } from '../../src/core/tuf/download-target.ts';
import type { TufFailure } from '../../src/core/tuf/failure.ts';
import {
  type PrepareResult,
  type RefreshResult,
  refreshRepository,
  type TrustedSet,
} from '../../src/core/tuf/refresh-repository.ts';
import type { TufBounds } from '../../src/core/tuf/session.ts';
import { createTufCrypto } from '../../src/core/tuf/tuf-crypto.ts';
import { MemoryStore, NOW, RepositoryTransport, type TufRepository } from './tuf-repository.ts';

export const tufCrypto = createTufCrypto(crypto.subtle);

/** A client of one repository: its store lives on from one update to the next, like a browser's. */
export class TestClient<Change = null> {
  readonly repository: TufRepository;
  readonly transport: RepositoryTransport;
  store = new MemoryStore<Change>();
  now = NOW;
  initialRoot: Uint8Array<ArrayBuffer>;
  bounds: Partial<TufBounds> = {};

  constructor(repository: TufRepository) {
    this.repository = repository;
    this.transport = new RepositoryTransport(repository);
    this.initialRoot = repository.initialRoot;
  }

  refresh(prepare?: (trusted: TrustedSet) => Promise<PrepareResult<Change>>): Promise<RefreshResult> {
    const { transport, store, now, initialRoot, bounds } = this;
    return refreshRepository({ transport, store, crypto: tufCrypto, initialRoot, now, bounds }, prepare);
  }

  /** Refreshes and expects it to succeed. */
  async succeed(): Promise<TrustedSet> {
    const result = await this.refresh();
    if (!result.ok) throw new Error(`${result.failure.part}: ${result.failure.sentence}`);
    return result.trusted;
  }

  /** Refreshes and expects it to fail. */
  async failToRefresh(): Promise<TufFailure> {
    const result = await this.refresh();
    if (result.ok) throw new Error('the refresh succeeded');
    return result.failure;
  }

  async download(name: string, pieces?: PieceStore): Promise<DownloadResult> {
    const trusted = await this.succeed();
    const options = { transport: this.transport, crypto: tufCrypto, trusted, name };
    return downloadTarget(pieces === undefined ? options : { ...options, pieces });
  }
}
