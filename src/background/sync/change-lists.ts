import { declareItem } from '../../platform/storage-item.ts';
import type { FollowedLists } from '../lists/followed-lists.ts';
import { refreshGuard } from '../lists/refresh-guard.ts';

/** Set while the browser's rules and open pages may lag behind the lists that are stored. */
const isUnfinished = declareItem<boolean>('local', 'list-change-unfinished', false, (value) =>
  typeof value === 'boolean' ? value : null,
);

/** Whether a change was cut off between storage and the browser's rules: by a kill, or by an error. */
export function isChangeUnfinished(): Promise<boolean> {
  return isUnfinished.read();
}

/**
 * Changes the lists in storage, and lets all else follow: what is in memory, the browser's rules, open pages. Where it is
 * cut off, the next change does what was left.
 * @param change answers whether other content is stored now
 * @param onChange called once the rules have followed
 */
export async function changeLists(
  lists: FollowedLists,
  onChange: () => Promise<void>,
  change: () => Promise<boolean>,
): Promise<void> {
  const wasUnfinished = await isUnfinished.read();
  if (!wasUnfinished) await isUnfinished.write(true);
  if ((await change()) || wasUnfinished) {
    lists.reopen();
    await lists.whenReady();
    await refreshGuard(lists);
    await onChange();
    await dropVersionsBefore(lists);
  }
  await isUnfinished.write(false);
}

/** The version before is kept until the new one answers. */
async function dropVersionsBefore(lists: FollowedLists): Promise<void> {
  const store = await lists.store();
  const answering = new Set(
    (await lists.describe()).flatMap(({ key, origin }) => (origin === 'storage' ? [key] : [])),
  );
  for (const { listId, previous } of await store.readActive()) {
    if (previous !== null && answering.has(listId)) await store.dropPrevious(listId);
  }
}
