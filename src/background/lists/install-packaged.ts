import { actionOf } from '../../core/list/decide.ts';
import type { ListCases } from '../../core/list/model.ts';
import type { NeverList } from '../../core/list/never-list.ts';
import type { Table } from '../../core/table/open-table.ts';
import { browser } from '../../platform/browser.ts';
import { today } from '../../platform/clock.ts';
import { type ActiveList, ListStore } from '../../platform/list-store.ts';
import { declareItem } from '../../platform/storage-item.ts';
import { RULE_HOST_BUDGET, refreshRules } from '../guard/rules.ts';
import { buildFilterBytesInSlices } from './build-filter-in-slices.ts';
import { type FollowedLists, isPrivateWorker } from './followed-lists.ts';
import { cutList } from './new-list.ts';
import {
  PACKAGED_LIST,
  type PackagedList,
  readPackagedList,
  readPackagedNeverList,
} from './packaged-list.ts';

/** Version and day for which everything below was last finished; anything else means that there is work to do. */
const finishedFor = declareItem<string | null>('local', 'packaged-list-finished-for', null, (value) =>
  typeof value === 'string' ? value : null,
);

/**
 * Puts the packaged list into storage and into the browser's rules, unless it is there. May be stopped at any point:
 * the next start takes up what was left. Once a day the rules are looked at again, because claims come due for review.
 * @param isNewPackage the browser says that the package has just been installed or updated
 */
export async function installPackagedList(lists: FollowedLists, isNewPackage: boolean): Promise<void> {
  if (isPrivateWorker()) return;
  const goal = `${browser.runtime.getManifest().version} ${today()}`;
  const isFinished = !isNewPackage && (await finishedFor.read()) === goal;
  if (isFinished && (await readActive(lists)) !== null) return;
  const packaged = await readPackagedList();
  await storeList(lists, packaged).catch((error: unknown) => {
    console.error('lists: the packaged list could not be stored and is read from the package', error);
  });
  const stopping = stoppingSets(packaged.cases);
  await refreshRules(`${packaged.stamp} ${[...stopping].join(' ')}`, async () =>
    hostsToStop(packaged.table, stopping, await readPackagedNeverList()),
  );
  await finishedFor.write(goal);
}

async function readActive(lists: FollowedLists): Promise<ActiveList | null> {
  try {
    const active = await (await lists.store()).readActive();
    return active.find(({ listId }) => listId === PACKAGED_LIST) ?? null;
  } catch {
    return null;
  }
}

async function storeList(lists: FollowedLists, packaged: PackagedList): Promise<void> {
  const { table, cases, stamp } = packaged;
  const active = await readActive(lists);
  let generation = active?.generation;
  if (active?.stamp !== stamp) {
    const list = cutList(PACKAGED_LIST, stamp, table, cases);
    const store = await lists.store();
    const entry = await store.activate(list).catch(async () => {
      // Storage that opens but cannot be written is damaged: start it afresh, the package has everything.
      store.close();
      await ListStore.erase();
      lists.forgetStore();
      return (await lists.store()).activate(list);
    });
    generation = entry.generation;
    lists.reopen();
  }
  const store = await lists.store();
  if (generation !== undefined && (await store.readFilter(generation)) === null) {
    await store.writeFilter(generation, await buildFilterBytesInSlices(table));
    lists.reopen();
  }
  const isAnswering = (await lists.describe()).every(({ origin }) => origin === 'storage');
  if (isAnswering) await store.dropPrevious(PACKAGED_LIST);
}

/** Case sets with a claim that stops a navigation today. */
function stoppingSets({ sets, claims }: ListCases): ReadonlySet<number> {
  const day = today();
  const stops = (claimIndex: number): boolean => {
    const claim = claims[claimIndex];
    return claim !== undefined && actionOf(claim, day) !== 'note';
  };
  return new Set(sets.flatMap((set, setId) => (set.some(stops) ? [setId] : [])));
}

/** The hosts for the browser's rule engine, the gravest first where they are more than it is given. */
function hostsToStop(table: Table, stopping: ReadonlySet<number>, neverList: NeverList): readonly string[] {
  const byRank: string[][] = [[], [], [], []];
  for (const { indicator, entry } of table.entries(new Set(['host'] as const))) {
    if (stopping.has(entry.setId) && !neverList.isNeverListed(indicator.value))
      byRank[entry.rank]?.push(indicator.value);
  }
  return byRank.reverse().flat().slice(0, RULE_HOST_BUDGET);
}
