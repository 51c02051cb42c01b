import { fail, type TufFailure, type TufRole } from './failure.ts';
import type {
  ListedFile,
  MetadataOf,
  RootMetadata,
  SnapshotMetadata,
  TargetsMetadata,
  TimestampMetadata,
} from './metadata.ts';
import { checkHashes, describeError } from './read-file.ts';
import {
  NOTHING_SEEN,
  readStoredRoles,
  type SeenVersions,
  type StoredRoles,
  type TufStore,
} from './stored-roles.ts';
import type { TufTransport } from './transport.ts';
import type { TufCrypto } from './tuf-crypto.ts';
import { type Verified, verifyInitialRoot, verifyMetadata, verifyNextRoot } from './verify-metadata.ts';

/** The most bytes that are read of a file whose length no signed metadata gives. */
export interface TufBounds {
  readonly root: number;
  readonly timestamp: number;
  readonly snapshot: number;
  readonly targets: number;
  /** New root files in one update; whoever missed more goes on with the next update. */
  readonly newRoots: number;
}

/** The figures of the reference implementation (python-tuf, `UpdaterConfig`). */
export const DEFAULT_BOUNDS: TufBounds = {
  root: 512_000,
  timestamp: 16_384,
  snapshot: 2_000_000,
  targets: 5_000_000,
  newRoots: 256,
};

export interface TufEnvironment<Change> {
  readonly transport: TufTransport;
  readonly store: TufStore<Change>;
  readonly crypto: TufCrypto;
  /** The root that came with the package or by policy; of any version. */
  readonly initialRoot: Uint8Array<ArrayBuffer>;
  /** The clock when the update begins, in seconds since 1970 (specification 5.1). */
  readonly now: number;
  readonly bounds?: Partial<TufBounds>;
}

/** What is worth telling although nothing failed. */
export type TufNotice =
  /** The server shows other content under the version that is trusted; the trusted content stays. */
  | { readonly code: 'same-version-differs'; readonly role: TufRole }
  /** A stored file was damaged and is fetched again. */
  | { readonly code: 'stored-file-damaged'; readonly role: TufRole }
  /** The clock stands before the last update that succeeded, and that time is used instead. */
  | { readonly code: 'clock-behind'; readonly lastSuccess: number }
  /** There may be more new roots than one update follows. */
  | { readonly code: 'more-roots' };

/** One update under way. The steps change it in the order of the specification. */
export interface Session {
  readonly transport: TufTransport;
  readonly crypto: TufCrypto;
  readonly bounds: TufBounds;
  /** Fixed for the whole update: the later of the clock and the last update that succeeded. */
  readonly time: number;
  stored: StoredRoles;
  readonly notices: TufNotice[];
  /** The root files after the initial one. */
  roots: Uint8Array<ArrayBuffer>[];
  root: Verified<RootMetadata>;
  timestamp: Verified<TimestampMetadata> | null;
  snapshot: Verified<SnapshotMetadata> | null;
  targets: Verified<TargetsMetadata> | null;
  seen: SeenVersions;
}

export type OpenSessionResult =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly failure: TufFailure };

/** Loads the trusted root (specification 5.2): the initial one and the stored chain, as far as it verifies. */
export async function openSession<Change>(environment: TufEnvironment<Change>): Promise<OpenSessionResult> {
  const { transport, crypto, now, store } = environment;
  const initial = await verifyInitialRoot(environment.initialRoot, crypto);
  if (!initial.ok) return { ok: false, failure: fail('initial-root', initial.reason) };
  let stored: StoredRoles;
  try {
    stored = readStoredRoles(await store.load());
  } catch (error) {
    return { ok: false, failure: fail('store', { code: 'not-readable', detail: describeError(error) }) };
  }
  const notices: TufNotice[] = [];
  if (now < stored.lastSuccess) notices.push({ code: 'clock-behind', lastSuccess: stored.lastSuccess });
  const session: Session = {
    transport,
    crypto,
    bounds: { ...DEFAULT_BOUNDS, ...environment.bounds },
    time: Math.max(now, stored.lastSuccess),
    stored,
    notices,
    roots: [],
    root: initial.value,
    timestamp: null,
    snapshot: null,
    targets: null,
    seen: stored.seen,
  };
  await followStoredRoots(session);
  return { ok: true, session };
}

/** A newer initial root skips the stored roots before it; a root that the chain does not lead to is left out. */
async function followStoredRoots(session: Session): Promise<void> {
  for (const bytes of session.stored.roots) {
    const next = await verifyNextRoot(bytes, session.root.metadata, session.crypto);
    if (!next.ok || next.value.metadata.version !== session.root.metadata.version + 1) continue;
    acceptRoot(session, next.value);
  }
}

export function acceptRoot(session: Session, root: Verified<RootMetadata>): void {
  session.root = root;
  session.roots.push(root.bytes);
}

/**
 * Forgets timestamp and snapshot, and the versions seen, where a key of theirs has been taken out of the root
 * (specification 5.3.11): whoever held it may have driven the versions up. An added key changes nothing.
 */
export function dropAfterRotation(session: Session): void {
  const keys = listOnlineKeys(session.root.metadata);
  const { stored, seen } = session;
  const isRotated = seen.keys.some((key) => !keys.includes(key));
  if (isRotated) session.stored = { ...stored, timestamp: null, snapshot: null };
  session.seen = { ...(isRotated ? NOTHING_SEEN : seen), keys };
}

/**
 * Loads the other roles under the root in force. Expired ones too: they still say how far versions have come.
 * Must come after the root has been updated, because only its keys count.
 */
export async function loadStoredRoles(session: Session): Promise<void> {
  const { stored } = session;
  session.timestamp = await loadRole(session, 'timestamp', stored.timestamp);
  session.snapshot = await loadRole(session, 'snapshot', stored.snapshot);
  session.targets = await loadRole(session, 'targets', stored.targets);
  const { timestamp, snapshot, seen } = session;
  session.seen = {
    ...seen,
    timestamp: Math.max(seen.timestamp, timestamp?.metadata.version ?? 0),
    snapshot: Math.max(seen.snapshot, timestamp?.metadata.snapshot.version ?? 0),
    targets: Math.max(seen.targets, snapshot?.metadata.targets.version ?? 0),
  };
}

async function loadRole<R extends TufRole>(
  session: Session,
  role: R,
  bytes: Uint8Array<ArrayBuffer> | null,
): Promise<Verified<MetadataOf[R]> | null> {
  if (bytes === null) return null;
  const verified = await verifyMetadata(role, bytes, session.root.metadata, session.crypto);
  if (verified.ok) return verified.value;
  // Under another root than it was stored with, a file may well be without the signatures that are now needed.
  if (session.roots.length === session.stored.roots.length) {
    session.notices.push({ code: 'stored-file-damaged', role });
  }
  return null;
}

function listOnlineKeys({ keys, roles }: RootMetadata): string[] {
  const listed = (['timestamp', 'snapshot'] as const).flatMap((role) =>
    [...roles[role].keyids].flatMap((keyid) => {
      const key = keys.get(keyid);
      return key === undefined ? [] : [`${role} ${key.identity}`];
    }),
  );
  return [...new Set(listed)].sort();
}

/** Whether a stored file is the one that is listed, so that it need not be fetched. */
export async function isListedFile(
  file: Verified<{ readonly version: number }>,
  listed: ListedFile,
  crypto: TufCrypto,
): Promise<boolean> {
  if (file.metadata.version !== listed.version) return false;
  if (listed.length !== null && file.bytes.length !== listed.length) return false;
  return listed.hashes === null || (await checkHashes(file.bytes, listed.hashes, crypto)) === null;
}
