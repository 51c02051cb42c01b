import { fail, type TufFailure } from './failure.ts';
import { fetchListed } from './fetch-listed.ts';
import type { Session } from './session.ts';

/** Brings targets.json to what the trusted snapshot lists (specification 5.6.1 to 5.6.6). */
export async function updateTargets(session: Session): Promise<TufFailure | null> {
  const { snapshot, targets } = session;
  if (snapshot === null) return fail('snapshot', { code: 'malformed', where: 'targets.json' });
  const fetched = await fetchListed(session, 'targets', snapshot.metadata.targets, targets);
  if (!fetched.ok) return fetched.failure;
  const { expires } = fetched.value.metadata;
  if (expires <= session.time) return fail('targets', { code: 'expired', since: expires });
  session.targets = fetched.value;
  return null;
}
