import type { Root } from '@tufjs/models';
import { fail } from '../../../src/core/tuf/failure.ts';
import { verifyNextRoot } from '../../../src/core/tuf/verify-metadata.ts';
import { metadataPath } from './layout.ts';
import { buildRoot, type RootPlan } from './next-root.ts';
import { type PublishedState, tufCrypto } from './published-state.ts';
import type { Repository } from './repository.ts';
import { RepositoryError } from './repository-error.ts';
import { needSigners, signRole } from './role-signers.ts';

export interface SignedRoot {
  readonly root: Root;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Signs the next root with the threshold of the root before and with its own, as clients ask (5.3.4). */
export async function signNextRoot(
  { keys }: Repository,
  state: PublishedState,
  plan: RootPlan,
): Promise<SignedRoot> {
  const root = buildRoot(plan);
  const before = await needSigners(keys, state.root, 'root');
  const after = await needSigners(keys, root, 'root');
  const signers = new Map([...before, ...after].map((signer) => [signer.keyid, signer]));
  const bytes = signRole(root, [...signers.values()]);
  const verified = await verifyNextRoot(bytes, state.rootMetadata, tufCrypto);
  if (!verified.ok) throw new RepositoryError(fail('root', verified.reason).sentence);
  return { root, bytes };
}

/** Publishes a root under which the other roles' files stay valid. One rename: old or new. */
export function publishRoot({ folder, writer }: Repository, { root, bytes }: SignedRoot): void {
  writer.add(metadataPath(folder, `${root.version}.root.json`), bytes);
}
