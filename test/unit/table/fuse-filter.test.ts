import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFilterSteps } from '../../../src/core/table/build-filter.ts';
import { buildTableFilter, buildTableFilterSteps } from '../../../src/core/table/build-table-filter.ts';
import { finishSteps } from '../../../src/core/table/finish-steps.ts';
import { FILTER_HEADER_BYTES, type FuseFilter, openFilter } from '../../../src/core/table/fuse-filter.ts';
import { hostKey } from '../../../src/core/table/key.ts';
import { hashKeyA, hashKeyB } from '../../../src/core/table/key-hash.ts';
import { hostAndParents } from '../../../src/core/url/host-parents.ts';
import { anyEntry, anyHost, hostEntry, makeFilter, makeTable, manyHosts, must } from './table-samples.ts';

function filterBytes(hosts: readonly string[]): Uint8Array {
  const built = buildTableFilter(makeTable(hosts.map((host) => hostEntry(host))));
  if (!built.ok) throw new Error(built.problem);
  return built.bytes;
}

function openOrThrow(bytes: Uint8Array): FuseFilter {
  const opened = openFilter(bytes);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.filter;
}

const HOSTS = manyHosts(40_000);
const BYTES = filterBytes(HOSTS);

describe('the filter', () => {
  it('never denies a key that the table holds, whatever its kind', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 300 }), (entries) => {
        const filter = makeFilter(makeTable(entries));
        expect(entries.every(({ key }) => filter.mayHold(key))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('never denies a host below a listed one', () => {
    const filter = openOrThrow(BYTES);
    expect(HOSTS.every((host) => filter.mayListHost(host) && filter.mayListHost(`x.y.${host}`))).toBe(true);
  });

  it('never denies a host, however many labels it has, of which no parent is listed', () => {
    fc.assert(
      fc.property(anyHost, (host) => {
        expect(makeFilter(makeTable([hostEntry(host)])).mayListHost(host)).toBe(true);
      }),
    );
  });

  // 16-bit fingerprints: 2^-16 = 1.53e-5 a key (Graf and Lemire 2022, section 2). 400,000 keys: 6.1 expected.
  it('is wrong about one key in 65,536', () => {
    const filter = openOrThrow(BYTES);
    const strangers = Array.from({ length: 400_000 }, (_, index) => must(hostKey(`stranger-${index}.test`)));
    const wrong = strangers.filter((key) => filter.mayHold(key)).length;
    expect(wrong).toBeGreaterThan(0);
    expect(wrong).toBeLessThan(25);
  });

  it('takes at most 2.6 bytes an entry', () => {
    expect(BYTES.byteLength / HOSTS.length).toBeLessThan(2.6);
  });

  it('answers for a host as for the keys of the host and its parents', () => {
    const filter = openOrThrow(BYTES);
    const isMentioned = (host: string) =>
      hostAndParents(host).some((one) => filter.mayHold(must(hostKey(one))));
    const mixed = fc.oneof(
      anyHost,
      fc.tuple(anyHost, fc.constantFrom(...HOSTS.slice(0, 50))).map(([a, b]) => `${a}.${b}`),
    );
    fc.assert(
      fc.property(mixed, (host) => {
        expect(filter.mayListHost(host)).toBe(isMentioned(host));
      }),
    );
  });

  it('says no to everything when it is empty', () => {
    const filter = openOrThrow(filterBytes([]));
    expect(filter.mayListHost('redvds.com')).toBe(false);
    expect(filter.mayHold(must(hostKey('redvds.com')))).toBe(false);
  });

  it('answers for any text as a host', () => {
    const filter = openOrThrow(BYTES);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(filter.mayListHost(text)).toBeTypeOf('boolean');
      }),
    );
  });
});

describe('building a filter', () => {
  it('gives the same bytes again', () => {
    expect(filterBytes(HOSTS)).toEqual(BYTES);
  });

  it('pauses often enough: never more than one block or 65,536 positions a step', () => {
    const steps = buildTableFilterSteps(makeTable(HOSTS.map((host) => hostEntry(host))));
    let count = 0;
    while (steps.next().done !== true) count++;
    expect(count).toBeGreaterThan(3 * (HOSTS.length / 4096) + HOSTS.length / 512);
  });

  it('places keys whose hashes are equal', () => {
    const keys = manyHosts(1000).map((host) => must(hostKey(host)));
    const twice = [...keys, ...keys];
    const hashes = { a: Uint32Array.from(twice, hashKeyA), b: Uint32Array.from(twice, hashKeyB) };
    const built = finishSteps(buildFilterSteps(hashes, 1));
    const filter = openOrThrow(must(built.ok ? built.bytes : null));
    expect(keys.every((key) => filter.mayHold(key))).toBe(true);
  });

  it('remembers which table it belongs to', () => {
    const filter = makeFilter(makeTable([hostEntry('redvds.com')], 4_000_000_000));
    expect(filter.listVersion).toBe(4_000_000_000);
    expect(filter.entries).toBe(1);
  });
});

describe('opening a filter', () => {
  it('reads it at any offset', () => {
    for (const offset of [0, 1, 2, 3]) {
      const shifted = new Uint8Array(BYTES.length + offset);
      shifted.set(BYTES, offset);
      const filter = openOrThrow(shifted.subarray(offset));
      expect(HOSTS.every((host) => filter.mayListHost(host))).toBe(true);
    }
  });

  it('copies nothing where it lies on an even offset', () => {
    const bytes = BYTES.slice();
    const filter = openOrThrow(bytes);
    bytes.fill(0, FILTER_HEADER_BYTES);
    expect(HOSTS.filter((host) => filter.mayListHost(host)).length).toBeLessThan(HOSTS.length / 2);
  });

  it('refuses what is cut short, of another version, or no filter', () => {
    const small = filterBytes(['redvds.com']);
    for (let length = 0; length < small.length; length++) {
      expect(openFilter(small.subarray(0, length)).ok).toBe(false);
    }
    const changed = (at: number) => small.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(openFilter(changed(0))).toEqual({ ok: false, problem: 'not-a-filter' });
    expect(openFilter(changed(4))).toEqual({ ok: false, problem: 'unknown-version' });
    for (const at of [8, 12, 16, 20])
      expect(openFilter(changed(at))).toEqual({ ok: false, problem: 'damaged' });
  });

  it('sees a lost sector of 512 bytes', () => {
    for (let at = FILTER_HEADER_BYTES; at + 512 <= BYTES.length; at += 512 * 7) {
      expect(openFilter(BYTES.map((byte, index) => (index >= at && index < at + 512 ? 0 : byte))).ok).toBe(
        false,
      );
    }
  });

  it('opens or refuses any bytes, and answers from what it opened', () => {
    const small = filterBytes(['redvds.com', 'redvds.pro']);
    const mutation = fc.tuple(fc.nat(small.length - 1), fc.nat(255));
    const damaged = fc.array(mutation, { minLength: 1, maxLength: 8 }).map((changes) => {
      const bytes = small.slice();
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), (bytes) => {
        const opened = openFilter(bytes);
        if (opened.ok) expect(opened.filter.mayListHost('www.redvds.com')).toBeTypeOf('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
