import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  Metadata,
  MetadataKind,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from '@tufjs/models';
import { fail, type TufRole } from '../../../src/core/tuf/failure.ts';
import type { RootMetadata } from '../../../src/core/tuf/metadata.ts';
import { createTufCrypto } from '../../../src/core/tuf/tuf-crypto.ts';
import { verifyInitialRoot, verifyMetadata, verifyNextRoot } from '../../../src/core/tuf/verify-metadata.ts';
import { FIRST_ROOT, metadataFolder, metadataPath } from './layout.ts';
import { RepositoryError } from './repository-error.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A role's file as it is published. */
export interface PublishedFile<Role extends Root | Snapshot | Targets | Timestamp> {
  readonly signed: Role;
  readonly bytes: Bytes;
  /** Whether the keys of the root in force have signed it: not so after a rotation that was interrupted. */
  readonly isInForce: boolean;
}

export interface PublishedRoles {
  readonly timestamp: PublishedFile<Timestamp>;
  readonly snapshot: PublishedFile<Snapshot>;
  readonly targets: PublishedFile<Targets>;
}

/** What the folder publishes now. Signatures and links between the files have been checked, expiry has not. */
export interface PublishedState {
  /** The root in force. */
  readonly root: Root;
  readonly rootMetadata: RootMetadata;
  /** Files of all roots, from the first to the one in force. */
  readonly roots: readonly Bytes[];
  /** Null before the first release. */
  readonly roles: PublishedRoles | null;
}

export const tufCrypto = createTufCrypto(globalThis.crypto.subtle);

/** Reads and verifies what is published: nothing is built upon a file that somebody changed. */
export async function readPublishedState(folder: string): Promise<PublishedState> {
  const { roots, chain } = await readRoots(folder);
  const last = roots.at(-1);
  const rootMetadata = chain.at(-1);
  if (last === undefined || rootMetadata === undefined) throw new RepositoryError(`${folder} has no root.`);
  return {
    root: Metadata.fromJSON(MetadataKind.Root, parse(last)).signed,
    rootMetadata,
    roots,
    roles: await readRoles(folder, chain),
  };
}

async function readRoots(
  folder: string,
): Promise<{ readonly roots: readonly Bytes[]; readonly chain: readonly RootMetadata[] }> {
  const first = read(folder, FIRST_ROOT);
  if (first === null) {
    throw new RepositoryError(
      `${folder} has no first root: "list init" was interrupted. Delete the folder and make it again.`,
    );
  }
  const initial = await verifyInitialRoot(first, tufCrypto);
  if (!initial.ok) throw new RepositoryError(fail('root', initial.reason).sentence);
  const roots = [first];
  const chain = [initial.value.metadata];
  for (let before = initial.value.metadata; ; ) {
    const bytes = read(folder, `${before.version + 1}.root.json`);
    if (bytes === null) return { roots, chain };
    const next = await verifyNextRoot(bytes, before, tufCrypto);
    if (!next.ok) throw new RepositoryError(fail('root', next.reason).sentence);
    before = next.value.metadata;
    roots.push(bytes);
    chain.push(before);
  }
}

async function readRoles(folder: string, chain: readonly RootMetadata[]): Promise<PublishedRoles | null> {
  const timestamp = read(folder, 'timestamp.json');
  if (timestamp === null) return null;
  const timestampFile = {
    signed: Metadata.fromJSON(MetadataKind.Timestamp, parse(timestamp)).signed,
    bytes: timestamp,
    isInForce: await isInForce('timestamp', timestamp, chain),
  };
  const snapshot = readListed(folder, 'snapshot', timestampFile.signed.snapshotMeta);
  const snapshotFile = {
    signed: Metadata.fromJSON(MetadataKind.Snapshot, parse(snapshot)).signed,
    bytes: snapshot,
    isInForce: await isInForce('snapshot', snapshot, chain),
  };
  const targets = readListed(folder, 'targets', snapshotFile.signed.meta['targets.json']);
  return {
    timestamp: timestampFile,
    snapshot: snapshotFile,
    targets: {
      signed: Metadata.fromJSON(MetadataKind.Targets, parse(targets)).signed,
      bytes: targets,
      isInForce: await isInForce('targets', targets, chain),
    },
  };
}

/** Throws where neither the root in force nor the one before it vouches for the file. */
async function isInForce(role: TufRole, bytes: Bytes, chain: readonly RootMetadata[]): Promise<boolean> {
  const [before, current] = chain.slice(-2).length === 2 ? chain.slice(-2) : [undefined, chain[0]];
  if (current === undefined) return false;
  const verified = await verifyMetadata(role, bytes, current, tufCrypto);
  if (verified.ok) return true;
  const isOfBefore = before !== undefined && (await verifyMetadata(role, bytes, before, tufCrypto)).ok;
  if (isOfBefore) return false;
  throw new RepositoryError(`What is published here was changed: ${fail(role, verified.reason).sentence}`);
}

function readListed(
  folder: string,
  role: 'snapshot' | 'targets',
  listed: { readonly version: number; verify(data: Buffer): void } | undefined,
): Bytes {
  const name = `${listed?.version ?? ''}.${role}.json`;
  const bytes = read(folder, name);
  if (listed === undefined || bytes === null) {
    throw new RepositoryError(`What is published here is not complete: ${name} is missing.`);
  }
  try {
    listed.verify(Buffer.from(bytes));
  } catch {
    throw new RepositoryError(`What is published here was changed: ${name} has another length or hash.`);
  }
  return bytes;
}

/**
 * The version that a role's next file gets: higher than the published one and than any file that an interrupted run left
 * behind, so that no file is ever written twice.
 */
export function findNextVersion(
  folder: string,
  role: 'targets' | 'snapshot' | 'timestamp',
  now: number,
): number {
  const pattern = new RegExp(`^(\\d+)\\.${role}\\.json$`);
  const names = existsSync(metadataFolder(folder)) ? readdirSync(metadataFolder(folder)) : [];
  const versions = names.map((name) => Number(pattern.exec(name)?.[1] ?? 0));
  return 1 + Math.max(now, ...versions);
}

function read(folder: string, name: string): Bytes | null {
  try {
    return new Uint8Array(readFileSync(metadataPath(folder, name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Only for bytes that were verified, or are before they are used. */
function parse(bytes: Uint8Array): Parameters<typeof Metadata.fromJSON>[1] {
  return JSON.parse(new TextDecoder().decode(bytes));
}
