import { fail, type TufFailure } from './failure.ts';
import type { RootMetadata, SnapshotMetadata, TargetsMetadata, TimestampMetadata } from './metadata.ts';
import { describeError } from './read-file.ts';
import {
  dropAfterRotation,
  isListedFile,
  loadStoredRoles,
  openSession,
  type Session,
  type TufEnvironment,
  type TufNotice,
} from './session.ts';
import type { StoredRoles, TufStore } from './stored-roles.ts';
import { checkRootExpiry, updateRoot } from './update-root.ts';
import { updateSnapshot } from './update-snapshot.ts';
import { updateTargets } from './update-targets.ts';
import { updateTimestamp } from './update-timestamp.ts';

/** Four roles that belong together: each verified, and each the file that the one before it lists. */
export interface TrustedSet {
  readonly root: RootMetadata;
  readonly timestamp: TimestampMetadata;
  readonly snapshot: SnapshotMetadata;
  readonly targets: TargetsMetadata;
}

export type RefreshResult =
  | { readonly ok: true; readonly trusted: TrustedSet; readonly notices: readonly TufNotice[] }
  | {
      readonly ok: false;
      readonly failure: TufFailure;
      /** The set that was complete before and is still trusted, expired or not; null where there is none. */
      readonly trusted: TrustedSet | null;
      /** Seconds since 1970 from when on the last complete set was no longer good; null while it is, or was none. */
      readonly staleSince: number | null;
      readonly notices: readonly TufNotice[];
    };

export type PrepareResult<Change> =
  | { readonly ok: true; readonly change: Change | null }
  | { readonly ok: false; readonly failure: TufFailure };

/**
 * Brings a repository's roles up to date: the client workflow of the TUF specification 1.0.33, section 5, up to the
 * targets role. Never throws.
 *
 * `prepare` fetches and checks what the new targets name; what it returns is committed in the same transaction as
 * the roles, so that both are old or both are new. Where anything fails, the roles verified up to there are kept, as
 * the specification asks, and nothing is switched.
 */
export async function refreshRepository<Change = null>(
  environment: TufEnvironment<Change>,
  prepare: (trusted: TrustedSet) => Promise<PrepareResult<Change>> = async () => ({ ok: true, change: null }),
): Promise<RefreshResult> {
  const opened = await openSession(environment);
  if (!opened.ok) {
    return { ok: false, failure: opened.failure, trusted: null, staleSince: null, notices: [] };
  }
  const { session } = opened;
  const { store, now } = environment;
  const rootFailure = (await updateRoot(session)) ?? checkRootExpiry(session);
  if (rootFailure === null) dropAfterRotation(session);
  await loadStoredRoles(session);
  const before = await findCompleteSet(session);
  const failure = rootFailure ?? (await updateOtherRoles(session));
  const trusted = failure === null ? await findCompleteSet(session) : null;
  if (failure !== null || trusted === null) {
    return keepProgress(
      session,
      store,
      before,
      failure ?? fail('targets', { code: 'malformed', where: 'set' }),
    );
  }
  const prepared = await prepareChange(prepare, trusted);
  if (!prepared.ok) return keepProgress(session, store, before, prepared.failure);
  const success = { lastSuccess: Math.max(now, session.stored.lastSuccess), freshUntil: findEnd(trusted) };
  const problem = await commitRoles(store, { ...collectRoles(session), ...success }, prepared.change);
  if (problem !== null) return giveUp(session, before, problem);
  return { ok: true, trusted, notices: session.notices };
}

async function updateOtherRoles(session: Session): Promise<TufFailure | null> {
  return (
    (await updateTimestamp(session)) ?? (await updateSnapshot(session)) ?? (await updateTargets(session))
  );
}

async function prepareChange<Change>(
  prepare: (trusted: TrustedSet) => Promise<PrepareResult<Change>>,
  trusted: TrustedSet,
): Promise<PrepareResult<Change>> {
  try {
    return await prepare(trusted);
  } catch (error) {
    return { ok: false, failure: fail('target', { code: 'not-prepared', detail: describeError(error) }) };
  }
}

/** Stores what was verified before a failure: roots and versions must not go back at the next update either. */
async function keepProgress<Change>(
  session: Session,
  store: TufStore<Change>,
  before: TrustedSet | null,
  failure: TufFailure,
): Promise<RefreshResult> {
  const roles = collectRoles(session);
  const problem = hasProgress(session, roles) ? await commitRoles(store, roles, null) : null;
  return giveUp(session, before, problem ?? failure);
}

function giveUp(session: Session, trusted: TrustedSet | null, failure: TufFailure): RefreshResult {
  const { freshUntil } = session.stored;
  const isStale = freshUntil !== 0 && freshUntil <= session.time;
  return {
    ok: false,
    failure,
    trusted,
    staleSince: isStale ? freshUntil : null,
    notices: session.notices,
  };
}

async function commitRoles<Change>(
  store: TufStore<Change>,
  roles: StoredRoles,
  change: Change | null,
): Promise<TufFailure | null> {
  try {
    await store.commit(roles, change);
    return null;
  } catch (error) {
    return fail('store', { code: 'not-stored', detail: describeError(error) });
  }
}

function collectRoles({ stored, roots, timestamp, snapshot, targets, seen }: Session): StoredRoles {
  return {
    roots,
    timestamp: timestamp?.bytes ?? null,
    snapshot: snapshot?.bytes ?? null,
    targets: targets?.bytes ?? null,
    seen,
    lastSuccess: stored.lastSuccess,
    freshUntil: stored.freshUntil,
  };
}

/** Without progress nothing is written: an offline client would write at every attempt. */
function hasProgress({ stored }: Session, roles: StoredRoles): boolean {
  return (
    roles.roots.length !== stored.roots.length ||
    roles.timestamp !== stored.timestamp ||
    roles.snapshot !== stored.snapshot ||
    roles.targets !== stored.targets
  );
}

async function findCompleteSet({
  root,
  timestamp,
  snapshot,
  targets,
  crypto,
}: Session): Promise<TrustedSet | null> {
  if (timestamp === null || snapshot === null || targets === null) return null;
  const isComplete =
    (await isListedFile(snapshot, timestamp.metadata.snapshot, crypto)) &&
    (await isListedFile(targets, snapshot.metadata.targets, crypto));
  return isComplete
    ? {
        root: root.metadata,
        timestamp: timestamp.metadata,
        snapshot: snapshot.metadata,
        targets: targets.metadata,
      }
    : null;
}

function findEnd({ root, timestamp, snapshot, targets }: TrustedSet): number {
  return Math.min(root.expires, timestamp.expires, snapshot.expires, targets.expires);
}
