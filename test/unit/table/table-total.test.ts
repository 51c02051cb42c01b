import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockCursor } from '../../../src/core/table/block-cursor.ts';
import { readChecksum } from '../../../src/core/table/checksum.ts';
import { hostKey, MAX_KEY_BYTES } from '../../../src/core/table/key.ts';
import { findInBlock, findWithCursor, openTable, type Table } from '../../../src/core/table/open-table.ts';
import { readHostBytes, readListedEntry } from '../../../src/core/table/read-at-cursor.ts';
import { BLOCK, HEADER } from '../../../src/core/table/table-format.ts';
import { locateBlock, openTableHead } from '../../../src/core/table/table-head.ts';
import {
  anyEntry,
  anyKey,
  buildBytes,
  hostEntry,
  makeTable,
  manyHosts,
  must,
  openOrThrow,
} from './table-samples.ts';

/*
 * Reading is total (docs/list-format.md, "Reading"): any bytes open or give a typed error. Checksums are set right after
 * each change, so that what is tried is the reader behind them.
 */

interface Change {
  readonly at: number;
  readonly value: number;
}
const anyChanges = fc.array(fc.record({ at: fc.nat(), value: fc.nat(255) }), { minLength: 1, maxLength: 6 });

function change(bytes: Uint8Array, changes: readonly Change[], from: number): Uint8Array {
  const changed = bytes.slice();
  for (const { at, value } of changes) changed[from + (at % (bytes.length - from))] = value;
  return changed;
}

function withChecksum(bytes: Uint8Array, at: number): Uint8Array {
  if (bytes.length >= at + 4) {
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at, readChecksum(bytes, at + 4), true);
  }
  return bytes;
}

/** Sets the checksum of the head and of every block that still lies inside. */
function withChecksums(bytes: Uint8Array): Uint8Array {
  const headLength = new DataView(bytes.buffer).getUint32(HEADER.blocks, true) * 8 + HEADER.end;
  const keyBytes = new DataView(bytes.buffer).getUint32(HEADER.indexKeyBytes, true);
  const head = bytes.subarray(0, Math.ceil((headLength + keyBytes) / 4) * 4);
  withChecksum(head, HEADER.checksum);
  const opened = openTableHead(bytes);
  if (!opened.ok) return bytes;
  let from = opened.head.headBytes;
  for (let index = 0; index < opened.head.blocks; index++) {
    const end = Math.min(bytes.length, opened.head.headBytes + readEnd(bytes, index));
    withChecksum(bytes.subarray(from, end), BLOCK.checksum);
    from = end;
  }
  return bytes;
}

function readEnd(bytes: Uint8Array, index: number): number {
  return new DataView(bytes.buffer).getUint32(HEADER.end + index * 4, true);
}

/** Whatever opened must be usable without a thrown error, and must hold what it says it holds. */
function useTable(table: Table): void {
  const entries = [...table.entries()];
  expect(entries).toHaveLength(table.head.entries);
  const into = new Uint8Array(MAX_KEY_BYTES);
  const read = Array.from(table.walk(), (cursor) => ({
    listed: readListedEntry(cursor),
    host: String.fromCharCode(...into.subarray(0, readHostBytes(cursor, into))),
  }));
  expect(read.map(({ listed }) => listed)).toEqual(entries);
  const hosts = entries.map(({ indicator: { type, value } }) =>
    type === 'host' && !value.includes(':') ? value : '',
  );
  expect(read.map(({ host }) => host)).toEqual(hosts);
  for (const { entry } of entries.slice(0, 20)) expect(table.find(entry.key)).toEqual(entry);
  expect(table.find(must(hostKey('redvds.com')))).toSatisfy(
    (entry) => entry === null || typeof entry === 'object',
  );
}

const SMALL = buildBytes(manyHosts(40).map((host, index) => hostEntry(host, { setId: index % 3 })));
const LARGE = buildBytes(manyHosts(1500).map((host) => hostEntry(host)));

describe('opening a table', () => {
  it('takes or refuses any bytes', () => {
    const start = fc.constantFrom(SMALL.slice(0, 12), SMALL.slice(0, HEADER.end));
    const tail = fc.uint8Array({ maxLength: 400 });
    const hostile = fc
      .tuple(start, tail)
      .map(([head, rest]) =>
        withChecksums(Uint8Array.from([...head, ...rest, ...new Uint8Array(HEADER.end)])),
      );
    fc.assert(
      fc.property(fc.oneof(tail, hostile), (bytes) => {
        const opened = openTable(bytes);
        if (opened.ok) useTable(opened.table);
        else expect(opened.error.problem).toBeTypeOf('string');
      }),
      { numRuns: 3000 },
    );
  });

  it('takes or refuses a table with any bytes changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(SMALL, LARGE), anyChanges, fc.boolean(), (table, changes, isHeadOnly) => {
        const head = openOrThrow(table).head.headBytes;
        const target = isHeadOnly ? changes.map(({ at, value }) => ({ at: at % head, value })) : changes;
        const opened = openTable(withChecksums(change(table, target, 8)));
        if (opened.ok) useTable(opened.table);
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses a table that is cut short or has more bytes', () => {
    for (let length = 0; length < SMALL.length; length++) {
      expect(openTable(SMALL.subarray(0, length)).ok).toBe(false);
    }
    expect(openTable(Uint8Array.from([...SMALL, 0]))).toEqual({
      ok: false,
      error: { problem: 'wrong-length', where: 'head' },
    });
  });

  it('says what is wrong', () => {
    const problemOf = (at: number, value: number, isSealed: boolean) => {
      const bytes = change(SMALL, [{ at, value }], 0);
      const opened = openTable(isSealed ? withChecksums(bytes) : bytes);
      return opened.ok ? 'ok' : `${opened.error.problem} ${opened.error.where}`;
    };
    expect(problemOf(HEADER.magic, 0, true)).toBe('not-a-table head');
    expect(problemOf(HEADER.format, 2, true)).toBe('unknown-version head');
    expect(problemOf(HEADER.listVersion, 9, false)).toBe('damaged head');
    expect(problemOf(HEADER.entries + 3, 2, true)).toBe('too-large head');
    expect(problemOf(HEADER.entries, 39, true)).toBe('damaged head');
    expect(problemOf(HEADER.blocks, 2, true)).toBe('damaged head');
    expect(problemOf(HEADER.kinds, 2, true)).toBe('damaged 0');
    expect(problemOf(SMALL.length - 30, 255, false)).toBe('damaged 0');
  });

  it('refuses an entry of a set that the list does not have', () => {
    const bytes = SMALL.slice();
    new DataView(bytes.buffer).setUint32(HEADER.sets, 2, true);
    expect(openTable(withChecksums(bytes))).toEqual({ ok: false, error: { problem: 'damaged', where: 0 } });
  });

  it('sees any one changed byte of a table', () => {
    for (let at = 0; at < SMALL.length; at++) {
      const bytes = SMALL.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      expect(openTable(bytes).ok).toBe(false);
    }
  });

  it('reads a table at any offset', () => {
    for (const offset of [1, 2, 3]) {
      const shifted = new Uint8Array(LARGE.length + offset);
      shifted.set(LARGE, offset);
      useTable(openOrThrow(shifted.subarray(offset)));
    }
  });
});

describe('reading one block', () => {
  it('gives an answer or an error for any bytes as a block, and the entry only where it stands', () => {
    fc.assert(
      fc.property(
        fc.array(anyEntry, { minLength: 1, maxLength: 60 }),
        fc.oneof(anyChanges, fc.uint8Array({ maxLength: 100 })),
        anyKey,
        (entries, changes, stranger) => {
          const table = makeTable(entries);
          const first = must(entries[0]);
          const { index } = must(locateBlock(table.head, first.key));
          const block = table.readBlock(index);
          const hostile =
            changes instanceof Uint8Array ? changes.slice() : change(block, changes as Change[], 4);
          withChecksum(hostile, BLOCK.checksum);
          for (const key of [first.key, stranger]) {
            const found = findInBlock(table.head, index, hostile, key);
            if (!found.ok) expect(found.error).toEqual({ problem: 'damaged', where: index });
            else if (found.entry !== null) {
              expect(found.entry.key).toBe(key);
              expect(found.entry.setId).toBeLessThan(table.head.sets);
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds what a walk over the whole block finds, with its set, rank and flags, however often it is asked', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 60 }), anyKey, (entries, stranger) => {
        const table = makeTable(entries);
        const walked = new Map([...table.keys()].map((entry) => [entry.key, entry]));
        for (const key of [...walked.keys()].reverse().concat(stranger)) {
          const { index } = locateBlock(table.head, key) ?? {};
          if (index === undefined) continue;
          const cursor = new BlockCursor(table.readBlock(index));
          const other = must([...walked.keys()][0]);
          findWithCursor(table.head, index, cursor, other);
          const expected = { ok: true, entry: walked.get(key) ?? null };
          expect(findWithCursor(table.head, index, cursor, key)).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a block that is cut short', () => {
    const table = openOrThrow(LARGE);
    const block = table.readBlock(0);
    const key = must([...table.keys()][0]).key;
    for (let length = 0; length < block.length; length += 7) {
      const cut = withChecksum(block.slice(0, length), BLOCK.checksum);
      expect(findInBlock(table.head, 0, cut, `${key}zzzz` as typeof key).ok && length < 20).toBe(false);
    }
    expect(findInBlock(table.head, 0, block.subarray(0, block.length - 4), key)).toEqual({
      ok: false,
      error: { problem: 'damaged', where: 0 },
    });
  });
});
