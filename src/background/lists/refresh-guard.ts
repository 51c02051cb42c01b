import type { NeverList } from '../../core/list/never-list.ts';
import type { Table } from '../../core/table/open-table.ts';
import { browser } from '../../platform/browser.ts';
import { today } from '../../platform/clock.ts';
import type { ActiveList, ListStore } from '../../platform/list-store.ts';
import { RuleCandidates } from '../guard/choose-hosts.ts';
import { isInForce, type RulesInForce } from '../guard/compare-rules.ts';
import type { HostBuckets } from '../guard/host-buckets.ts';
import { hasRuleEngine, isStampOfRules, RULE_HOST_BUDGET, replaceRules } from '../guard/rules.ts';
import { runInSlices } from '../run-in-slices.ts';
import type { FollowedLists } from './followed-lists.ts';
import { readPackagedList, readPackagedNeverList } from './packaged-list.ts';
import { findStoppingSets, readStoredTable, stoppingSets } from './stored-list.ts';

/** Entries read between two pauses: well under 1 ms. */
const ENTRIES_PER_SLICE = 256;

interface Stored {
  readonly store: ListStore;
  readonly active: readonly ActiveList[];
}

/**
 * Gives the browser's rule engine the hosts of all lists that stop a navigation today. Quick where it has them already:
 * then nothing is read but which versions answer. Where storage fails, the rules keep what they hold, and get the packaged
 * list's hosts as well.
 */
export async function refreshGuard(lists: FollowedLists): Promise<void> {
  if (!hasRuleEngine()) return;
  const stored = await readStored(lists);
  if (stored !== null) {
    const stamp = stampOf(stored.active.map((entry) => `${entry.listId} ${entry.stamp}`));
    if (await isStampOfRules(stamp)) return;
    try {
      return await replaceRules(stamp, (inForce) => chooseStored(stored, inForce));
    } catch (error) {
      console.error('rules: not made from storage', error);
    }
  }
  const stamp = stampOf(['package']);
  if (!(await isStampOfRules(stamp))) await replaceRules(stamp, choosePackaged);
}

/** Names everything that the rules are made from: the package, the versions, and the day on which claims come due. */
function stampOf(versions: readonly string[]): string {
  return [browser.runtime.getManifest().version, today(), ...versions].join('\n');
}

async function readStored(lists: FollowedLists): Promise<Stored | null> {
  try {
    const store = await lists.store();
    const active = await store.readActive();
    return active.length === 0 ? null : { store, active };
  } catch {
    return null;
  }
}

async function chooseStored({ store, active }: Stored, inForce: RulesInForce): Promise<HostBuckets> {
  const neverList = await readPackagedNeverList();
  const candidates = new RuleCandidates((host) => isInForce(inForce, host), RULE_HOST_BUDGET);
  for (const entry of active) {
    const stopping = await findStoppingSets(store, entry, today());
    const table = await readStoredTable(store, entry);
    await runInSlices(gatherSteps(candidates, table, stopping, neverList));
  }
  return runInSlices(candidates.chooseSteps());
}

async function choosePackaged(inForce: RulesInForce): Promise<HostBuckets> {
  const [{ cases, table }, neverList] = await Promise.all([readPackagedList(), readPackagedNeverList()]);
  const candidates = new RuleCandidates(() => true, RULE_HOST_BUDGET);
  await runInSlices(gatherSteps(candidates, table, stoppingSets(cases, today()), neverList));
  for (const hosts of [...inForce.base.sets, inForce.overlay.stop]) {
    for (const host of hosts) if (isInForce(inForce, host)) candidates.add(host, 0);
  }
  return runInSlices(candidates.chooseSteps());
}

function* gatherSteps(
  candidates: RuleCandidates,
  table: Table,
  stopping: ReadonlySet<number>,
  neverList: NeverList,
): Generator<void> {
  let read = 0;
  for (const { indicator, entry } of table.entries(new Set(['host'] as const))) {
    if (stopping.has(entry.setId) && !neverList.isNeverListed(indicator.value)) {
      candidates.add(indicator.value, entry.rank);
    }
    if (++read % ENTRIES_PER_SLICE === 0) yield;
  }
}
