import { type FailureReason, fail, type TufFailure } from './failure.ts';
import { fetchListed } from './fetch-listed.ts';
import type { SnapshotMetadata } from './metadata.ts';
import type { Session } from './session.ts';

/** Brings snapshot.json to what the trusted timestamp lists (specification 5.5). */
export async function updateSnapshot(session: Session): Promise<TufFailure | null> {
  const { timestamp, snapshot: trusted, seen } = session;
  if (timestamp === null) return fail('timestamp', { code: 'malformed', where: 'snapshot.json' });
  const fetched = await fetchListed(session, 'snapshot', timestamp.metadata.snapshot, trusted);
  if (!fetched.ok) return fetched.failure;
  const { metadata } = fetched.value;
  const problem = findRollback(metadata, trusted?.metadata ?? null, seen.targets);
  if (problem !== null) return fail('snapshot', problem);
  if (metadata.expires <= session.time) return fail('snapshot', { code: 'expired', since: metadata.expires });
  session.snapshot = fetched.value;
  session.seen = { ...session.seen, targets: metadata.targets.version };
  return null;
}

/** No file that was listed is gone or goes back (specification 5.5.5). */
function findRollback(
  offered: SnapshotMetadata,
  trusted: SnapshotMetadata | null,
  seenTargets: number,
): FailureReason | null {
  if (offered.targets.version < seenTargets) {
    const { version } = offered.targets;
    return { code: 'listed-rollback', file: 'targets.json', trusted: seenTargets, offered: version };
  }
  for (const [file, before] of trusted?.files ?? []) {
    const now = offered.files.get(file);
    if (now === undefined) return { code: 'listed-removed', file };
    if (now.version < before.version) {
      return { code: 'listed-rollback', file, trusted: before.version, offered: now.version };
    }
  }
  return null;
}
