import type { NeverList } from '../../core/list/never-list.ts';
import type { Table } from '../../core/table/open-table.ts';
import { today } from '../../platform/clock.ts';
import { hasRuleEngine, RULE_HOST_BUDGET, refreshRules } from '../guard/rules.ts';
import type { FollowedLists } from './followed-lists.ts';
import { readPackagedList, readPackagedNeverList } from './packaged-list.ts';
import { findStoppingSets, readStoredTable, stoppingSets } from './stored-list.ts';

/** What one list gives to the browser's rule engine. */
interface RuleSource {
  readonly stamp: string;
  readonly stopping: ReadonlySet<number>;
  readonly readTable: () => Promise<Table>;
}

/**
 * Gives the browser's rule engine the hosts of all lists that stop a navigation today. Does nothing where it has them
 * already. Where storage fails, the packaged list's.
 */
export async function refreshGuard(lists: FollowedLists): Promise<void> {
  if (!hasRuleEngine()) return;
  const sources = await readStoredSources(lists).catch(readPackagedSource);
  const stamp = sources.map(({ stamp, stopping }) => `${stamp} ${[...stopping].join(' ')}`).join('\n');
  await refreshRules(stamp, async () => {
    const neverList = await readPackagedNeverList();
    const byRank: string[][] = [[], [], [], []];
    for (const { stopping, readTable } of sources) {
      addHosts(byRank, await readTable(), stopping, neverList);
    }
    // The gravest first, where they are more than the browser is given.
    return [...new Set(byRank.reverse().flat())].slice(0, RULE_HOST_BUDGET);
  });
}

async function readStoredSources(lists: FollowedLists): Promise<readonly RuleSource[]> {
  const store = await lists.store();
  const active = await store.readActive();
  if (active.length === 0) throw new Error('nothing stored yet');
  return Promise.all(
    active.map(async (entry) => ({
      stamp: entry.stamp,
      stopping: await findStoppingSets(store, entry, today()),
      readTable: () => readStoredTable(store, entry),
    })),
  );
}

async function readPackagedSource(): Promise<readonly RuleSource[]> {
  const { stamp, cases, table } = await readPackagedList();
  return [{ stamp, stopping: stoppingSets(cases, today()), readTable: async () => table }];
}

function addHosts(
  byRank: readonly string[][],
  table: Table,
  stopping: ReadonlySet<number>,
  neverList: NeverList,
): void {
  for (const { indicator, entry } of table.entries(new Set(['host'] as const))) {
    if (stopping.has(entry.setId) && !neverList.isNeverListed(indicator.value)) {
      byRank[entry.rank]?.push(indicator.value);
    }
  }
}
