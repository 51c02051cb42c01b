import type { Rank } from '../../core/table/table-format.ts';
import type { HostBytes } from './host-buckets.ts';
import type { RulesInForce } from './in-force.ts';
import { type ListedPath, PATH_BUDGET, readListedPath } from './listed-path.ts';
import { WantedHosts } from './wanted-hosts.ts';

/** Hosts that the browser's rules may be given, gathered from all lists. */
export class RuleCandidates {
  readonly #hosts: WantedHosts;
  #expected = 0;
  /** By rank, the gravest first. */
  readonly #paths: readonly ListedPath[][] = Array.from({ length: 4 }, () => []);

  /** @param limit most hosts that are chosen */
  constructor(inForce: RulesInForce, limit: number) {
    this.#hosts = new WantedHosts(inForce, limit);
  }

  /** Makes room for so many hosts more. */
  expect(count: number): void {
    this.#expected += count;
    this.#hosts.expect(this.#expected);
  }

  add(host: string, rank: Rank): void {
    this.#hosts.add(host, rank);
  }

  addBytes(host: HostBytes, rank: Rank): void {
    this.#hosts.addBytes(host, rank);
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

  /** See {@link WantedHosts.limitSteps}. */
  *chooseSteps(): Generator<void, WantedHosts> {
    yield* this.#hosts.limitSteps();
    return this.#hosts;
  }
}
