import { existsSync, readdirSync } from 'node:fs';
import { TUF_ROLES, type TufRole } from '../../../src/core/tuf/failure.ts';
import type { Signer } from './key-ring.ts';
import { FIRST_ROOT, metadataPath } from './layout.ts';
import { buildRoot } from './next-root.ts';
import type { Repository } from './repository.ts';
import { RepositoryError } from './repository-error.ts';
import { writeExpiry } from './role-lifetime.ts';
import { describeKey, signRole } from './role-signers.ts';
import { writeSettings } from './settings.ts';
import { hashHex } from './sha256.ts';

export interface RootKeys {
  /** How many keys of root there are. */
  readonly count: number;
  /** How many of them must sign a root. */
  readonly threshold: number;
}

export interface MadeRepository {
  /** SHA-256 of the first root in hex: what IT puts into the policy behind `#sha256=`. */
  readonly fingerprint: string;
  readonly keyNames: readonly string[];
}

/**
 * Makes a repository in an empty folder: settings, encrypted keys, and the first root, which is written last. Rejects with
 * {@link RepositoryError} where the folder is not empty.
 */
export async function initRepository(repository: Repository, rootKeys: RootKeys): Promise<MadeRepository> {
  const { folder, settings, writer, keys, now } = repository;
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new RepositoryError(`${folder} is not empty: a new repository needs an empty folder.`);
  const signers: Record<TufRole, Signer[]> = { root: [], timestamp: [], snapshot: [], targets: [] };
  writeSettings(folder, settings, writer);
  for (const role of TUF_ROLES) {
    const count = role === 'root' ? rootKeys.count : 1;
    for (let number = 1; number <= count; number++) {
      signers[role].push(await keys.create(`${role}-${number}`, role));
    }
  }
  const describe = (role: TufRole, threshold: number) => ({
    keyids: signers[role].map(({ keyid }) => keyid),
    threshold,
  });
  const root = buildRoot({
    version: 1,
    expires: writeExpiry('root', settings, now),
    keys: TUF_ROLES.flatMap((role) => signers[role].map(describeKey)),
    roles: {
      root: describe('root', rootKeys.threshold),
      timestamp: describe('timestamp', 1),
      snapshot: describe('snapshot', 1),
      targets: describe('targets', 1),
    },
  });
  const bytes = signRole(root, signers.root.slice(0, rootKeys.threshold));
  writer.add(metadataPath(folder, FIRST_ROOT), bytes);
  return {
    fingerprint: hashHex(bytes),
    keyNames: TUF_ROLES.flatMap((role) => signers[role].map(({ name }) => name)),
  };
}
