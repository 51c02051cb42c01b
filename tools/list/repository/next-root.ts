import { type Key, Root } from '@tufjs/models';
import { TUF_ROLES, type TufRole } from '../../../src/core/tuf/failure.ts';
import { getRole } from './role-signers.ts';

export interface RootRole {
  readonly keyids: readonly string[];
  readonly threshold: number;
}

/** What a root says, before it is signed. */
export interface RootPlan {
  readonly version: number;
  readonly expires: string;
  readonly keys: readonly Key[];
  readonly roles: Readonly<Record<TufRole, RootRole>>;
}

/** The TUF specification that these files follow. */
export const SPEC_VERSION = '1.0.33';

/** Keys that no role uses are left out. */
export function buildRoot({ version, expires, keys, roles }: RootPlan): Root {
  const used = new Set(TUF_ROLES.flatMap((role) => roles[role].keyids));
  return Root.fromJSON({
    _type: 'root',
    spec_version: SPEC_VERSION,
    version,
    expires,
    consistent_snapshot: true,
    keys: Object.fromEntries(
      keys.filter(({ keyID }) => used.has(keyID)).map((key) => [key.keyID, key.toJSON()]),
    ),
    roles: Object.fromEntries(
      TUF_ROLES.map((role) => [role, { keyids: [...roles[role].keyids], threshold: roles[role].threshold }]),
    ),
  });
}

/** What the next root says while nothing is changed. */
export function planNextRoot(root: Root, expires: string): RootPlan {
  const read = (role: TufRole): RootRole => {
    const { keyIDs, threshold } = getRole(root, role);
    return { keyids: keyIDs, threshold };
  };
  return {
    version: root.version + 1,
    expires,
    keys: Object.values(root.keys),
    roles: {
      root: read('root'),
      timestamp: read('timestamp'),
      snapshot: read('snapshot'),
      targets: read('targets'),
    },
  };
}
