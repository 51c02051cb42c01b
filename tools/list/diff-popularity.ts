import type { Indicator } from '../../src/core/list/model.ts';
import { hostAndParents } from '../../src/core/url/host-parents.ts';

const URL_HOST = /^https?:\/\/([^/]+)/;
/** Ranks of hosts that no ranking knows come after all that one does. */
const UNKNOWN = 1_000_000_000;

/**
 * How popular a host is, as far as that can be told without asking anybody: by its own place, or that of the nearest host
 * above it, in a list of popular hosts, the most popular first. After them all come the hosts that the list does not know,
 * those with fewer labels first, because they stop more. Personal data and computer names have no rank.
 */
export class PopularityRanking {
  readonly #places: ReadonlyMap<string, number>;

  /** @param popular canonical hosts, the most popular first */
  constructor(popular: readonly string[]) {
    this.#places = new Map([...popular].reverse().map((host, index) => [host, popular.length - index]));
  }

  /** Smaller is more popular; null for what has no host. */
  rankOf({ type, value }: Indicator): number | null {
    const host = type === 'host' ? value : type === 'url' ? URL_HOST.exec(value)?.[1] : undefined;
    if (host === undefined) return null;
    const parents = hostAndParents(host);
    for (const parent of parents) {
      const place = this.#places.get(parent);
      if (place !== undefined) return place;
    }
    return UNKNOWN + parents.length;
  }
}
