import type { BlockCursor } from '../table/block-cursor.ts';
import { compareKeys } from '../table/build-table.ts';
import { hostKey, type TableKey } from '../table/key.ts';
import type { ListedEntry } from '../table/open-table.ts';
import { hostAndParents } from '../url/host-parents.ts';
import { isIgnored, type ListLimits } from './ignored-entries.ts';
import { indexNeverList, type NeverList, type NeverListHosts } from './never-list.ts';

/**
 * Tells which entries of one table count for nothing, asked of each of them in the table's order: of nearly every host two
 * comparisons of keys tell that it counts, where {@link isIgnored} makes text of it and looks at all its parents.
 */
export class IgnoredInOrder {
  readonly #limits: ListLimits;
  readonly #neverList: NeverList;
  /** Hosts that must not be stopped themselves. */
  readonly #exact: readonly TableKey[];
  /** Hosts that must not be stopped with all below them. */
  readonly #beginnings: readonly TableKey[];
  #atExact = 0;
  #atBeginning = 0;

  private constructor(
    limits: ListLimits,
    neverList: NeverList,
    exact: readonly TableKey[],
    beginnings: readonly TableKey[],
  ) {
    this.#limits = limits;
    this.#neverList = neverList;
    this.#exact = exact;
    this.#beginnings = beginnings;
  }

  /** For one table. Each `next()` is short. */
  static *makeSteps(limits: ListLimits, neverHosts: NeverListHosts): Generator<void, IgnoredInOrder> {
    const { authorities, popular } = neverHosts;
    const neverList = indexNeverList(neverHosts);
    yield;
    // Listing a host above one of these would stop it too.
    const hosts = [...new Set([...authorities, ...popular].flatMap(hostAndParents))];
    yield;
    const named = [...hosts, ...hosts.map((host) => `www.${host}`), ...limits.ignored];
    const exact = yield* sortKeysSteps(named);
    return new IgnoredInOrder(limits, neverList, exact, yield* sortKeysSteps(authorities));
  }

  /** As {@link isIgnored}. */
  has({ indicator, entry: { isForced } }: ListedEntry): boolean {
    return isIgnored(indicator, isForced, this.#limits, this.#neverList);
  }

  /** False where {@link has} is false of a host. Its key must not be smaller than that of the one asked about before. */
  mayHave(host: BlockCursor): boolean {
    if (host.isForced) return true;
    while (isBefore(this.#exact[this.#atExact], host)) this.#atExact++;
    const exact = this.#exact[this.#atExact];
    if (exact?.length === host.keyLength && countSame(exact, host) === exact.length) return true;
    for (;;) {
      const beginning = this.#beginnings[this.#atBeginning];
      if (beginning === undefined) return false;
      if (countSame(beginning, host) === beginning.length) return true;
      if (!isBefore(beginning, host)) return false;
      this.#atBeginning++;
    }
  }
}

/** Hosts looked at between two pauses: well under 1 ms. */
const HOSTS_PER_SLICE = 128;

function* sortKeysSteps(hosts: readonly string[]): Generator<void, readonly TableKey[]> {
  const keys: TableKey[] = [];
  for (const [index, host] of hosts.entries()) {
    const key = hostKey(host);
    if (key !== null) keys.push(key);
    if (index % HOSTS_PER_SLICE === 0) yield;
  }
  return keys.sort(compareKeys);
}

function isBefore(key: TableKey | undefined, host: BlockCursor): boolean {
  if (key === undefined) return false;
  const same = countSame(key, host);
  return same < host.keyLength && (same === key.length || key.charCodeAt(same) < (host.key[same] as number));
}

/** How many leading bytes a key has in common with that of a host. */
function countSame(key: TableKey, host: BlockCursor): number {
  const end = Math.min(key.length, host.keyLength);
  let same = 0;
  while (same < end && key.charCodeAt(same) === host.key[same]) same++;
  return same;
}
