import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BUCKETS,
  eachParent,
  HostBuckets,
  HostSequence,
} from '../../../src/background/guard/host-buckets.ts';

describe('many hosts as a few long texts', () => {
  it('gives back what was put in, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.domain(), { maxLength: 600 }), (hosts) => {
        const sequence = new HostSequence();
        for (const host of hosts) sequence.push(host);
        expect([...sequence]).toEqual(hosts);
        expect(sequence.size).toBe(hosts.length);
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
        for (const host of [...some, ...some]) buckets.add(host);
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
  });
});

describe('eachParent', () => {
  it('goes up label by label', () => {
    expect([...eachParent('a.b.c')]).toEqual(['b.c', 'c']);
    expect([...eachParent('c')]).toEqual([]);
  });
});
