import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareRulesSteps } from '../../../src/background/guard/compare-rules.ts';
import { BUCKETS, type HostBuckets } from '../../../src/background/guard/host-buckets.ts';
import type { Overlay, RulesInForce } from '../../../src/background/guard/in-force.ts';
import { finishSteps } from '../../../src/core/table/finish-steps.ts';
import { bucketsOf, wantHosts } from '../../support/wanted-hosts.ts';

// Few names, so that hosts above and below each other come and go together.
const hostNames = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
  .map((labels) => [...labels, 'test'].join('.'));
const hostSets = fc.uniqueArray(hostNames, { maxLength: 14 });

const NO_OVERLAY: Overlay = { stop: new Set(), open: new Set() };
const ALL = 1000;

function compare(inForce: RulesInForce, hosts: readonly string[], limit = ALL): Comparison {
  return finishSteps(compareRulesSteps(inForce, wantHosts(hosts, inForce), limit));
}

/** Each host, and one below each, that could be asked for. */
const ADDRESSES = ['a', 'b', 'c']
  .flatMap((x) => [x, ...['a', 'b', 'c'].flatMap((y) => [`${y}.${x}`, `a.${y}.${x}`, `b.${y}.${x}`])])
  .flatMap((name) => [`${name}.test`, `c.${name}.test`]);

function names(address: string, has: (host: string) => boolean): boolean {
  const labels = address.split('.');
  return labels.some((_, index) => has(labels.slice(index).join('.')));
}

/** As the browser decides with the overlays above the base, the last one highest. */
function isStopped(address: string, base: HostBuckets, overlays: readonly Overlay[]): boolean {
  for (const { stop, open } of [...overlays].reverse()) {
    if (names(address, (host) => stop.has(host))) return true;
    if (names(address, (host) => open.has(host))) return false;
  }
  return names(address, (host) => base.has(host));
}

/** Some buckets of one, the rest of another. */
function mix(from: HostBuckets, to: HostBuckets, isReplaced: (index: number) => boolean): HostBuckets {
  return bucketsOf(
    Array.from({ length: BUCKETS }, (_, index) => [
      ...((isReplaced(index) ? to : from).parts[index] ?? []),
    ]).flat(),
  );
}

const addressesOf = (base: HostBuckets, overlays: readonly Overlay[]) =>
  ADDRESSES.filter((address) => isStopped(address, base, overlays));

describe('an overlay over rules that change (GUARD.md, layer 1)', () => {
  it('says what is wanted above the rules as they stand, without their overlay, and above any mixture of buckets', () => {
    fc.assert(
      fc.property(
        hostSets,
        hostSets,
        hostSets,
        fc.bigInt(0n, 2n ** 32n - 1n),
        (first, second, third, mask) => {
          const base = bucketsOf(first);
          const { overlay: standing } = compare({ base, overlay: NO_OVERLAY }, second);
          expect(addressesOf(base, [standing])).toEqual(addressesOf(bucketsOf(second), []));
          const wanted = bucketsOf(third);
          const { overlay, isComplete } = compare({ base, overlay: standing }, third);
          expect(isComplete).toBe(true);
          const should = addressesOf(wanted, []);
          const mixture = mix(base, wanted, (index) => ((mask >> BigInt(index)) & 1n) === 1n);
          expect(addressesOf(base, [standing, overlay])).toEqual(should);
          expect(addressesOf(base, [overlay])).toEqual(should);
          expect(addressesOf(mixture, [standing, overlay])).toEqual(should);
          expect(addressesOf(wanted, [standing, overlay])).toEqual(should);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves no address open that both versions stop, where there is too much to say', () => {
    const bounds = fc.tuple(fc.nat(4), fc.bigInt(0n, 2n ** 32n - 1n));
    fc.assert(
      fc.property(hostSets, hostSets, hostSets, bounds, (first, second, third, [limit, mask]) => {
        const base = bucketsOf(first);
        const { overlay: standing } = compare({ base, overlay: NO_OVERLAY }, second);
        const wanted = bucketsOf(third);
        const compared = compare({ base, overlay: standing }, third, limit);
        const { overlay, isComplete, mayReplaceSingly } = compared;
        expect(overlay.stop.size).toBeLessThanOrEqual(limit);
        expect(overlay.open.size).toBeLessThanOrEqual(limit);
        const should = addressesOf(wanted, []);
        const both = addressesOf(bucketsOf(second), []).filter((address) => should.includes(address));
        const isReplaced = (index: number) => mayReplaceSingly && ((mask >> BigInt(index)) & 1n) === 1n;
        const during = addressesOf(mix(base, wanted, isReplaced), [standing, overlay]);
        expect(during).toEqual(expect.arrayContaining(both));
        if (isComplete) expect(addressesOf(base, [overlay])).toEqual(should);
      }),
      { numRuns: 500 },
    );
  });

  it('says what is wanted above rules of which some buckets are replaced with it, and has less to say then', () => {
    fc.assert(
      fc.property(hostSets, hostSets, hostSets, fc.nat(8), (first, second, third, count) => {
        const base = bucketsOf(first);
        const { overlay: standing } = compare({ base, overlay: NO_OVERLAY }, second);
        const inForce = { base, overlay: standing };
        const replaced = compare(inForce, third).changedBuckets.slice(0, count);
        const rest = finishSteps(compareRulesSteps(inForce, wantHosts(third, inForce), ALL, replaced));
        const wanted = bucketsOf(third);
        const mixture = mix(base, wanted, (index) => replaced.includes(index));
        expect(addressesOf(mixture, [rest.overlay])).toEqual(addressesOf(wanted, []));
        expect(rest.changedBuckets.filter((bucket) => replaced.includes(bucket))).toEqual([]);
        const differing = third.filter((host) => !mixture.has(host));
        expect([...rest.overlay.stop]).toEqual(expect.arrayContaining(differing));
      }),
      { numRuns: 500 },
    );
  });

  it('names the buckets that are not as they should be', () => {
    fc.assert(
      fc.property(hostSets, hostSets, (first, second) => {
        const [base, wanted] = [bucketsOf(first), bucketsOf(second)];
        const { changedBuckets } = compare({ base, overlay: NO_OVERLAY }, second);
        const differs = base.parts.flatMap((part, index) => {
          const [one, other] = [[...part].sort(), [...(wanted.parts[index] ?? [])].sort()];
          return one.join() === other.join() ? [] : [index];
        });
        expect([...changedBuckets].sort((a, b) => a - b)).toEqual(differs);
      }),
    );
  });

  it('stops and lets through nothing where nothing changes', () => {
    const hosts = ['a.test', 'b.a.test'];
    expect(compare({ base: bucketsOf(hosts), overlay: NO_OVERLAY }, hosts)).toMatchObject({
      overlay: { stop: new Set(), open: new Set() },
      changedBuckets: [],
    });
  });
});
