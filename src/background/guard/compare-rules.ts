import { BUCKETS, eachParent, HostBuckets } from './host-buckets.ts';

/** The hosts of the dynamic rules as the browser holds them. */
export interface RulesInForce {
  readonly base: HostBuckets;
  readonly overlay: Overlay;
}

/** Two rules above the base that make it say what it should. */
export interface Overlay {
  /** Hosts to stop whatever `open` says. */
  readonly stop: ReadonlySet<string>;
  /** Hosts to let through, with all that stands below them. */
  readonly open: ReadonlySet<string>;
}

export interface Comparison {
  /** Above the base as it stands, with or without an overlay of its own, or with some buckets already replaced. */
  readonly overlay: Overlay;
  /** Whether the overlay says all that changes. Where it does not, the rest stays as it was for the time being. */
  readonly isComplete: boolean;
  /** Whether, with the overlay above them, buckets may be replaced one by one and no listed host is open meanwhile. */
  readonly mayReplaceSingly: boolean;
  /** Buckets that are not as they should be. */
  readonly changedBuckets: readonly number[];
}

/** Whether a rule names the host and none lets it through. */
export function isInForce({ base, overlay }: RulesInForce, host: string): boolean {
  return overlay.stop.has(host) || (base.has(host) && !overlay.open.has(host));
}

/** Hosts looked at between two pauses: well under 1 ms. */
const HOSTS_PER_SLICE = 512;

/**
 * Compares the rules in force with the hosts that should be stopped. A host stops what stands below it, too, so a host that
 * is delisted is let through only where none above it is listed, and listed hosts below it stand in `stop` again.
 * @param limit most hosts in each half of the overlay
 */
export function* compareRulesSteps(
  inForce: RulesInForce,
  wanted: HostBuckets,
  limit: number,
): Generator<void, Comparison> {
  const { base, overlay } = inForce;
  const isNew = (host: string): boolean => !base.has(host) || overlay.open.has(host);
  const changed = new Set<number>();
  /** Listed hosts that no rule may miss while others that stop the same addresses go or come. */
  const cover = new Set<string>();
  const delisted = new HostBuckets();
  const open = new Set<string>();
  for (const [host, bucket] of eachOf([...base.parts, overlay.stop])) {
    if (host === null) yield;
    else if (!wanted.has(host)) {
      if (bucket < BUCKETS) changed.add(bucket);
      const heir = findParent(host, wanted);
      if (heir === null) delisted.add(host);
      if (heir === null && open.size <= limit) open.add(host);
      if (heir !== null && isNew(heir) && cover.size <= limit) cover.add(heir);
    }
  }
  const added: string[] = [];
  for (const [host, bucket] of eachOf(wanted.parts)) {
    if (host === null) yield;
    else {
      if (!base.has(host)) changed.add(bucket);
      if (delisted.size > 0 && cover.size <= limit && findParent(host, delisted) !== null) cover.add(host);
      else if (added.length <= limit && isNew(host)) added.push(host);
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
    changedBuckets: [...changed],
  };
}

/** Every host with the place of its set; null where it is time to pause. */
function* eachOf(sets: readonly Iterable<string>[]): Generator<readonly [string | null, number]> {
  let count = 0;
  for (const [index, set] of sets.entries()) {
    for (const host of set) {
      yield [host, index];
      if (++count % HOSTS_PER_SLICE === 0) yield [null, index];
    }
  }
}

function findParent(host: string, hosts: HostBuckets): string | null {
  for (const parent of eachParent(host)) if (hosts.has(parent)) return parent;
  return null;
}
