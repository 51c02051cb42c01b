import type { FollowedLists } from '../lists/followed-lists.ts';
import { refreshGuard } from '../lists/refresh-guard.ts';

/**
 * Changes the lists in storage, and lets all else follow: what is in memory, the browser's rules, open pages.
 * @param change answers whether other content is stored now
 * @param onChange called once the rules have followed
 */
export async function changeLists(
  lists: FollowedLists,
  onChange: () => Promise<void>,
  change: () => Promise<boolean>,
): Promise<void> {
  if (!(await change())) return;
  await lists.switchOver();
  await refreshGuard(lists);
  await onChange();
  await dropVersionsBefore(lists);
}

/** The version before is kept until the new one answers. */
export async function dropVersionsBefore(lists: FollowedLists): Promise<void> {
  const store = await lists.store();
  const active = await store.readActive();
  if (active.every(({ previous }) => previous === null)) return;
  const answering = new Set(
    (await lists.describe()).flatMap(({ key, origin }) => (origin === 'storage' ? [key] : [])),
  );
  for (const { listId, previous } of active) {
    if (previous !== null && answering.has(listId)) await store.dropPrevious(listId);
  }
}
