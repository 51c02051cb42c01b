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

  constructor(limits: ListLimits, neverHosts: NeverListHosts) {
    const { authorities, popular } = neverHosts;
    this.#limits = limits;
    this.#neverList = indexNeverList(neverHosts);
    // Listing a host above one of these would stop it too.
    const hosts = [...authorities, ...popular].flatMap(hostAndParents);
    this.#exact = sortKeys([...hosts, ...hosts.map((host) => `www.${host}`), ...limits.ignored]);
    this.#beginnings = sortKeys(authorities);
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

function sortKeys(hosts: readonly string[]): readonly TableKey[] {
  return hosts
    .map(hostKey)
    .filter((key) => key !== null)
    .sort(compareKeys);
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
