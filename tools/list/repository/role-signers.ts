import {
  Key,
  Metadata,
  type Root,
  Signature,
  type Snapshot,
  type Targets,
  type Timestamp,
} from '@tufjs/models';
import type { TufRole } from '../../../src/core/tuf/failure.ts';
import type { PublicKey } from './key-file.ts';
import type { KeyRing, Signer } from './key-ring.ts';
import { RepositoryError } from './repository-error.ts';

/** A member of a key in root.json that clients ignore: what people call the key, so that a lost one can be named. */
const NAME_FIELD = 'x-cordon-name';

/** A key as root.json has it. */
export function describeKey({ keyid, name, publicHex }: PublicKey): Key {
  return new Key({
    keyID: keyid,
    keyType: 'ed25519',
    scheme: 'ed25519',
    keyVal: { public: publicHex },
    unrecognizedFields: { [NAME_FIELD]: name },
  });
}

/** The name of a key in a root; its key id where other tools made it. */
export function nameKey(root: Root, keyid: string): string {
  const name = root.keys[keyid]?.unrecognizedFields?.[NAME_FIELD];
  return typeof name === 'string' ? name : keyid;
}

/** As many keys of a role as its threshold asks for, opened; null where fewer are at hand. */
export async function findSigners(
  keys: KeyRing,
  root: Root,
  role: TufRole,
): Promise<readonly Signer[] | null> {
  const { keyIDs, threshold } = getRole(root, role);
  const atHand = new Set(keys.list().map(({ keyid }) => keyid));
  const needed = keyIDs.filter((keyid) => atHand.has(keyid)).slice(0, threshold);
  if (needed.length < threshold) return null;
  const signers: Signer[] = [];
  for (const keyid of needed) {
    const signer = await keys.open(keyid);
    if (signer !== null) signers.push(signer);
  }
  return signers;
}

/** Like {@link findSigners}, and says in a sentence what is missing. */
export async function needSigners(keys: KeyRing, root: Root, role: TufRole): Promise<readonly Signer[]> {
  const signers = await findSigners(keys, root, role);
  if (signers !== null) return signers;
  const { keyIDs, threshold } = getRole(root, role);
  const atHand = new Set(keys.list().map(({ keyid }) => keyid));
  const missing = keyIDs.filter((keyid) => !atHand.has(keyid)).map((keyid) => nameKey(root, keyid));
  throw new RepositoryError(
    `${role}.json needs ${threshold} of ${keyIDs.length} keys. Not found: ${missing.join(', ')}. ` +
      'Say where they are with --keys FILE or --keys FOLDER.',
  );
}

/** The bytes of a role's file, signed by each signer once. */
export function signRole(
  signed: Root | Snapshot | Targets | Timestamp,
  signers: readonly Signer[],
): Uint8Array<ArrayBuffer> {
  const metadata = new Metadata(signed);
  for (const signer of signers) {
    metadata.sign((message) => new Signature({ keyID: signer.keyid, sig: signer.sign(message) }));
  }
  return new TextEncoder().encode(`${JSON.stringify(metadata.toJSON(), null, 1)}\n`);
}

export function getRole(root: Root, role: TufRole): { keyIDs: string[]; readonly threshold: number } {
  const keys = root.roles[role];
  if (keys === undefined) throw new RepositoryError(`root.json has no role ${role}.`);
  return keys;
}
