import { browser } from '../../platform/browser.ts';
import { countLines, RuleCopy, type RuleHosts } from '../../platform/rule-copy.ts';
import { runInSlices } from '../run-in-slices.ts';
import { BUCKETS, HostBuckets } from './host-buckets.ts';
import type { RulesInForce } from './in-force.ts';
import type { RuleMarker } from './rule-marker.ts';
import { ALLOWED_RULE, bucketRule, OPEN_RULE, STOP_RULE } from './rule-numbers.ts';

/** Hosts taken up between two pauses. Each of the first touches memory that was never used, which takes up to 20 µs. */
const HOSTS_PER_SLICE = 64;

/** The dynamic rules as they stand, and where that was read. */
export interface StandingRules extends RulesInForce {
  /** Hosts that are let through whatever else is said. */
  readonly allowed: ReadonlySet<string>;
  /** Null where the copy says another state, or nothing: then the browser was asked. */
  readonly copy: RuleCopy | null;
}

/**
 * Reads the rules from our copy where it is of the very state that the browser's marker names, else from the browser, rule
 * by rule, because the worker stands still while hosts are handed over, and the browser's main thread is held for 20 ms a
 * call.
 */
export async function readStandingRules(marker: RuleMarker | null): Promise<StandingRules> {
  const copy = await openFittingCopy(marker);
  if (copy !== null) {
    try {
      return { ...(await readAll((id) => copy.readLines(id))), copy };
    } catch (error) {
      console.error('rules: the copy cannot be read', error);
      copy.close();
    }
  }
  return { ...(await readAll(async (id) => (await readFromBrowser(id)).join('\n'))), copy: null };
}

/** Where the copy cannot be written, the next call finds that it does not fit. */
export async function keepCopy(state: string, standing: StandingRules, changed: RuleHosts): Promise<void> {
  try {
    const copy = standing.copy ?? (await RuleCopy.open());
    const all = standing.copy === null ? new Map([...listRules(standing), ...changed]) : changed;
    await copy.write(state, all, standing.copy === null).finally(() => copy.close());
  } catch (error) {
    console.error('rules: no copy could be kept', error);
  }
}

export async function readFromBrowser(ruleId: number): Promise<readonly string[]> {
  const [rule] = await browser.declarativeNetRequest.getDynamicRules({ ruleIds: [ruleId] });
  return rule?.condition.requestDomains ?? [];
}

async function openFittingCopy(marker: RuleMarker | null): Promise<RuleCopy | null> {
  if (marker === null || marker.state === null) return null;
  try {
    const copy = await RuleCopy.open();
    if ((await copy.readStamp()) === marker.state) return copy;
    copy.close();
  } catch (error) {
    console.error('rules: the copy cannot be opened', error);
  }
  return null;
}

/** @param read answers the hosts of a rule, one a line */
async function readAll(read: (ruleId: number) => Promise<string>): Promise<Omit<StandingRules, 'copy'>> {
  let next = read(bucketRule(0));
  let base: HostBuckets | null = null;
  for (let index = 0; index < BUCKETS; index++) {
    const lines = await next;
    // Storage answers while these are taken up. Where it fails, that is found when its turn comes.
    next = index + 1 < BUCKETS ? read(bucketRule(index + 1)) : Promise.resolve('');
    next.catch(() => {});
    // They are divided evenly.
    base ??= new HostBuckets(countLines(lines) * BUCKETS);
    await runInSlices(addSteps(base, lines));
  }
  const [stop, open, allowed] = [await read(STOP_RULE), await read(OPEN_RULE), await read(ALLOWED_RULE)];
  return {
    base: base ?? new HostBuckets(),
    overlay: { stop: setOf(stop), open: setOf(open) },
    allowed: setOf(allowed),
  };
}

function setOf(lines: string): ReadonlySet<string> {
  return new Set(lines === '' ? [] : lines.split('\n'));
}

const LINE_FEED = 0x0a;

/** All hosts are looked at as bytes: making a text of each takes twice as long. */
function* addSteps(buckets: HostBuckets, lines: string): Generator<void> {
  const all = new TextEncoder().encode(lines);
  let from = 0;
  for (let read = 1; from < all.length; read++) {
    const feed = all.indexOf(LINE_FEED, from);
    const end = feed === -1 ? all.length : feed;
    buckets.addBytes({ bytes: all.subarray(from, end), length: end - from });
    from = end + 1;
    if (read % HOSTS_PER_SLICE === 0) yield;
  }
}

function listRules({
  base,
  overlay,
  allowed,
}: StandingRules): readonly (readonly [number, readonly string[]])[] {
  return [
    ...base.parts.map((part, index) => [bucketRule(index), [...part]] as const),
    [STOP_RULE, [...overlay.stop]],
    [OPEN_RULE, [...overlay.open]],
    [ALLOWED_RULE, [...allowed]],
  ];
}
