import type { ActionRules } from '../../core/list/decide.ts';
import type { ListLimits } from '../../core/list/ignored-entries.ts';
import { IgnoredInOrder } from '../../core/list/ignored-in-order.ts';
import { indexNeverList, type NeverList, type NeverListHosts } from '../../core/list/never-list.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import { MAX_KEY_BYTES } from '../../core/table/key.ts';
import type { ListedEntry, Table } from '../../core/table/open-table.ts';
import { readHostBytes, readListedEntry } from '../../core/table/read-at-cursor.ts';
import { browser } from '../../platform/browser.ts';
import { today } from '../../platform/clock.ts';
import type { ActiveList } from '../../platform/list-records.ts';
import type { ListStore } from '../../platform/list-store.ts';
import { RuleCandidates } from '../guard/choose-hosts.ts';
import { hashText } from '../guard/host-buckets.ts';
import { isInForce, type RulesInForce } from '../guard/in-force.ts';
import {
  type ChosenHosts,
  hasRuleEngine,
  isRuleHost,
  isStampOfRules,
  RULE_HOST_BUDGET,
  replaceRules,
  ruleHostOf,
} from '../guard/rules.ts';
import { runInSlices } from '../run-in-slices.ts';
import { readCurrentPolicy } from '../sync/managed-policy.ts';
import type { FollowedLists } from './followed-lists.ts';
import { mayForce } from './may-force.ts';
import { NeverListInUse } from './never-list-in-use.ts';
import { PACKAGED_LIST, readPackagedList } from './packaged-list.ts';
import { packagedListGoal } from './packaged-list-goal.ts';
import { findStoppingSets, readStoredTable, stoppingSets } from './stored-list.ts';

/** IT's own blocklist is the last to give way where hosts are more than the browser is given. */
const GRAVEST = 3;
/** Entries looked at between two pauses: well under 1 ms, though each may touch memory that was never used. */
const ENTRIES_PER_SLICE = 64;

interface Stored {
  readonly store: ListStore;
  readonly active: readonly LimitedList[];
}

interface LimitedList {
  readonly entry: ActiveList;
  readonly limits: ListLimits;
}

const PACKAGED_LIMITS: ListLimits = { ignored: new Set(), mayForce: false };

/**
 * Gives the browser's rule engine the hosts of all lists that stop a navigation today, as policy has it. Quick where it has them already:
 * then nothing is read but which versions answer. Where a list cannot be read, no rule goes, and the packaged list's are
 * made whatever storage says.
 */
export async function refreshGuard(lists: FollowedLists): Promise<void> {
  if (!hasRuleEngine()) return;
  const [stored, policy] = await Promise.all([readStored(lists), readCurrentPolicy()]);
  const versions = stored?.active.map(describeVersion) ?? [];
  // The day is that on which claims come due; never-lists come with the package and with versions.
  const stamp = [browser.runtime.getManifest().version, today(), describePolicy(policy), ...versions].join(
    '\n',
  );
  if (await isStampOfRules(stamp)) return;
  const neverHosts = await new NeverListInUse(() => lists.store()).readHosts();
  await replaceRules(stamp, (inForce) => chooseHosts(stored, policy, neverHosts, inForce));
}

/** Another text for every policy that makes other rules. */
function describePolicy(policy: Policy): string {
  const { enforcement, actions, emergencyAllow, allowlist, blocklist } = policy;
  const isAudit = enforcement === 'audit';
  const text = JSON.stringify([isAudit, [...actions], [...emergencyAllow], [...allowlist], [...blocklist]]);
  return `policy ${text.length} ${hashText(text)}`;
}

function describeVersion({ entry, limits }: LimitedList): string {
  return `${entry.listId} ${entry.stamp}${limits.mayForce ? ' may force' : ''}`;
}

async function readStored(lists: FollowedLists): Promise<Stored | null> {
  try {
    const store = await lists.store();
    const active = await store.readActive();
    return { store, active: await Promise.all(active.map(readLimits)) };
  } catch {
    return null;
  }
}

async function readLimits(entry: ActiveList): Promise<LimitedList> {
  const limits = { ignored: new Set(entry.ignored.values), mayForce: await mayForce(entry.listId) };
  return { entry, limits };
}

async function chooseHosts(
  stored: Stored | null,
  { enforcement, actions, emergencyAllow, allowlist, blocklist }: Policy,
  neverHosts: NeverListHosts,
  inForce: RulesInForce,
): Promise<ChosenHosts> {
  const candidates = new RuleCandidates(inForce, RULE_HOST_BUDGET);
  if (enforcement === 'audit') {
    const hosts = await runInSlices(candidates.chooseSteps());
    return { hosts, allowed: new Set(), paths: [], isFinal: true };
  }
  const neverList = indexNeverList(neverHosts);
  for (const host of blocklist) {
    // A host above an authority's is stopped by the other layers, which ask about each address.
    if (isRuleHost(host) && neverList.mayBeForced(host)) candidates.add(host, GRAVEST);
  }
  const isWhole = stored !== null && (await gatherStored(candidates, stored, actions, neverHosts));
  if (!isWhole || !stored.active.some(({ entry }) => entry.listId === PACKAGED_LIST)) {
    const { cases, table } = await readPackagedList();
    const stopping = stoppingSets(cases, today(), actions);
    await runInSlices(gatherSteps(candidates, table, stopping, PACKAGED_LIMITS, neverHosts));
  }
  if (!isWhole) await runInSlices(keepSteps(candidates, inForce, neverList));
  return {
    hosts: await runInSlices(candidates.chooseSteps()),
    allowed: new Set([...emergencyAllow, ...allowlist].filter(isRuleHost)),
    paths: isWhole ? candidates.choosePaths() : null,
    isFinal: isWhole || stored === null,
  };
}

/** @returns whether every list could be read */
async function gatherStored(
  candidates: RuleCandidates,
  { store, active }: Stored,
  actions: ActionRules,
  neverHosts: NeverListHosts,
): Promise<boolean> {
  let isWhole = true;
  for (const { entry, limits } of active) {
    try {
      const stopping = await findStoppingSets(store, entry, today(), actions);
      const table = await readStoredTable(store, entry);
      await runInSlices(gatherSteps(candidates, table, stopping, limits, neverHosts));
    } catch (error) {
      console.error(`rules: ${entry.listId} cannot be read`, error);
      isWhole = false;
      // The next start stores it anew.
      if (entry.listId === PACKAGED_LIST) await packagedListGoal.keep(null);
    }
  }
  return isWhole;
}

function* gatherSteps(
  candidates: RuleCandidates,
  table: Table,
  stopping: ReadonlySet<number>,
  limits: ListLimits,
  neverHosts: NeverListHosts,
): Generator<void> {
  candidates.expect(table.head.entries);
  const ignored = yield* IgnoredInOrder.makeSteps(limits, neverHosts);
  const bytes = new Uint8Array(MAX_KEY_BYTES);
  let read = 0;
  for (const cursor of table.walk()) {
    if (stopping.has(cursor.setId)) {
      const length = readHostBytes(cursor, bytes);
      if (length > 0 && !ignored.mayHave(cursor)) candidates.addBytes({ bytes, length }, cursor.rank);
      else gatherListed(candidates, ignored, readListedEntry(cursor));
    }
    if (++read % ENTRIES_PER_SLICE === 0) yield;
  }
}

function gatherListed(candidates: RuleCandidates, ignored: IgnoredInOrder, listed: ListedEntry | null): void {
  if (listed === null || ignored.has(listed)) return;
  const { indicator, entry } = listed;
  const host = ruleHostOf(indicator);
  if (host !== null) candidates.add(host, entry.rank);
  else if (indicator.type === 'url') candidates.addPath(indicator.value, entry.rank);
}

function* keepSteps(
  candidates: RuleCandidates,
  inForce: RulesInForce,
  neverList: NeverList,
): Generator<void> {
  let read = 0;
  for (const hosts of [...inForce.base.parts, inForce.overlay.stop]) {
    for (const host of hosts) {
      if (isInForce(inForce, host) && !neverList.isNeverListed(host)) candidates.add(host, 0);
      if (++read % ENTRIES_PER_SLICE === 0) yield;
    }
  }
}
