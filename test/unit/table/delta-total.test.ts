import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta } from '../../../src/core/table/apply-delta.ts';
import { DELTA_COLUMNS, DELTA_HEADER } from '../../../src/core/table/delta-format.ts';
import { openTable, type Table } from '../../../src/core/table/open-table.ts';
import { apply, deltaOf, seal, sha256, tableOf } from './delta-samples.ts';
import { hostEntry, manyHosts } from './table-samples.ts';

/*
 * Applying is total (docs/list-format.md, "Delta"): any bytes as a delta give a table that opens, or a named problem.
 * Checksums are set right after each change, so that what is tried is the reader behind them.
 */

const HOSTS = manyHosts(1100);
const FROM = tableOf(HOSTS.slice(0, 1050).map((host, index) => hostEntry(host, { setId: index % 5 })));
const TO = tableOf(
  HOSTS.slice(40).map((host, index) => hostEntry(host, { setId: (index + 40) % 7 })),
  { listVersion: 2 },
);
const DELTA = deltaOf(FROM, TO);

const PROBLEMS =
  /^(not-a-delta|unknown-version|wrong-length|too-large|damaged|counts-differ|wrong-base-version|wrong-base-hash|wrong-base-entries|ordinal-out-of-range|removed-and-changed|removed-and-added|already-listed|unsorted-additions|bad-entry)$/;

/** Whatever comes out must be sound: a table that opens with every check. */
function expectTotal(base: Table, delta: Uint8Array): void {
  const applied = applyDelta(base, sha256(base.bytes), delta);
  if (!applied.ok) {
    expect(applied.problem).toMatch(PROBLEMS);
    return;
  }
  const opened = openTable(applied.bytes);
  expect(opened.ok).toBe(true);
}

const anyChanges = fc.array(fc.record({ at: fc.nat(), value: fc.nat(255) }), { minLength: 1, maxLength: 5 });

describe('applying a delta', () => {
  it('gives a table or a problem for any bytes', () => {
    const tail = fc.uint8Array({ maxLength: 300 });
    const hostile = fc.tuple(fc.nat(DELTA_HEADER.end), tail).map(([kept, rest]) => {
      return seal(
        Uint8Array.from([...DELTA.subarray(0, kept), ...rest, ...new Uint8Array(DELTA_HEADER.end)]),
      );
    });
    fc.assert(
      fc.property(fc.oneof(tail, hostile), (bytes) => expectTotal(FROM, bytes)),
      { numRuns: 1500 },
    );
  });

  it('gives a table or a problem for a delta with any bytes changed', () => {
    fc.assert(
      fc.property(anyChanges, fc.constantFrom(0, 12, DELTA_HEADER.end), (changes, from) => {
        const changed = DELTA.slice();
        for (const { at, value } of changes) changed[from + (at % (changed.length - from))] = value;
        expectTotal(FROM, seal(changed));
      }),
      { numRuns: 1500 },
    );
  });

  it('gives a table or a problem for any columns of the right size', () => {
    const small = tableOf(HOSTS.slice(0, 12).map((host) => hostEntry(host)));
    const empty = deltaOf(small, small);
    const count = fc.nat(6);
    const column = fc.uint8Array({ maxLength: 12 });
    const columns = fc.tuple(count, count, count, fc.array(column, { minLength: 9, maxLength: 9 }));
    fc.assert(
      fc.property(columns, ([removals, changes, additions, bytes]) => {
        const size = bytes.reduce((sum, { length }) => sum + length, 0);
        const delta = new Uint8Array(DELTA_HEADER.end + Math.ceil(size / 4) * 4);
        delta.set(empty.subarray(0, DELTA_HEADER.end));
        const view = new DataView(delta.buffer);
        view.setUint32(DELTA_HEADER.removals, removals, true);
        view.setUint32(DELTA_HEADER.changes, changes, true);
        view.setUint32(DELTA_HEADER.additions, additions, true);
        view.setUint32(DELTA_HEADER.toEntries, 12 - removals + additions, true);
        let at: number = DELTA_HEADER.end;
        for (const [index, one] of bytes.entries()) {
          view.setUint32(DELTA_HEADER.columns + index * 4, one.length, true);
          delta.set(one, at);
          at += one.length;
        }
        expectTotal(small, seal(delta));
      }),
      { numRuns: 4000 },
    );
    expect(DELTA_COLUMNS).toHaveLength(9);
  });

  it('gives the new table only for its own base', () => {
    expect(apply(FROM, DELTA)).toEqual(TO.bytes);
    expect(apply(TO, DELTA)).toBe('wrong-base-version');
    expect(apply(tableOf([]), DELTA)).toBe('wrong-base-hash');
  });
});
