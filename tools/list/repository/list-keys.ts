import { TUF_ROLES, type TufRole } from '../../../src/core/tuf/failure.ts';
import { readPublishedState } from './published-state.ts';
import type { Repository } from './repository.ts';
import { getRole, nameKey } from './role-signers.ts';

export interface ListedKey {
  readonly role: TufRole;
  readonly name: string;
  readonly keyid: string;
  /** Where its file is; null where it is not at hand. */
  readonly path: string | null;
  /** Whether the root in force names it. */
  readonly isInForce: boolean;
}

export interface KeyOverview {
  readonly rootVersion: number;
  readonly rootExpires: string;
  readonly thresholds: Readonly<Record<TufRole, number>>;
  readonly keys: readonly ListedKey[];
}

/** Every key in force, and every further key file at hand. Needs no passphrase. */
export async function listKeys({ folder, keys }: Repository): Promise<KeyOverview> {
  const { root } = await readPublishedState(folder);
  const files = new Map(keys.list().map((file) => [file.keyid, file]));
  const inForce = TUF_ROLES.flatMap((role) =>
    getRole(root, role).keyIDs.map((keyid) => ({
      role,
      name: nameKey(root, keyid),
      keyid,
      path: files.get(keyid)?.path ?? null,
      isInForce: true,
    })),
  );
  const named = new Set(inForce.map(({ keyid }) => keyid));
  const others = [...files.values()]
    .filter(({ keyid }) => !named.has(keyid))
    .map(({ role, name, keyid, path }) => ({ role, name, keyid, path, isInForce: false }));
  const threshold = (role: TufRole): number => getRole(root, role).threshold;
  return {
    rootVersion: root.version,
    rootExpires: root.expires,
    thresholds: {
      root: threshold('root'),
      timestamp: threshold('timestamp'),
      snapshot: threshold('snapshot'),
      targets: threshold('targets'),
    },
    keys: [...inForce, ...others],
  };
}
