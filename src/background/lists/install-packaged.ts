import { browser } from '../../platform/browser.ts';
import { today } from '../../platform/clock.ts';
import type { ActiveList } from '../../platform/list-records.ts';
import { ListStore } from '../../platform/list-store.ts';
import { buildFilterBytesInSlices } from './build-filter-in-slices.ts';
import { type FollowedLists, isPrivateWorker } from './followed-lists.ts';
import { cutList } from './new-list.ts';
import { PACKAGED_LIST, type PackagedList, readCases, readPackagedList } from './packaged-list.ts';
import { packagedListGoal } from './packaged-list-goal.ts';
import { refreshGuard } from './refresh-guard.ts';
import { readStoredTable } from './stored-list.ts';

/**
 * Puts the packaged list into storage and into the browser's rules, unless it is there. May be stopped at any point:
 * the next start takes up what was left. Once a day the rules are looked at again, because claims come due for review.
 * @param isNewPackage the browser says that the package has just been installed or updated
 */
export async function installPackagedList(lists: FollowedLists, isNewPackage: boolean): Promise<void> {
  if (isPrivateWorker()) return;
  const goal = `${browser.runtime.getManifest().version} ${today()}`;
  const isFinished = !isNewPackage && (await packagedListGoal.read()) === goal;
  if (isFinished && (await isAnswering(lists))) return;
  const packaged = await readPackagedList();
  await storeList(lists, packaged).catch((error: unknown) => {
    console.error('lists: the packaged list could not be stored and is read from the package', error);
  });
  await refreshGuard(lists);
  await packagedListGoal.keep(goal);
}

/** Whether the list is read from storage now. */
async function isAnswering(lists: FollowedLists): Promise<boolean> {
  const packaged = (await lists.describe()).find(({ key }) => key === PACKAGED_LIST);
  return packaged?.origin === 'storage';
}

/** Null where nothing is stored, or where it cannot be read to its end. */
async function readWhole(lists: FollowedLists): Promise<ActiveList | null> {
  try {
    const store = await lists.store();
    const active = (await store.readActive()).find(({ listId }) => listId === PACKAGED_LIST);
    if (active === undefined) return null;
    await readStoredTable(store, active);
    for (const slice of await store.readCaseSlices(active.generation)) readCases(slice, PACKAGED_LIST);
    return active;
  } catch {
    return null;
  }
}

async function storeList(lists: FollowedLists, packaged: PackagedList): Promise<void> {
  const { table, cases, stamp } = packaged;
  // What is stored and cannot be read counts as absent.
  const active = (await isAnswering(lists)) ? await readWhole(lists) : null;
  let generation = active?.stamp === stamp ? active.generation : null;
  if (active === null || (active.stamp !== stamp && versionOf(active) <= cases.info.version)) {
    const list = cutList(PACKAGED_LIST, stamp, table, cases);
    const store = await lists.store();
    const entry = await store.activate(list).catch(async (error: unknown) => {
      // Full storage keeps the lists that are in it.
      if (error instanceof DOMException && error.name === 'QuotaExceededError') throw error;
      // Storage that opens but cannot be written is damaged: start it afresh. The package has the packaged list, and the
      // next sync fetches the others again.
      store.close();
      await ListStore.erase();
      lists.forgetStore();
      return (await lists.store()).activate(list);
    });
    generation = entry.generation;
    lists.reopen();
  }
  const store = await lists.store();
  if (generation !== null && (await store.readFilter(generation)) === null) {
    await store.writeFilter(generation, await buildFilterBytesInSlices(table));
    lists.reopen();
  }
  if (await isAnswering(lists)) await store.dropPrevious(PACKAGED_LIST);
}

/** A version that was fetched may be newer than the one in the package: then it stays. 0 where it cannot be read. */
function versionOf({ info }: ActiveList): number {
  const version = typeof info === 'object' && info !== null && 'version' in info ? info.version : 0;
  return typeof version === 'number' ? version : 0;
}
