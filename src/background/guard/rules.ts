import { browser } from '../../platform/browser.ts';
import { declareItem } from '../../platform/storage-item.ts';
import { runInSlices } from '../run-in-slices.ts';
import { type Comparison, compareRulesSteps, type Overlay, type RulesInForce } from './compare-rules.ts';
import { DOCUMENT_TYPES } from './document-types.ts';
import { BUCKETS, HostBuckets, hashText } from './host-buckets.ts';
import {
  ALLOWED_RULE,
  FIRST_BUCKET_RULE,
  HOT_OPEN_RULE,
  HOT_STOP_RULE,
  MARKER_RULE,
  OPEN_RULE,
  PRIORITY,
  STOP_RULE,
} from './rule-numbers.ts';
import { warningSubstitution } from './warning-address.ts';

/** Most hosts in the rules: at 1,000,000 the browser's memory peaked at 530 MB while it indexed them. */
export const RULE_HOST_BUDGET = 300_000;
/**
 * Most hosts handed over in one call, because the worker stands still while they are copied: 4 ms for so many, and 113 to
 * 340 ms for 300,000.
 */
const HOSTS_PER_CALL = 10_000;
const ALL_BUCKETS: readonly number[] = Array.from({ length: BUCKETS }, (_, index) => index);
/** Hosts taken up between two pauses: well under 1 ms. */
const HOSTS_PER_SLICE = 512;

/** What the rules were last made from; null while they are being changed, so that a stopped worker's work is taken up. */
const ruleStamp = declareItem<string | null>('local', 'rule-stamp', null, (value) =>
  typeof value === 'string' ? value : null,
);

/** What the rules are to hold. */
export interface ChosenHosts {
  readonly hosts: HostBuckets;
  /** To be let through, with all that stands below them, whatever else says that they are stopped. */
  readonly allowed: ReadonlySet<string>;
  /** False where the next call is to choose again. */
  readonly isFinal: boolean;
}

type Hosts = Iterable<string> & { readonly size: number };

interface RuleUpdate {
  readonly removeRuleIds: readonly number[];
  readonly addRules: readonly ReturnType<typeof stopRule | typeof openRule>[];
}

/** Whether this browser's rule engine is used: Firefox matches host lists linearly, so it is not given them. */
export function hasRuleEngine(): boolean {
  return browser.declarativeNetRequest !== undefined;
}

/** Whether a rule can name the host: an IPv6 address is left to the other layers. */
export function isRuleHost(host: string): boolean {
  return !host.includes(':');
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
  return hasRuleEngine() && (await readMarker()) !== null;
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
): Promise<void> {
  const inForce = await readRulesInForce();
  const { hosts: wanted, allowed, isFinal } = await chooseHosts(inForce);
  const compared = await runInSlices(compareRulesSteps(inForce, wanted, HOSTS_PER_CALL));
  const marker = await readMarker();
  const comparison = marker === markerName() ? compared : { ...compared, ...fromScratch(marker) };
  const changes = [...(await planAllowed(allowed)), ...planChanges(inForce, wanted, comparison)];
  if (changes.length > 0) {
    await ruleStamp.keep(null);
    await putHotRules(comparison.overlay);
    const limit = comparison.mayReplaceSingly ? HOSTS_PER_CALL : Number.POSITIVE_INFINITY;
    for (const update of joinUpdates([...changes, markRules()], limit)) {
      await browser.declarativeNetRequest.updateDynamicRules(writable(update));
    }
  }
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [HOT_OPEN_RULE, HOT_STOP_RULE] });
  await ruleStamp.keep(isFinal ? stamp : null);
}

/** The name in the marker: null where the rules were never completed. */
async function readMarker(): Promise<string | null> {
  const [rule] = await browser.declarativeNetRequest.getDynamicRules({ ruleIds: [MARKER_RULE] });
  return rule === undefined ? null : (rule.condition.requestDomains?.[0] ?? '');
}

/** Where buckets do not stand as this version writes them: all at once where they are divided in another way, perhaps. */
function fromScratch(marker: string | null): Partial<Comparison> {
  return { isComplete: false, mayReplaceSingly: marker === null, changedBuckets: ALL_BUCKETS };
}

/** Another one for rules that are made in another way, which an update of the extension has to write anew. */
function markerName(): string {
  const shape = hashText(JSON.stringify([BUCKETS, stopRule(0, 0, []), openRule(0, 0, [])]));
  // Below a name that no address has (RFC 6761).
  return `rules-${shape.toString(16)}.invalid`;
}

async function readRulesInForce(): Promise<RulesInForce> {
  const base = new HostBuckets();
  for (const index of ALL_BUCKETS) await runInSlices(addSteps(base, await readHosts(bucketRule(index))));
  const [stop, open] = [await readHosts(STOP_RULE), await readHosts(OPEN_RULE)];
  return { base, overlay: { stop: new Set(stop), open: new Set(open) } };
}

/** One rule at a time, because the worker stands still while its hosts are copied. */
async function readHosts(ruleId: number): Promise<readonly string[]> {
  const [rule] = await browser.declarativeNetRequest.getDynamicRules({ ruleIds: [ruleId] });
  return rule?.condition.requestDomains ?? [];
}

function* addSteps(buckets: HostBuckets, hosts: readonly string[]): Generator<void> {
  for (const [index, host] of hosts.entries()) {
    buckets.add(host);
    if (index % HOSTS_PER_SLICE === 0) yield;
  }
}

async function planAllowed(allowed: ReadonlySet<string>): Promise<readonly RuleUpdate[]> {
  if (isSame(new Set(await readHosts(ALLOWED_RULE)), allowed)) return [];
  const addRules = openRules(ALLOWED_RULE, PRIORITY.allowed, allowed);
  return [{ removeRuleIds: [ALLOWED_RULE], addRules }];
}

/** The dynamic rules that have to change: those above the buckets where that is enough, else the buckets. */
function planChanges(
  inForce: RulesInForce,
  wanted: HostBuckets,
  { overlay, isComplete, changedBuckets }: Comparison,
): readonly RuleUpdate[] {
  const before = inForce.overlay;
  const hosts = changedBuckets.reduce((sum, index) => sum + (wanted.parts[index]?.size ?? 0), 0);
  if (isComplete && hosts > HOSTS_PER_CALL) {
    if (isSame(before.stop, overlay.stop) && isSame(before.open, overlay.open)) return [];
    return [
      { removeRuleIds: [OPEN_RULE, STOP_RULE], addRules: stopRules(STOP_RULE, PRIORITY.stop, overlay.stop) },
      { removeRuleIds: [], addRules: openRules(OPEN_RULE, PRIORITY.open, overlay.open) },
    ];
  }
  const buckets = changedBuckets.map((index) => {
    const id = bucketRule(index);
    return {
      removeRuleIds: [id],
      addRules: stopRules(id, PRIORITY.base, wanted.parts[index] ?? new Set()),
    };
  });
  const hasOverlay = before.stop.size + before.open.size > 0;
  return hasOverlay ? [...buckets, { removeRuleIds: [OPEN_RULE, STOP_RULE], addRules: [] }] : buckets;
}

/** What is to be stopped stands before anything is let through. */
async function putHotRules({ stop, open }: Overlay): Promise<void> {
  const updates = [
    {
      removeRuleIds: [HOT_OPEN_RULE, HOT_STOP_RULE],
      addRules: stopRules(HOT_STOP_RULE, PRIORITY.hotStop, stop),
    },
    { removeRuleIds: [], addRules: openRules(HOT_OPEN_RULE, PRIORITY.hotOpen, open) },
  ];
  for (const update of joinUpdates(updates, HOSTS_PER_CALL)) {
    await browser.declarativeNetRequest.updateSessionRules(writable(update));
  }
}

/** Joins updates that follow each other into calls of at most so many hosts, each of which takes effect as one. */
function joinUpdates(updates: readonly RuleUpdate[], limit: number): readonly RuleUpdate[] {
  const calls: RuleUpdate[] = [];
  for (const update of updates) {
    const last = calls.at(-1);
    if (last === undefined || countHosts(last) + countHosts(update) > limit) calls.push(update);
    else {
      calls[calls.length - 1] = {
        removeRuleIds: [...last.removeRuleIds, ...update.removeRuleIds],
        addRules: [...last.addRules, ...update.addRules],
      };
    }
  }
  return calls;
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

function bucketRule(index: number): number {
  return FIRST_BUCKET_RULE + index;
}

function markRules(): RuleUpdate {
  const rule = openRule(MARKER_RULE, PRIORITY.base, [markerName()]);
  return { removeRuleIds: [MARKER_RULE], addRules: [rule] };
}

function stopRules(id: number, priority: number, hosts: Hosts) {
  return hosts.size === 0 ? [] : [stopRule(id, priority, hosts)];
}

function openRules(id: number, priority: number, hosts: Hosts) {
  return hosts.size === 0 ? [] : [openRule(id, priority, hosts)];
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
