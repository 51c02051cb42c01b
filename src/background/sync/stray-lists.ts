import type { FollowedBy, ListOrigin } from '../../messages/protocol.ts';
import type { ActiveList } from '../../platform/list-records.ts';
import type { ListStore } from '../../platform/list-store.ts';
import { PACKAGED_LIST } from '../lists/packaged-list.ts';

/** Whose list keeps an id that another one calls itself by, too. */
const PRECEDENCE: readonly FollowedBy[] = ['package', 'organisation', 'person'];

/**
 * Ids that the list of `origin` may not call itself by: that of the packaged list, and those of lists in use that have
 * the same right to theirs or a better one. What a person follows cannot keep a list of their organisation out.
 */
export function findTakenIds(
  origin: ListOrigin,
  followed: readonly ListOrigin[],
  active: readonly ActiveList[],
): ReadonlySet<string> {
  const stronger = new Set(
    followed
      .filter(({ key, followedBy }) => key !== origin.key && rank(followedBy) <= rank(origin.followedBy))
      .map(({ key }) => key),
  );
  const ids = active.filter(({ listId }) => stronger.has(listId)).map(readId);
  return new Set([PACKAGED_LIST, ...ids]);
}

/** What is stored and must go: lists that are no longer followed, and lists whose id belongs to a stronger one now. */
export async function findStrays(
  store: ListStore,
  followed: readonly ListOrigin[],
): Promise<readonly string[]> {
  const active = await store.readActive();
  const keys = new Set(followed.map(({ key }) => key));
  const unfollowed = (await store.readStoredIds()).filter((listId) => !keys.has(listId));
  const seen = new Set<string>();
  const displaced = followed.flatMap(({ key }) => {
    const entry = active.find(({ listId }) => listId === key);
    if (entry === undefined) return [];
    const id = readId(entry);
    if (seen.has(id)) return [key];
    seen.add(id);
    return [];
  });
  return [...unfollowed, ...displaced];
}

/** The id that a stored list calls itself by; its key where that cannot be read. */
function readId({ listId, info }: ActiveList): string {
  const id = typeof info === 'object' && info !== null && 'id' in info ? info.id : null;
  return typeof id === 'string' ? id : listId;
}

function rank(followedBy: FollowedBy): number {
  return PRECEDENCE.indexOf(followedBy);
}
