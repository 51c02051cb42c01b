import type { Rank } from '../../core/table/table-format.ts';
import { BUCKETS, bytesOf, HostBuckets, type HostBytes, type HostSequence, hostId } from './host-buckets.ts';
import { isInForce, type RulesInForce } from './in-force.ts';

const GRAVEST = 3;

/** Small numbers by id; 0 where none was set. */
class Marks {
  #bytes = new Uint8Array(1024);

  get(id: number): number {
    return this.#bytes[id] ?? 0;
  }

  set(id: number, mark: number): void {
    if (id >= this.#bytes.length) {
      const before = this.#bytes;
      this.#bytes = new Uint8Array(2 * Math.max(before.length, id));
      this.#bytes.set(before);
    }
    this.#bytes[id] = mark;
  }
}

/**
 * The hosts that the browser's rules are to hold, told by what they hold: most stay, and are only marked. So hundreds of
 * thousands are compared by looking at each once.
 */
export class WantedHosts {
  readonly #inForce: RulesInForce;
  readonly #limit: number;
  /** What the buckets of the rules do not hold yet. */
  #added = new HostBuckets();
  /** By id, of hosts of the buckets: 1 more than the rank where one is wanted. */
  readonly #kept = new Marks();
  readonly #new = new Marks();
  /** By id, of hosts of the buckets: whether something below one is wanted, or was. */
  readonly #above = new Marks();
  /** By id: whether a host of the buckets stands above one. */
  readonly #keptBelow = new Marks();
  readonly #newBelow = new Marks();
  #isBelow = false;
  /** What the rules above the buckets stop, once that is asked. */
  #stopped: HostBuckets | null = null;
  /** How many are wanted, by rank. */
  readonly #counts = [0, 0, 0, 0];
  readonly #sizes = Array.from({ length: BUCKETS }, () => 0);
  readonly #noteAbove = (id: number): void => {
    this.#above.set(id, 1);
    this.#isBelow = true;
  };

  /** @param limit most hosts that stay after {@link limitSteps} */
  constructor(inForce: RulesInForce, limit: number) {
    this.#inForce = inForce;
    this.#limit = limit;
  }

  get size(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** How many are wanted of a bucket. */
  sizeOf(bucket: number): number {
    return this.#sizes[bucket] as number;
  }

  /** Makes room for so many hosts, before the first of them. */
  expect(count: number): void {
    if (this.#added.size > 0) return;
    // Most of what the rules hold is wanted again.
    this.#added = new HostBuckets(Math.min(this.#limit, Math.max(0, count - this.#inForce.base.size)));
  }

  add(host: string, rank: Rank): void {
    this.addBytes(bytesOf(host), rank);
  }

  addBytes(host: HostBytes, rank: Rank): void {
    this.#isBelow = false;
    const id = this.#inForce.base.idOfBytes(host, this.#noteAbove);
    if (id !== -1) {
      this.#mark(this.#kept, id, rank);
      if (this.#isBelow) this.#keptBelow.set(id, 1);
    } else if ((this.#counts[rank] as number) < this.#limit || this.#isHeld(host)) {
      // Of more there is no need, but for those that are not to give way.
      const added = this.#added.addBytes(host);
      this.#mark(this.#new, added, rank);
      if (this.#isBelow) this.#newBelow.set(added, 1);
    }
  }

  /** Whether a rule above the buckets stops the host. No text is made of it: hundreds of thousands are slow to clear up. */
  #isHeld({ bytes, length }: HostBytes): boolean {
    if (this.#stopped === null) {
      // The bytes may be those into which each of these is put.
      const kept = bytes.slice(0, length);
      this.#stopped = new HostBuckets();
      for (const host of this.#inForce.overlay.stop) this.#stopped.add(host);
      return this.#isHeld({ bytes: kept, length });
    }
    return this.#stopped.idOfBytes({ bytes, length }, () => {}) !== -1;
  }

  has(host: string): boolean {
    const { base } = this.#inForce;
    return this.#kept.get(base.idOf(host)) > 0 || this.#new.get(this.#added.idOf(host)) > 0;
  }

  /** The longest wanted host that stands above a host; null where there is none. */
  findParent(host: string): string | null {
    let from = host.length;
    const noteIn = (marks: Marks) => (id: number, start: number) => {
      if (marks.get(id) > 0) from = Math.min(from, start);
    };
    this.#inForce.base.idOfBelow(host, noteIn(this.#kept));
    this.#added.idOfBelow(host, noteIn(this.#new));
    return from === host.length ? null : host.slice(from);
  }

  /** Hosts of a bucket of the rules that are not wanted, a few at a time. */
  listGone(bucket: number): Generator<readonly string[]> {
    return partOf(this.#inForce.base, bucket).pick((at) => this.#kept.get(hostId(bucket, at)) === 0);
  }

  /** Wanted hosts that a bucket of the rules does not hold, a few at a time. */
  listNew(bucket: number): Generator<readonly string[]> {
    return partOf(this.#added, bucket).pick((at) => this.#new.get(hostId(bucket, at)) > 0);
  }

  /** All wanted hosts of a bucket, a few at a time. */
  *list(bucket: number): Generator<readonly string[]> {
    yield* partOf(this.#inForce.base, bucket).pick((at) => this.#kept.get(hostId(bucket, at)) > 0);
    yield* this.listNew(bucket);
  }

  /** Those of them above which a host stands that the buckets of the rules hold, or held. */
  *listBelow(bucket: number): Generator<readonly string[]> {
    const { base } = this.#inForce;
    const isBelow = (marks: Marks, below: Marks) => (at: number) => {
      const id = hostId(bucket, at);
      return below.get(id) > 0 && marks.get(id) > 0;
    };
    yield* partOf(base, bucket).pick(isBelow(this.#kept, this.#keptBelow));
    yield* partOf(this.#added, bucket).pick(isBelow(this.#new, this.#newBelow));
  }

  /** Whether a wanted host may stand below a host of the rules; null where that is not known. */
  isAbove(host: string): boolean | null {
    const id = this.#inForce.base.idOf(host);
    return id === -1 ? null : this.#above.get(id) > 0;
  }

  /**
   * Leaves out what is too much: the gravest stay; of equally grave ones those that the rules hold, so that they do not give
   * way to each other with every version.
   */
  *limitSteps(): Generator<void> {
    let room = this.#limit;
    for (let rank = GRAVEST; rank >= 0; rank--) {
      const count = this.#counts[rank] as number;
      if (count > room) yield* this.#limitRank(rank, room);
      room -= Math.min(room, count);
    }
  }

  *#limitRank(rank: number, room: number): Generator<void> {
    let held = 0;
    yield* this.#filter(rank, (host) => {
      if (isInForce(this.#inForce, host)) held++;
      return true;
    });
    let [heldRoom, otherRoom] = [Math.min(room, held), Math.max(0, room - held)];
    yield* this.#filter(rank, (host) => (isInForce(this.#inForce, host) ? heldRoom-- > 0 : otherRoom-- > 0));
  }

  *#filter(rank: number, stays: (host: string) => boolean): Generator<void> {
    for (const [hosts, marks] of [
      [this.#inForce.base, this.#kept],
      [this.#added, this.#new],
    ] as const) {
      for (const [bucket, part] of hosts.parts.entries()) {
        for (const some of part.pick((at) => marks.get(hostId(bucket, at)) === rank + 1)) {
          for (const host of some) if (!stays(host)) this.#mark(marks, hosts.idOf(host), null);
          yield;
        }
      }
    }
  }

  /** @param rank null where the host is no longer wanted; else the gravest of those given counts */
  #mark(marks: Marks, id: number, rank: Rank | null): void {
    const before = marks.get(id);
    const after = rank === null ? 0 : Math.max(before, rank + 1);
    if (before > 0) (this.#counts[before - 1] as number)--;
    if (after > 0) (this.#counts[after - 1] as number)++;
    (this.#sizes[id % BUCKETS] as number) += Math.sign(after) - Math.sign(before);
    marks.set(id, after);
  }
}

function partOf(hosts: HostBuckets, bucket: number): HostSequence {
  return hosts.parts[bucket] as HostSequence;
}
