import type { Indicator } from '../../core/list/model.ts';
import { browser } from '../../platform/browser.ts';
import { declareItem } from '../../platform/storage-item.ts';
import { runInSlices } from '../run-in-slices.ts';
import { type Comparison, compareRulesSteps } from './compare-rules.ts';
import { DOCUMENT_TYPES } from './document-types.ts';
import { BUCKETS } from './host-buckets.ts';
import type { Overlay, RulesInForce } from './in-force.ts';
import type { ListedPath } from './listed-path.ts';
import { readPathRules, replacePathRules } from './path-rules.ts';
import { nameNewState, nameShape, type RuleMarker, readMarker, writeMarker } from './rule-marker.ts';
import {
  ALLOWED_RULE,
  bucketRule,
  HOT_OPEN_RULE,
  HOT_STOP_RULE,
  MARKER_RULE,
  OPEN_RULE,
  PRIORITY,
  STOP_RULE,
} from './rule-numbers.ts';
import { keepCopy, readFromBrowser, readStandingRules, type StandingRules } from './rules-in-force.ts';
import type { WantedHosts } from './wanted-hosts.ts';
import { warningSubstitution } from './warning-address.ts';

/** Most hosts in the rules: at 1,000,000 the browser's memory peaked at 530 MB while it indexed them. */
export const RULE_HOST_BUDGET = 300_000;
/** Most hosts handed over in one call, because the worker stands still while they are copied (docs/performance.md). */
export interface CallLimits {
  /** Of a day's change, and of each call that says it. */
  readonly change: number;
  /** Of the call that writes some buckets anew. */
  readonly rewrite: number;
  /** Of each call that writes them all. */
  readonly write: number;
}

/**
 * A change stands still for 4 ms. Some buckets are written anew once in some days, for 70 ms, and all where a list comes into
 * use, for 100 ms a call: the browser indexes everything again at every call, and is asked twice for 300,000 hosts, not 32
 * times.
 */
const CALL_LIMITS: CallLimits = { change: 10_000, rewrite: 160_000, write: 200_000 };
const ALL_BUCKETS: readonly number[] = Array.from({ length: BUCKETS }, (_, index) => index);

/** What the rules were last made from; null while they are being changed, so that a stopped worker's work is taken up. */
const ruleStamp = declareItem<string | null>('local', 'rule-stamp', null, (value) =>
  typeof value === 'string' ? value : null,
);

/** What the rules are to hold. */
export interface ChosenHosts {
  readonly hosts: WantedHosts;
  /** To be let through, with all that stands below them, whatever else says that they are stopped. */
  readonly allowed: ReadonlySet<string>;
  /** Parts of hosts that are not stopped as a whole; null where they are to stay as they are. */
  readonly paths: readonly ListedPath[] | null;
  /** False where the next call is to choose again. */
  readonly isFinal: boolean;
}

interface RuleUpdate {
  readonly removeRuleIds: readonly number[];
  readonly addRules: readonly ReturnType<typeof stopRule | typeof openRule>[];
}

/** What of the dynamic rules is written anew. */
interface Rewriting {
  readonly buckets: readonly number[];
  /** What stands above the buckets then. */
  readonly overlay: Overlay;
  /** Most hosts in one call. */
  readonly limit: number;
}

const NO_OVERLAY: Overlay = { stop: new Set(), open: new Set() };
const NO_UPDATE: RuleUpdate = { removeRuleIds: [], addRules: [] };

/** Whether this browser's rule engine is used: Firefox matches host lists linearly, so it is not given them. */
export function hasRuleEngine(): boolean {
  return browser.declarativeNetRequest !== undefined;
}

/** Whether a rule can name the host: an IPv6 address is left to the other layers. */
export function isRuleHost(host: string): boolean {
  return !host.includes(':');
}

const ONE_ADDRESS = /^(?<address>[\d.]+)\/32$/;

/** The host by which a rule stops all that an indicator names; null where none can, which leaves it to the other layers. */
export function ruleHostOf({ type, value }: Indicator): string | null {
  if (type === 'host') return isRuleHost(value) ? value : null;
  return type === 'ip-range' ? (ONE_ADDRESS.exec(value)?.groups?.['address'] ?? null) : null;
}

/**
 * Whether the rules were last made from what this stamp stands for, and are there still: a browser that was killed may
 * have lost them, and what is stored here not.
 */
export async function isStampOfRules(stamp: string): Promise<boolean> {
  return (await ruleStamp.read()) === stamp && (await isRuleActive());
}

/** Whether the rules stand in the browser now. */
export async function isRuleActive(): Promise<boolean> {
  return hasRuleEngine() && (await readMarkerRule()) !== null;
}

/**
 * Layer 1: hands the listed hosts to the browser's own rule engine, which stops them while the worker sleeps.
 *
 * The engine indexes all dynamic rules again at every change of one, half a second for 300,000 hosts. So what changes is
 * said at once by session rules above them, and these go when the dynamic rules say it themselves. There, small changes
 * become rules of their own above the buckets, and only when these no longer suffice are buckets written anew. At no time
 * is a host open that was stopped before and is to be stopped afterwards; where the worker is stopped, the next call
 * starts from what the browser holds.
 * @param stamp tells what the hosts are made from from anything else
 * @param chooseHosts answers the hosts to stop; is told which are stopped now. Where it rejects, so does this, and nothing
 * has changed
 */
export async function replaceRules(
  stamp: string,
  chooseHosts: (inForce: RulesInForce) => Promise<ChosenHosts>,
  limits: CallLimits = CALL_LIMITS,
): Promise<void> {
  const marker = await readMarkerRule();
  const standingPaths = startReadingPaths();
  const standing = await readStandingRules(marker);
  const { hosts: wanted, allowed, paths, isFinal } = await chooseHosts(standing);
  if (paths !== null) await replacePaths(paths, standingPaths);
  const comparison = await runInSlices(compareRulesSteps(standing, wanted, limits.change));
  const rewriting = await planRewriting(marker, standing, wanted, comparison, limits);
  const changes = [
    ...planAllowed(standing.allowed, allowed),
    ...(await runInSlices(planChangesSteps(standing.overlay, wanted, rewriting))),
  ];
  if (changes.length > 0 || marker === null || marker.state === null) {
    await ruleStamp.keep(null);
    await putHotRules(comparison.overlay, limits);
    await changeRules(marker, standing, joinUpdates(changes, rewriting.limit));
  } else if (standing.copy === null) {
    // The worker was stopped before it could keep one.
    await keepCopy(marker.state, standing, new Map());
  }
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [HOT_OPEN_RULE, HOT_STOP_RULE] });
  await ruleStamp.keep(isFinal ? stamp : null);
}

/**
 * Hands updates to the browser. The marker goes with the first of them, to say that no copy fits any more, and with the last,
 * to name the new state: whatever a kill or a power cut takes of either storage, no copy passes for what it is not.
 * @param marker as it stands; null where there is none, and there is none then until all is done
 */
async function changeRules(
  marker: RuleMarker | null,
  standing: StandingRules,
  updates: readonly RuleUpdate[],
): Promise<void> {
  const state = nameNewState();
  const [first = NO_UPDATE, ...others] = updates;
  const last = others.pop();
  const done = markRules({ shape: shapeName(), state });
  // The shape stays what it was until every rule has the new one.
  const begun = marker === null ? NO_UPDATE : markRules({ ...marker, state: null });
  const calls =
    last === undefined ? [joinTwo(first, done)] : [joinTwo(first, begun), ...others, joinTwo(last, done)];
  for (const call of calls) await browser.declarativeNetRequest.updateDynamicRules(writable(call));
  const changed = new Map<number, readonly string[]>();
  for (const { removeRuleIds, addRules } of updates) {
    for (const id of removeRuleIds) changed.set(id, []);
    for (const { id, condition } of addRules) changed.set(id, condition.requestDomains);
  }
  await keepCopy(state, standing, changed);
}

/** The browser looks for them while this worker looks at the hosts. */
function startReadingPaths(): Promise<ReadonlySet<string>> {
  const reading = readPathRules();
  // Where it fails, that is found when they are replaced.
  reading.catch(() => {});
  return reading;
}

async function replacePaths(
  paths: readonly ListedPath[],
  standing: Promise<ReadonlySet<string>>,
): Promise<void> {
  try {
    await replacePathRules(paths, await standing);
  } catch (error) {
    console.error('rules: paths', error);
  }
}

/** Null where the rules were never completed. */
async function readMarkerRule(): Promise<RuleMarker | null> {
  const hosts = await readFromBrowser(MARKER_RULE);
  return hosts.length === 0 ? null : readMarker(hosts);
}

/**
 * Plans which dynamic rules are written anew: those above the buckets where they can say all that has changed, and some
 * buckets, those that differ most, where that is enough. The browser is then asked once for all of it.
 */
async function planRewriting(
  marker: RuleMarker | null,
  standing: RulesInForce,
  wanted: WantedHosts,
  comparison: Comparison,
  limits: CallLimits,
): Promise<Rewriting> {
  const { overlay, isComplete, mayReplaceSingly, changedBuckets } = comparison;
  // Buckets that another version wrote may be divided in another way.
  if (marker?.shape !== shapeName()) {
    const limit = marker === null ? limits.write : Number.POSITIVE_INFINITY;
    return { buckets: ALL_BUCKETS, overlay: NO_OVERLAY, limit };
  }
  const all = { buckets: changedBuckets, overlay: NO_OVERLAY };
  const hosts = countWanted(wanted, changedBuckets);
  if (isComplete)
    return hosts > limits.change
      ? { buckets: [], overlay, limit: limits.write }
      : { ...all, limit: limits.write };
  const some = chooseBuckets(wanted, changedBuckets, limits);
  if (mayReplaceSingly && some.length < changedBuckets.length) {
    const rest = await runInSlices(compareRulesSteps(standing, wanted, limits.change, some));
    if (rest.isComplete) return { buckets: some, overlay: rest.overlay, limit: Number.POSITIVE_INFINITY };
  }
  return { ...all, limit: mayReplaceSingly ? limits.write : Number.POSITIVE_INFINITY };
}

/** As many of the buckets as one call may hand over, beside what stands above them. */
function chooseBuckets(
  wanted: WantedHosts,
  buckets: readonly number[],
  { change, rewrite }: CallLimits,
): readonly number[] {
  let room = rewrite - 2 * change;
  return buckets.filter((bucket) => {
    room -= wanted.sizeOf(bucket);
    return room >= 0;
  });
}

function countWanted(wanted: WantedHosts, buckets: readonly number[]): number {
  return buckets.reduce((sum, bucket) => sum + wanted.sizeOf(bucket), 0);
}

function shapeName(): string {
  return nameShape([BUCKETS, stopRule(0, 0, []), openRule(0, 0, [])]);
}

function planAllowed(before: ReadonlySet<string>, allowed: ReadonlySet<string>): readonly RuleUpdate[] {
  if (isSame(before, allowed)) return [];
  const addRules = openRules(ALLOWED_RULE, PRIORITY.allowed, allowed);
  return [{ removeRuleIds: [ALLOWED_RULE], addRules }];
}

function* planChangesSteps(
  before: Overlay,
  wanted: WantedHosts,
  { buckets, overlay }: Rewriting,
): Generator<void, readonly RuleUpdate[]> {
  const updates: RuleUpdate[] = [];
  for (const bucket of buckets) {
    const id = bucketRule(bucket);
    const listed: string[][] = [];
    for (const hosts of wanted.list(bucket)) {
      listed.push([...hosts]);
      yield;
    }
    updates.push({ removeRuleIds: [id], addRules: stopRules(id, PRIORITY.base, listed.flat()) });
  }
  if (isSame(before.stop, overlay.stop) && isSame(before.open, overlay.open)) return updates;
  return [
    ...updates,
    { removeRuleIds: [OPEN_RULE, STOP_RULE], addRules: stopRules(STOP_RULE, PRIORITY.stop, overlay.stop) },
    { removeRuleIds: [], addRules: openRules(OPEN_RULE, PRIORITY.open, overlay.open) },
  ];
}

/** What is to be stopped stands before anything is let through. */
async function putHotRules({ stop, open }: Overlay, limits: CallLimits): Promise<void> {
  const updates = [
    {
      removeRuleIds: [HOT_OPEN_RULE, HOT_STOP_RULE],
      addRules: stopRules(HOT_STOP_RULE, PRIORITY.hotStop, stop),
    },
    { removeRuleIds: [], addRules: openRules(HOT_OPEN_RULE, PRIORITY.hotOpen, open) },
  ];
  for (const update of joinUpdates(updates, limits.change)) {
    await browser.declarativeNetRequest.updateSessionRules(writable(update));
  }
}

/**
 * Joins updates that follow each other into calls of at most so many hosts, each of which takes effect as one. The last is
 * the fullest: the browser indexes what came before it again at each.
 */
function joinUpdates(updates: readonly RuleUpdate[], limit: number): readonly RuleUpdate[] {
  const calls: RuleUpdate[] = [];
  for (const update of updates.toReversed()) {
    const next = calls.at(-1);
    if (next === undefined || countHosts(next) + countHosts(update) > limit) calls.push(update);
    else calls[calls.length - 1] = joinTwo(update, next);
  }
  return calls.toReversed();
}

function joinTwo(first: RuleUpdate, second: RuleUpdate): RuleUpdate {
  return {
    removeRuleIds: [...first.removeRuleIds, ...second.removeRuleIds],
    addRules: [...first.addRules, ...second.addRules],
  };
}

function countHosts({ addRules }: RuleUpdate): number {
  return addRules.reduce((sum, { condition }) => sum + condition.requestDomains.length, 0);
}

function writable({ removeRuleIds, addRules }: RuleUpdate) {
  return { removeRuleIds: [...removeRuleIds], addRules: [...addRules] };
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((host) => b.has(host));
}

function markRules(marker: RuleMarker): RuleUpdate {
  const addRules = [openRule(MARKER_RULE, PRIORITY.base, writeMarker(marker))];
  return { removeRuleIds: [MARKER_RULE], addRules };
}

function stopRules(id: number, priority: number, hosts: Iterable<string>) {
  const rule = stopRule(id, priority, hosts);
  return rule.condition.requestDomains.length === 0 ? [] : [rule];
}

function openRules(id: number, priority: number, hosts: Iterable<string>) {
  const rule = openRule(id, priority, hosts);
  return rule.condition.requestDomains.length === 0 ? [] : [rule];
}

function stopRule(id: number, priority: number, hosts: Iterable<string>) {
  return {
    id,
    priority,
    action: { type: 'redirect' as const, redirect: { regexSubstitution: warningSubstitution() } },
    condition: {
      regexFilter: '^https?://.*',
      requestDomains: [...hosts],
      resourceTypes: [...DOCUMENT_TYPES],
    },
  };
}

function openRule(id: number, priority: number, hosts: Iterable<string>) {
  return {
    id,
    priority,
    action: { type: 'allow' as const },
    condition: {
      requestDomains: [...hosts],
      resourceTypes: [...DOCUMENT_TYPES],
    },
  };
}
