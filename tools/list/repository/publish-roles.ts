import { MetaFile, type Root, Snapshot, type TargetFile, Targets, Timestamp } from '@tufjs/models';
import type { KeyRing, Signer } from './key-ring.ts';
import { metadataPath } from './layout.ts';
import { SPEC_VERSION } from './next-root.ts';
import { findNextVersion, type PublishedState } from './published-state.ts';
import { rehearse } from './rehearse.ts';
import type { Repository } from './repository.ts';
import { RepositoryError } from './repository-error.ts';
import { writeExpiry } from './role-lifetime.ts';
import { findSigners, needSigners, signRole } from './role-signers.ts';
import { hashHex } from './sha256.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type OtherRole = 'targets' | 'snapshot' | 'timestamp';

/** What is to be published. What stands on a new file is always signed anew, so a timestamp always is. */
export interface RoleChange {
  /** The targets as they shall be; absent where they stay. */
  readonly targets?: Record<string, TargetFile>;
  /** Signs these again although nothing in them changed. */
  readonly renewed: ReadonlySet<'targets' | 'snapshot'>;
  /** A root to switch to, signed, with its keys for these roles. */
  readonly nextRoot?: { readonly root: Root; readonly bytes: Bytes };
}

export interface RoleVersions {
  readonly timestamp: number;
  readonly snapshot: number;
  readonly targets: number;
}

/**
 * Signs and publishes roles. The rename of `timestamp.json` is what switches clients; every file that it leads to is there
 * before, so that a kill at any point leaves what was published. Files with a version in their name are written once.
 *
 * With a new root, the keys before and the keys after sign both, so that it does not matter which of the two files a
 * client sees first. Only where the keys before are gone must the two switches follow one another.
 */
export async function publishRoles(
  repository: Repository,
  state: PublishedState,
  { targets, renewed, nextRoot }: RoleChange,
): Promise<RoleVersions> {
  const { folder, settings, writer, keys, now } = repository;
  const { roles } = state;
  const listed = targets ?? roles?.targets.signed.targets;
  if (listed === undefined)
    throw new RepositoryError('Nothing is released here yet: use "list release" first.');
  const signers = new RoleSigners(keys, state.root, nextRoot?.root ?? null);
  const planned = new Map<string, Bytes>();
  const plan = async (role: OtherRole, signed: Targets | Snapshot | Timestamp): Promise<MetaFile> => {
    const bytes = signRole(signed, await signers.need(role));
    planned.set(`${signed.version}.${role}.json`, bytes);
    return describeFile(signed.version, bytes);
  };
  const common = (role: OtherRole, published: number | undefined) => ({
    version: findNextVersion(folder, role, published ?? 0),
    specVersion: SPEC_VERSION,
    expires: writeExpiry(role, settings, now),
  });

  const signsTargets = roles === null || targets !== undefined || renewed.has('targets');
  const targetsMeta = signsTargets
    ? await plan(
        'targets',
        new Targets({ ...common('targets', roles?.targets.signed.version), targets: listed }),
      )
    : describeFile(roles.targets.signed.version, roles.targets.bytes);
  const signsSnapshot = roles === null || signsTargets || renewed.has('snapshot');
  const snapshotMeta = signsSnapshot
    ? await plan(
        'snapshot',
        new Snapshot({
          ...common('snapshot', roles?.snapshot.signed.version),
          meta: { 'targets.json': targetsMeta },
        }),
      )
    : describeFile(roles.snapshot.signed.version, roles.snapshot.bytes);
  const timestamp = new Timestamp({ ...common('timestamp', roles?.timestamp.signed.version), snapshotMeta });
  const timestampBytes = signRole(timestamp, await signers.need('timestamp'));

  const before = new Map([...planned, ['timestamp.json', timestampBytes] as const]);
  const rootName = `${nextRoot?.root.version}.root.json`;
  const after = nextRoot === undefined ? before : new Map([...before, [rootName, nextRoot.bytes] as const]);
  if (signers.hasBridge) await rehearse(repository, state, before);
  await rehearse(repository, state, after);

  for (const [name, bytes] of planned) writer.add(metadataPath(folder, name), bytes);
  const switchRoot = (): void => {
    if (nextRoot !== undefined) writer.add(metadataPath(folder, rootName), nextRoot.bytes);
  };
  if (!signers.hasBridge) switchRoot();
  writer.replace(metadataPath(folder, 'timestamp.json'), timestampBytes);
  if (signers.hasBridge) switchRoot();
  writer.add(metadataPath(folder, `${timestamp.version}.timestamp.json`), timestampBytes);
  return {
    timestamp: timestamp.version,
    snapshot: snapshotMeta.version,
    targets: targetsMeta.version,
  };
}

function describeFile(version: number, bytes: Uint8Array): MetaFile {
  return new MetaFile({ version, length: bytes.length, hashes: { sha256: hashHex(bytes) } });
}

/** Who signs a role: its keys in the root to come, and those in the root before as far as they are at hand. */
class RoleSigners {
  readonly #keys: KeyRing;
  readonly #root: Root;
  readonly #nextRoot: Root | null;
  /** Whether every role was signed by the keys of the root before, too. */
  hasBridge = true;

  constructor(keys: KeyRing, root: Root, nextRoot: Root | null) {
    this.#keys = keys;
    this.#root = root;
    this.#nextRoot = nextRoot;
  }

  async need(role: OtherRole): Promise<readonly Signer[]> {
    if (this.#nextRoot === null) return needSigners(this.#keys, this.#root, role);
    const after = await needSigners(this.#keys, this.#nextRoot, role);
    const before = await findSigners(this.#keys, this.#root, role);
    if (before === null) this.hasBridge = false;
    return [...new Map([...(before ?? []), ...after].map((signer) => [signer.keyid, signer])).values()];
  }
}
