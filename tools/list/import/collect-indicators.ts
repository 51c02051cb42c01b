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
 * of each indicator once and a number, about 120 bytes for a host.
 */
export class IndicatorCollection {
  /** By type, then by value: the set of claims. */
  readonly #setByValue = new Map<IndicatorType, Map<string, number>>();
  readonly #sets: (readonly number[])[] = [[]];
  readonly #setByParts = new Map<string, number>();
  readonly #forced = new Set<string>();

  get isEmpty(): boolean {
    return [...this.#setByValue.values()].every(({ size }) => size === 0);
  }

  /** False where this claim on this indicator is known already. */
  add({ type, value }: Indicator, claim: number, isForced: boolean): boolean {
    const values = this.#setByValue.get(type) ?? new Map<string, number>();
    this.#setByValue.set(type, values);
    const before = values.get(value);
    if (before === undefined) values.set(copyText(value), this.#numberOf(0, claim));
    else if (this.#sets[before]?.includes(claim) === true) return false;
    else values.set(value, this.#numberOf(before, claim));
    if (isForced) this.#forced.add(value);
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
    for (const [type, values] of this.#setByValue) {
      for (const [value, set] of values) {
        const claimed = this.#sets[set] ?? [];
        const left = claimed.filter((claim) => !claims.has(claim));
        if (left.length === claimed.length || !isExempt(type, value, hosts, above)) continue;
        gone += claimed.length - left.length;
        if (left.length === 0) values.delete(value);
        else values.set(value, this.#numberOfSet(left));
      }
    }
    return gone;
  }

  /** Gives everything, by type and in the order in which it was first named, and holds none of it any more. */
  *takeAll(): Generator<CollectedIndicator> {
    for (const [type, values] of this.#setByValue) {
      for (const [value, set] of values) {
        yield {
          indicator: { type, value },
          claims: this.#sets[set] ?? [],
          isForced: this.#forced.has(value),
        };
      }
      values.clear();
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

/** A value cut out of a file's text would keep that text alive. Canonical values are ASCII. */
function copyText(value: string): string {
  return Buffer.from(value, 'latin1').toString('latin1');
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
