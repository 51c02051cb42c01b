import { browser } from '../../platform/browser.ts';
import { RuleCopy, type RuleHosts } from '../../platform/rule-copy.ts';
import { runInSlices } from '../run-in-slices.ts';
import type { RulesInForce } from './compare-rules.ts';
import { BUCKETS, HostBuckets } from './host-buckets.ts';
import type { RuleMarker } from './rule-marker.ts';
import { ALLOWED_RULE, bucketRule, OPEN_RULE, STOP_RULE } from './rule-numbers.ts';

/** Hosts taken up between two pauses: well under 1 ms. */
const HOSTS_PER_SLICE = 512;

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
      return { ...(await readAll((id) => copy.readHosts(id))), copy };
    } catch (error) {
      console.error('rules: the copy cannot be read', error);
      copy.close();
    }
  }
  return { ...(await readAll(readFromBrowser)), copy: null };
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

async function readAll(
  read: (ruleId: number) => Promise<readonly string[]>,
): Promise<Omit<StandingRules, 'copy'>> {
  const base = new HostBuckets();
  for (let index = 0; index < BUCKETS; index++) {
    await runInSlices(addSteps(base, await read(bucketRule(index))));
  }
  const [stop, open, allowed] = [await read(STOP_RULE), await read(OPEN_RULE), await read(ALLOWED_RULE)];
  return {
    base,
    overlay: { stop: new Set(stop), open: new Set(open) },
    allowed: new Set(allowed),
  };
}

function* addSteps(buckets: HostBuckets, hosts: readonly string[]): Generator<void> {
  for (const [index, host] of hosts.entries()) {
    buckets.add(host);
    if (index % HOSTS_PER_SLICE === 0) yield;
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
