import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, applyDeltaSteps } from '../../../src/core/table/apply-delta.ts';
import { buildDelta } from '../../../src/core/table/build-delta.ts';
import { compareKeys } from '../../../src/core/table/build-table.ts';
import { openDelta } from '../../../src/core/table/delta-format.ts';
import { urlKey } from '../../../src/core/table/key.ts';
import type { TableEntry } from '../../../src/core/table/table-format.ts';
import { anyRelease, apply, deltaOf, sha256, tableOf } from './delta-samples.ts';
import { anyEntry, hostEntry, manyHosts, must, openOrThrow } from './table-samples.ts';

/* docs/list-format.md, "Delta". */

describe('a delta', () => {
  it('leads from one release to the next, byte for byte', () => {
    fc.assert(
      fc.property(anyRelease, ({ from, to }) => {
        expect(apply(from, deltaOf(from, to))).toEqual(to.bytes);
      }),
      { numRuns: 150 },
    );
  });

  it('leads from any table to any other', () => {
    const anyTable = fc
      .tuple(
        fc.array(anyEntry, { maxLength: 700 }),
        fc.nat(0xffff_ffff),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
      )
      .map(([entries, listVersion, salt]) => tableOf(entries, { listVersion, salt }));
    fc.assert(
      fc.property(anyTable, anyTable, (from, to) => {
        expect(apply(from, deltaOf(from, to))).toEqual(to.bytes);
        expect(apply(to, deltaOf(to, from))).toEqual(from.bytes);
      }),
      { numRuns: 80 },
    );
  });

  it('leads to a table with fewer case sets', () => {
    const from = tableOf([hostEntry('a.test', { setId: 9 }), hostEntry('b.test')], { sets: 10 });
    const to = tableOf([hostEntry('a.test', { setId: 1 }), hostEntry('b.test')], { sets: 2, listVersion: 2 });
    expect(apply(from, deltaOf(from, to))).toEqual(to.bytes);
  });

  it('leads to nothing and from nothing', () => {
    const [none, some] = [tableOf([]), tableOf(manyHosts(1300).map((host) => hostEntry(host)))];
    expect(apply(none, deltaOf(none, some))).toEqual(some.bytes);
    expect(apply(some, deltaOf(some, none))).toEqual(none.bytes);
    expect(apply(none, deltaOf(none, none))).toEqual(none.bytes);
  });

  it('keeps what a block says of most entries, when the block is another one', () => {
    const hosts = manyHosts(3000);
    const from = tableOf(hosts.map((host, index) => hostEntry(host, { setId: index % 3, rank: 1 })));
    const to = tableOf(
      hosts.slice(7).map((host, index) => hostEntry(host, { setId: (index + 7) % 3, rank: 1 })),
    );
    expect(apply(from, deltaOf(from, to))).toEqual(to.bytes);
  });

  it('says how much it changes, and names both tables', () => {
    const from = tableOf(
      ['a', 'b', 'c', 'd'].map((host) => hostEntry(`${host}.test`)),
      { listVersion: 7 },
    );
    const to = tableOf(
      [hostEntry('a.test'), hostEntry('b.test', { rank: 1 }), hostEntry('d.test'), hostEntry('e.test')],
      { listVersion: 9, sets: 12 },
    );
    const hashes = { from: sha256(from.bytes), to: sha256(to.bytes) };
    const built = buildDelta(from, to, hashes);
    expect(built).toMatchObject({ ok: true, removals: 1, changes: 1, additions: 1 });
    const opened = openDelta(built.ok ? built.bytes : new Uint8Array(0));
    expect(opened.ok && opened.delta.head).toMatchObject({
      fromVersion: 7,
      toVersion: 9,
      fromEntries: 4,
      toEntries: 4,
      sets: 12,
      fromHash: hashes.from,
      toHash: hashes.to,
    });
    expect(applyDelta(from, hashes.from, deltaOf(from, to))).toEqual({
      ok: true,
      bytes: to.bytes,
      hash: hashes.to,
    });
  });

  it('is the same for the same two tables', () => {
    fc.assert(
      fc.property(anyRelease, ({ from, to }) => {
        const again = openOrThrow(to.bytes.slice());
        expect(deltaOf(from, again)).toEqual(deltaOf(from, to));
      }),
      { numRuns: 30 },
    );
  });

  it('is small where little changes', () => {
    const hosts = manyHosts(20_000);
    const from = tableOf(hosts.map((host) => hostEntry(host)));
    const to = tableOf(hosts.filter((_, index) => index % 400 !== 0).map((host) => hostEntry(host)));
    expect(deltaOf(from, to).length).toBeLessThan(160 + 50 * 2 + 4);
  });

  it('names the kinds that the new table holds, and no others', () => {
    const url = (path: string) => ({ ...hostEntry('a.test'), key: must(urlKey('a.test', 'name', path)) });
    const from = tableOf([hostEntry('a.test'), url('/b'), url('/c'), hostEntry('z.test')]);
    const kindsAfter = (...entries: readonly TableEntry[]) => {
      const to = tableOf(entries);
      expect(apply(from, deltaOf(from, to))).toEqual(to.bytes);
      return [...to.head.kinds];
    };
    expect(kindsAfter(url('/b'), url('/c'))).toEqual(['url']);
    expect(kindsAfter(url('/b'), hostEntry('z.test'))).toEqual(['host', 'url']);
    expect(kindsAfter(hostEntry('z.test'))).toEqual(['host']);
    expect(kindsAfter(...[...from.keys()].filter(({ key }) => key.includes('/')))).toEqual(['url']);
  });

  it('is applied in pieces: never more than a block, or its worth of additions, at a time', () => {
    const from = tableOf(manyHosts(5000).map((host) => hostEntry(host)));
    const to = tableOf([...manyHosts(5000, 'a'), ...manyHosts(5000)].map((host) => hostEntry(host)));
    const delta = deltaOf(from, to);
    const steps = applyDeltaSteps(from, sha256(from.bytes), delta);
    let pauses = 0;
    let result = steps.next();
    for (; result.done !== true; result = steps.next()) pauses++;
    expect(result.value).toMatchObject({ ok: true, bytes: to.bytes });
    expect(pauses).toBeGreaterThanOrEqual(from.head.blocks + Math.floor(5000 / 256));
  });

  it('leaves the base and the delta as they are, wherever they lie in memory', () => {
    const from = tableOf(manyHosts(900).map((host) => hostEntry(host)));
    const to = tableOf(manyHosts(900, 'x').map((host) => hostEntry(host)));
    const delta = deltaOf(from, to);
    const [baseBefore, deltaBefore] = [from.bytes.slice(), delta.slice()];
    for (const offset of [0, 1, 2, 3]) {
      const shifted = new Uint8Array(delta.length + offset + 5);
      shifted.set(delta, offset);
      expect(apply(from, shifted.subarray(offset, offset + delta.length))).toEqual(to.bytes);
    }
    expect(from.bytes).toEqual(baseBefore);
    expect(delta).toEqual(deltaBefore);
  });

  it('is refused when it would be larger than a whole table is worth', () => {
    const long = (tag: string) =>
      Array.from({ length: 4000 }, (_, index) => ({
        ...hostEntry('a.test'),
        key: must(`hcom.${tag}${index}./${tag.repeat(2200)}` as ReturnType<typeof hostEntry>['key']),
      })).sort((a, b) => compareKeys(a.key, b.key));
    const [from, to] = [tableOf([]), tableOf(long('y'))];
    const hashes = { from: sha256(from.bytes), to: sha256(to.bytes) };
    expect(buildDelta(from, to, hashes)).toEqual({ ok: false, problem: 'too-large' });
  });
});
