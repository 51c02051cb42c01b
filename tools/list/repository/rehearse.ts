import { refreshRepository } from '../../../src/core/tuf/refresh-repository.ts';
import { NOTHING_STORED } from '../../../src/core/tuf/stored-roles.ts';
import { createFolderTransport } from './folder-transport.ts';
import { MemoryStore } from './memory-store.ts';
import { type PublishedState, tufCrypto } from './published-state.ts';
import type { Repository } from './repository.ts';
import { RepositoryError } from './repository-error.ts';

/**
 * Lets our own client follow what is about to be published: one that begins, and one that holds what is published now.
 * Rejects with {@link RepositoryError} where either would refuse it, before anything has been switched.
 */
export async function rehearse(
  { folder, now }: Repository,
  { roots, roles }: PublishedState,
  planned: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const initialRoot = roots[0];
  if (initialRoot === undefined) return;
  const current = {
    ...NOTHING_STORED,
    roots: roots.slice(1),
    timestamp: roles?.timestamp.bytes ?? null,
    snapshot: roles?.snapshot.bytes ?? null,
    targets: roles?.targets.bytes ?? null,
  };
  for (const stored of roles === null ? [NOTHING_STORED] : [NOTHING_STORED, current]) {
    const result = await refreshRepository({
      transport: createFolderTransport(folder, planned),
      store: new MemoryStore(stored),
      crypto: tufCrypto,
      initialRoot,
      now,
    });
    if (!result.ok) {
      throw new RepositoryError(
        `Nothing was published, because clients would refuse it. ${result.failure.sentence}`,
      );
    }
  }
}
