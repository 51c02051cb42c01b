/** Rules that the hosts are divided among: few enough hosts in each (9,400 of 300,000) to be handed over in 4 ms. */
export const BUCKETS = 32;

/**
 * Hosts, divided by a hash, so that a host stays in the same part from one version of a list to the next and each part
 * can be compared, and replaced, on its own.
 */
export class HostBuckets {
  readonly sets: readonly Set<string>[];

  /** @param sets one for each bucket, as {@link sets} had them */
  constructor(sets: readonly Set<string>[] = Array.from({ length: BUCKETS }, () => new Set<string>())) {
    this.sets = sets;
  }

  has(host: string): boolean {
    return this.#setOf(host).has(host);
  }

  add(host: string): void {
    this.#setOf(host).add(host);
  }

  count(): number {
    return this.sets.reduce((sum, { size }) => sum + size, 0);
  }

  #setOf(host: string): Set<string> {
    return this.sets[hashText(host) % BUCKETS] as Set<string>;
  }
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo), of the character codes. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** What stands above a host, longest first: `b.c` and `c` of `a.b.c`. */
export function* eachParent(host: string): Generator<string> {
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) yield host.slice(dot + 1);
}
