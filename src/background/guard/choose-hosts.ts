import type { Rank } from '../../core/table/table-format.ts';
import { HostBuckets, HostSequence } from './host-buckets.ts';
import { type ListedPath, PATH_BUDGET, readListedPath } from './listed-path.ts';

/** Hosts put into their buckets between two pauses: well under 1 ms. */
const HOSTS_PER_SLICE = 512;

/** Hosts that the browser's rules may be given, gathered from all lists. */
export class RuleCandidates {
  readonly #isInForce: (host: string) => boolean;
  readonly #limit: number;
  /** By rank; of one rank, those that the rules hold already, then the others. */
  readonly #groups: readonly HostSequence[] = Array.from({ length: 8 }, () => new HostSequence());

  /** By rank, the gravest first. */
  readonly #paths: readonly ListedPath[][] = Array.from({ length: 4 }, () => []);

  /** @param limit most hosts that are chosen */
  constructor(isInForce: (host: string) => boolean, limit: number) {
    this.#isInForce = isInForce;
    this.#limit = limit;
  }

  add(host: string, rank: Rank): void {
    const group = this.#groups[2 * (3 - rank) + (this.#isInForce(host) ? 0 : 1)] as HostSequence;
    if (group.size < this.#limit) group.push(host);
  }

  /** @param value of a URL indicator; left out where no rule can say it */
  addPath(value: string, rank: Rank): void {
    const group = this.#paths[3 - rank] as ListedPath[];
    const path = group.length < PATH_BUDGET ? readListedPath(value) : null;
    if (path !== null) group.push(path);
  }

  /** The gravest first, in the order of the lists. */
  choosePaths(): readonly ListedPath[] {
    return this.#paths.flat().slice(0, PATH_BUDGET);
  }

  /**
   * The gravest first, where they are more than the browser is given; of equally grave ones those that it has, so that
   * they do not give way to each other with every version.
   */
  *chooseSteps(): Generator<void, HostBuckets> {
    const chosen = new HostBuckets();
    let count = 0;
    for (const group of this.#groups) {
      for (const host of group) {
        if (chosen.size === this.#limit) return chosen;
        chosen.add(host);
        if (++count % HOSTS_PER_SLICE === 0) yield;
      }
    }
    return chosen;
  }
}
