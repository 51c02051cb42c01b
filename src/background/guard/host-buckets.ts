import { INITIAL_A, INITIAL_B, stepA, stepB } from '../../core/table/key-hash.ts';

/** Rules that the hosts are divided among: few enough hosts in each (9,400 of 300,000) to be handed over in 4 ms. */
export const BUCKETS = 32;
/** Hosts that are put together into one text. */
const HOSTS_PER_TEXT = 256;

/**
 * Many hosts in order. Kept as a few long texts: hundreds of thousands of small ones would have to be gone through whenever
 * memory is cleared up, and the worker stands still meanwhile.
 */
export class HostSequence implements Iterable<string> {
  readonly #texts: string[] = [];
  #last: string[] = [];
  #count = 0;

  get size(): number {
    return this.#count;
  }

  push(host: string): void {
    this.#last.push(host);
    this.#count++;
    if (this.#last.length < HOSTS_PER_TEXT) return;
    this.#texts.push(this.#last.join('\n'));
    this.#last = [];
  }

  *[Symbol.iterator](): Generator<string> {
    for (const text of this.#texts) yield* text.split('\n');
    yield* this.#last;
  }
}

/**
 * Different hosts, divided by a hash, so that a host stays in the same part from one version of a list to the next and each
 * part can be compared, and replaced, on its own. Two hosts count as one where 64 bits of their hashes are the same: by
 * chance once in 400 million sets of 300,000.
 */
export class HostBuckets {
  readonly parts: readonly HostSequence[] = Array.from({ length: BUCKETS }, () => new HostSequence());
  /** Open addressing: two words of hash for each place, the first of them 0 where it is free. */
  #places = new Uint32Array(2 * 1024);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  has(host: string): boolean {
    if (this.#count === 0) return false;
    const first = hashText(host);
    return this.#places[this.#find(first, hashTextAgain(host))] === first;
  }

  /** Does nothing where the host is there. */
  add(host: string): void {
    const first = hashText(host);
    const second = hashTextAgain(host);
    const place = this.#find(first, second);
    if (this.#places[place] === first) return;
    this.#places[place] = first;
    this.#places[place + 1] = second;
    this.#count++;
    this.parts[first % BUCKETS]?.push(host);
    if (this.#count * 3 > this.#places.length) this.#grow();
  }

  /** The place of a hash, or the free one where it would stand. */
  #find(first: number, second: number): number {
    const mask = this.#places.length - 2;
    let place = (second << 1) & mask;
    while (this.#places[place] !== 0) {
      if (this.#places[place] === first && this.#places[place + 1] === second) break;
      place = (place + 2) & mask;
    }
    return place;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Uint32Array(2 * before.length);
    for (let from = 0; from < before.length; from += 2) {
      const [first, second] = [before[from] as number, before[from + 1] as number];
      if (first === 0) continue;
      const place = this.#find(first, second);
      this.#places[place] = first;
      this.#places[place + 1] = second;
    }
  }
}

/** 32 bits of hash of a text, never 0. */
export function hashText(text: string): number {
  let hash = INITIAL_A;
  for (let at = 0; at < text.length; at++) hash = stepA(hash, text.charCodeAt(at));
  return (hash ^ (hash >>> 15)) >>> 0 || 1;
}

/** 32 more. */
function hashTextAgain(text: string): number {
  let hash = INITIAL_B;
  for (let at = 0; at < text.length; at++) hash = stepB(hash, text.charCodeAt(at));
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** What stands above a host, longest first: `b.c` and `c` of `a.b.c`. */
export function* eachParent(host: string): Generator<string> {
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) yield host.slice(dot + 1);
}
