import { BUCKETS, HostBuckets } from './host-buckets.ts';
import type { Overlay, RulesInForce } from './in-force.ts';
import type { WantedHosts } from './wanted-hosts.ts';

export interface Comparison {
  /** Above the base as it stands, with or without an overlay of its own, or with some buckets already replaced. */
  readonly overlay: Overlay;
  /** Whether the overlay says all that changes. Where it does not, the rest stays as it was for the time being. */
  readonly isComplete: boolean;
  /** Whether, with the overlay above them, buckets may be replaced one by one and no listed host is open meanwhile. */
  readonly mayReplaceSingly: boolean;
  /** Buckets that are not as they should be, those first that differ most. */
  readonly changedBuckets: readonly number[];
}

/** Hosts looked at between two pauses: well under 1 ms. */
const HOSTS_PER_SLICE = 256;

/**
 * Compares the rules in force with the hosts that should be stopped. A host stops what stands below it, too, so a host that
 * is delisted is let through only where none above it is listed, and listed hosts below it stand in `stop` again.
 * @param limit most hosts in each half of the overlay
 * @param replaced buckets that will be as they should be before the overlay stands
 */
export function* compareRulesSteps(
  inForce: RulesInForce,
  wanted: WantedHosts,
  limit: number,
  replaced: readonly number[] = [],
): Generator<void, Comparison> {
  const { base, overlay } = inForce;
  const isReplaced = Array.from({ length: BUCKETS }, (_, bucket) => replaced.includes(bucket));
  /** How many hosts differ, by bucket. */
  const changed = new Map<number, number>();
  const noteChanges = (bucket: number, count: number): void => {
    if (count > 0) changed.set(bucket, (changed.get(bucket) ?? 0) + count);
  };
  /** Listed hosts that no rule may miss while others that stop the same addresses go or come. */
  const cover = new Set<string>();
  /** Delisted hosts, and listed ones may stand below them. */
  const opened = new HostBuckets();
  let isAllBelowKnown = true;
  const open = new Set<string>();
  const delist = (host: string): void => {
    const heir = wanted.findParent(host);
    if (heir === null) {
      const isAbove = wanted.isAbove(host);
      if (isAbove !== false) opened.add(host);
      if (isAbove === null) isAllBelowKnown = false;
      if (open.size <= limit) open.add(host);
    } else if (cover.size <= limit && (!base.has(heir) || overlay.open.has(heir))) cover.add(heir);
  };
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (isReplaced[bucket]) continue;
    for (const hosts of wanted.listGone(bucket)) {
      noteChanges(bucket, hosts.length);
      for (const host of hosts) delist(host);
      yield;
    }
  }
  let count = 0;
  for (const host of overlay.stop) {
    if (!wanted.has(host)) delist(host);
    if (++count % HOSTS_PER_SLICE === 0) yield;
  }
  for (let bucket = 0; bucket < BUCKETS && opened.size > 0; bucket++) {
    for (const hosts of isAllBelowKnown ? wanted.listBelow(bucket) : wanted.list(bucket)) {
      if (cover.size > limit) break;
      for (const host of hosts) if (opened.hasAbove(host)) cover.add(host);
      yield;
    }
  }
  const added: string[] = [];
  for (const host of overlay.open) {
    if (base.has(host) && wanted.has(host)) added.push(host);
    if (++count % HOSTS_PER_SLICE === 0) yield;
  }
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (isReplaced[bucket]) continue;
    for (const hosts of wanted.listNew(bucket)) {
      noteChanges(bucket, hosts.length);
      if (added.length <= limit) added.push(...hosts);
      yield;
      if (changed.has(bucket) && added.length > limit) break;
    }
  }
  const mayReplaceSingly = cover.size <= limit;
  const stop = new Set([...cover, ...added]);
  return {
    overlay: {
      stop: new Set([...stop].slice(0, limit)),
      // Never a host let through at the cost of a listed one.
      open: mayReplaceSingly ? new Set([...open].slice(0, limit)) : new Set(),
    },
    isComplete: mayReplaceSingly && stop.size <= limit && open.size <= limit,
    mayReplaceSingly,
    changedBuckets: [...changed.keys()].sort((a, b) => (changed.get(b) ?? 0) - (changed.get(a) ?? 0)),
  };
}
