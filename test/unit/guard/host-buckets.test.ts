import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BUCKETS,
  bytesOf,
  HostBuckets,
  HostSequence,
  hashText,
} from '../../../src/background/guard/host-buckets.ts';

describe('many hosts as a few long texts', () => {
  it('gives back what was put in, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.domain(), { maxLength: 600 }), fc.nat(3), (hosts, pick) => {
        const sequence = new HostSequence();
        for (const host of hosts) sequence.push(bytesOf(host));
        expect([...sequence]).toEqual(hosts);
        expect(sequence.size).toBe(hosts.length);
        const isPicked = (at: number): boolean => at % 300 < 7 || at % 2 === pick;
        expect([...sequence.pick(isPicked)].flat()).toEqual(hosts.filter((_, at) => isPicked(at)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('hosts in buckets', () => {
  it('is a set', () => {
    fc.assert(
      fc.property(fc.array(fc.domain()), fc.array(fc.domain()), (some, others) => {
        const buckets = new HostBuckets();
        const ids = [...some, ...some].map((host) => buckets.add(host));
        expect(ids).toEqual([...some, ...some].map((host) => buckets.idOf(host)));
        for (const [index, host] of some.entries()) {
          const id = ids[index] as number;
          expect([...(buckets.parts[id % BUCKETS] ?? [])][Math.floor(id / BUCKETS)]).toBe(host);
        }
        const expected = new Set(some);
        expect(buckets.size).toBe(expected.size);
        expect(new Set(buckets.parts.flatMap((part) => [...part]))).toEqual(expected);
        for (const host of [...some, ...others]) expect(buckets.has(host)).toBe(expected.has(host));
      }),
    );
  });

  it('holds 100,000 hosts that differ little, evenly divided', () => {
    const buckets = new HostBuckets();
    for (let index = 0; index < 100_000; index++) buckets.add(`host${index}.test`);
    expect(buckets.size).toBe(100_000);
    for (const part of buckets.parts) expect(Math.abs(part.size / (100_000 / BUCKETS) - 1)).toBeLessThan(0.1);
    expect(buckets.has('host100000.test')).toBe(false);
    expect(buckets.has('host99999.test')).toBe(true);
  });

  it('keeps a host in its bucket, whatever else is there', () => {
    const [alone, among] = [new HostBuckets(), new HostBuckets()];
    for (let index = 0; index < 5000; index++) among.add(`other${index}.test`);
    for (const buckets of [alone, among]) buckets.add('kept.test');
    const bucketOf = (buckets: HostBuckets): number =>
      buckets.parts.findIndex((part) => [...part].includes('kept.test'));
    expect(bucketOf(among)).toBe(bucketOf(alone));
    // The name of the rules' shape is made with it.
    expect(bucketOf(alone)).toBe(hashText('kept.test') % BUCKETS);
  });

  it('tells what stands above a host, the shortest first', () => {
    const label = fc.constantFrom('a', 'b', 'c', 'ab', 'b-c');
    const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(fc.array(host, { maxLength: 10 }), host, (hosts, below) => {
        const buckets = new HostBuckets();
        for (const each of hosts) buckets.add(each);
        const above = hosts.filter((each) => below.endsWith(`.${each}`));
        const told: string[] = [];
        const ids: number[] = [];
        const id = buckets.idOfBelow(below, (parent, from) => {
          told.push(below.slice(from));
          ids.push(parent);
        });
        expect(ids).toEqual(told.map((parent) => buckets.idOf(parent)));
        expect(told).toEqual([...new Set(above)].sort((one, other) => one.length - other.length));
        expect(id).toBe(buckets.idOf(below));
        expect(buckets.hasAbove(below)).toBe(above.length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});
