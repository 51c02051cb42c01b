import type { Indicator, IndicatorType } from '../../../src/core/list/model.ts';
import { hostAndParents } from '../../../src/core/url/host-parents.ts';

const URL_HOST = /^https?:\/\/([^/]+)/;

/** An indicator, the claims that hold for it, and whether its publisher insists on it. */
export interface CollectedIndicator {
  readonly indicator: Indicator;
  /** Numbers of claims, rising; at least one. */
  readonly claims: readonly number[];
  readonly isForced: boolean;
}

/**
 * Gathers indicators from all sources: one entry for each, with the claims of every source that names it. Holds the text
 * of each indicator once and a number, about 150 bytes for a host.
 */
export class IndicatorCollection {
  /** Type and value to set of claims. Joined text is a copy: a value cut out of a file's text would keep that alive. */
  readonly #setByKey = new Map<string, number>();
  readonly #sets: (readonly number[])[] = [[]];
  readonly #setByParts = new Map<string, number>();
  readonly #forced = new Set<string>();

  get size(): number {
    return this.#setByKey.size;
  }

  /** False where this claim on this indicator is known already. */
  add({ type, value }: Indicator, claim: number, isForced: boolean): boolean {
    const key = `${type} ${value}`;
    const before = this.#setByKey.get(key) ?? 0;
    if (this.#sets[before]?.includes(claim) === true) return false;
    this.#setByKey.set(key, this.#numberOf(before, claim));
    if (isForced) this.#forced.add(key);
    return true;
  }

  /**
   * Takes claims away from hosts, and from URLs of them, that their source wants let through: each exempt host, those
   * below it, and those above it that would stop it too. Gives how many claims went.
   */
  exempt(hosts: ReadonlySet<string>, claims: ReadonlySet<number>): number {
    if (hosts.size === 0) return 0;
    const above = new Set(Array.from(hosts, hostAndParents).flat());
    let gone = 0;
    for (const [key, set] of this.#setByKey) {
      const claimed = this.#sets[set] ?? [];
      if (!claimed.some((claim) => claims.has(claim))) continue;
      const { type, value } = splitKey(key);
      if (!isExempt(type, value, hosts, above)) continue;
      const left = claimed.filter((claim) => !claims.has(claim));
      gone += claimed.length - left.length;
      if (left.length === 0) this.#setByKey.delete(key);
      else this.#setByKey.set(key, this.#numberOfSet(left));
    }
    return gone;
  }

  /** In the order in which they were first named. */
  *all(): Generator<CollectedIndicator> {
    for (const [key, set] of this.#setByKey) {
      const claims = this.#sets[set] ?? [];
      yield { indicator: splitKey(key), claims, isForced: this.#forced.has(key) };
    }
  }

  #numberOf(before: number, claim: number): number {
    const parts = `${before} ${claim}`;
    const known = this.#setByParts.get(parts);
    if (known !== undefined) return known;
    const number = this.#numberOfSet([...(this.#sets[before] ?? []), claim].sort((a, b) => a - b));
    this.#setByParts.set(parts, number);
    return number;
  }

  #numberOfSet(set: readonly number[]): number {
    const text = set.join('+');
    const known = this.#setByParts.get(text);
    if (known !== undefined && set.length > 0) return known;
    this.#sets.push(set);
    this.#setByParts.set(text, this.#sets.length - 1);
    return this.#sets.length - 1;
  }
}

function splitKey(key: string): Indicator {
  const space = key.indexOf(' ');
  return { type: key.slice(0, space) as IndicatorType, value: key.slice(space + 1) };
}

function isExempt(
  type: IndicatorType,
  value: string,
  hosts: ReadonlySet<string>,
  above: ReadonlySet<string>,
): boolean {
  if (type !== 'host' && type !== 'url') return false;
  const host = type === 'host' ? value : (URL_HOST.exec(value)?.[1] ?? '');
  return (type === 'host' && above.has(host)) || hostAndParents(host).some((parent) => hosts.has(parent));
}
