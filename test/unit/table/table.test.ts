import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTable } from '../../../src/core/table/build-table.ts';
import {
  computerNameKey,
  hostKey,
  ipRangeKey,
  MAX_KEY_BYTES,
  type TableKey,
  urlKey,
} from '../../../src/core/table/key.ts';
import { findInBlock } from '../../../src/core/table/open-table.ts';
import { readHostBytes } from '../../../src/core/table/read-at-cursor.ts';
import {
  BLOCK,
  IMPLICIT_DOT,
  MAX_BLOCK_ENTRIES,
  MAX_BLOCK_KEY_BYTES,
  type TableEntry,
} from '../../../src/core/table/table-format.ts';
import {
  locateBlock,
  openTableHead,
  placeOfBlock,
  readSeparator,
} from '../../../src/core/table/table-head.ts';
import {
  anyEntry,
  anyKey,
  buildBytes,
  hostEntry,
  makeTable,
  manyHosts,
  must,
  SALT,
  SETS,
} from './table-samples.ts';

const keysOf = (entries: Iterable<TableEntry>): TableKey[] => Array.from(entries, ({ key }) => key);
/** In blocks of their own keys, so that a table has several: 3,000 hosts are 6 blocks. */
const HOSTS = manyHosts(3000);

describe('a table', () => {
  it('gives back every entry, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(anyEntry, { maxLength: 200 }),
        fc.array(anyKey, { maxLength: 50 }),
        (entries, others) => {
          const table = makeTable(entries);
          const first = new Map<TableKey, TableEntry>();
          for (const entry of entries) if (!first.has(entry.key)) first.set(entry.key, entry);
          for (const [key, entry] of first) expect(table.find(key)).toEqual(entry);
          for (const key of others) if (!first.has(key)) expect(table.find(key)).toBeNull();
          expect([...table.keys()]).toEqual([...first.values()].sort((a, b) => (a.key < b.key ? -1 : 1)));
          expect(table.head.entries).toBe(first.size);
        },
      ),
    );
  });

  it('finds every host among many blocks, and neither its parent nor its child', () => {
    const table = makeTable(HOSTS.map((host, index) => hostEntry(host, { setId: index % SETS })));
    expect(table.head.blocks).toBeGreaterThan(5);
    for (const [index, host] of HOSTS.entries()) {
      expect(table.find(must(hostKey(host)))?.setId).toBe(index % SETS);
      expect(table.find(must(hostKey(`child.${host}`)))).toBeNull();
    }
    expect(table.find(must(hostKey('com')))).toBeNull();
  });

  it('denies what lies just beside an entry', () => {
    const keys = keysOf(makeTable(HOSTS.map((host) => hostEntry(host))).keys());
    const [without, within] = [
      keys.filter((_, index) => index % 2 === 0),
      keys.filter((_, index) => index % 2 === 1),
    ];
    const table = makeTable(within.map((key) => ({ ...hostEntry('a.test'), key })));
    expect(without.filter((key) => table.find(key) !== null)).toEqual([]);
    expect(within.filter((key) => table.find(key) === null)).toEqual([]);
    for (const key of within) {
      expect(table.find(key.slice(0, -1) as TableKey)).toBeNull();
      expect(table.find(`${key}!` as TableKey)).toBeNull();
    }
  });

  it('proves an entry from its one block', () => {
    const bytes = buildBytes(HOSTS.map((host) => hostEntry(host, { setId: 7, rank: 2 })));
    const whole = openTableHead(bytes);
    const alone = openTableHead(bytes.slice(0, whole.ok ? whole.head.headBytes : 0));
    if (!alone.ok) throw new Error(alone.error.problem);
    const { head } = alone;
    expect(head.headBytes).toBeLessThan(bytes.length / 50);
    for (const host of HOSTS) {
      const key = must(hostKey(host));
      const { index, offset, length } = must(locateBlock(head, key));
      const found = findInBlock(head, index, bytes.slice(offset, offset + length), key);
      expect(found).toEqual({ ok: true, entry: { key, setId: 7, rank: 2, isForced: false, isHttps: false } });
    }
  });

  it('is not misled by what two entries have in common with a key behind the point where they part', () => {
    const table = makeTable([hostEntry('b0.test'), hostEntry('c1.test')]);
    expect(table.find(must(hostKey('b1.test')))).toBeNull();
  });

  it('finds the first entry of a block whose index key is that whole entry', () => {
    const before = Array.from({ length: MAX_BLOCK_ENTRIES }, (_, index) =>
      hostEntry(`a-${String(index).padStart(3, '0')}.com`),
    );
    const table = makeTable([...before, hostEntry('a.com')]);
    expect(new TextDecoder().decode(readSeparator(table.head, 1))).toBe('hcom.a.');
    expect(table.find(must(hostKey('a.com')))).not.toBeNull();
  });

  it('compares bytes without sign across blocks', () => {
    const ranges = Array.from({ length: 2048 }, (_, index) => ({
      ...hostEntry('a.test'),
      key: must(ipRangeKey(Uint8Array.of(index >> 3, 200, index & 7, 1), 32)),
    }));
    const table = makeTable(ranges);
    expect(table.head.blocks).toBeGreaterThan(3);
    expect(ranges.filter(({ key }) => table.find(key) === null)).toEqual([]);
  });

  it('compares bytes without sign', () => {
    const ranges = [0, 127, 128, 255].flatMap((byte) => [
      { ...hostEntry('a.test'), key: must(ipRangeKey(Uint8Array.of(byte, 200, 1, 2), 32)) },
    ]);
    const table = makeTable(ranges);
    expect(keysOf(table.keys()).map((key) => key.charCodeAt(2))).toEqual([0, 127, 128, 255]);
    for (const { key } of ranges) expect(table.find(key)).not.toBeNull();
  });

  it('is empty without entries', () => {
    const table = makeTable([]);
    expect(table.head.blocks).toBe(0);
    expect(table.find(must(hostKey('redvds.com')))).toBeNull();
    expect([...table.entries()]).toEqual([]);
  });

  it('names its kinds and prefix lengths, its version, salt and number of sets', () => {
    const { head } = makeTable(
      [
        hostEntry('redvds.com'),
        ...[8, 24].map((length) => ({
          ...hostEntry('a.test'),
          key: must(ipRangeKey(Uint8Array.of(9, 8, 7, 6), length)),
        })),
        { ...hostEntry('a.test'), key: must(ipRangeKey(new Uint8Array(16), 128)) },
      ],
      42,
    );
    expect(head.shape).toEqual({
      hasHosts: true,
      hasUrls: false,
      ipv4Prefixes: [24, 8],
      ipv6Prefixes: [128],
    });
    expect([...head.kinds]).toEqual(['host', 'ip-range']);
    expect([head.listVersion, head.sets]).toEqual([42, SETS]);
    expect(head.salt).toEqual(SALT);
  });

  it('gives no bytes of a host that no rule can name, so that it is looked at as text', () => {
    const table = makeTable([hostEntry('a.test'), hostEntry('x:y.b.test')]);
    const into = new Uint8Array(MAX_KEY_BYTES);
    expect(Array.from(table.walk(), (cursor) => readHostBytes(cursor, into))).toEqual([6, 0]);
  });

  it('gives only the kinds that are asked for', () => {
    const url = { ...hostEntry('a.test'), key: must(urlKey('a.test', 'name', '/x')), isHttps: true };
    const table = makeTable([hostEntry('a.test'), url, hostEntry('b.test')]);
    const values = (types: 'host' | 'url') =>
      Array.from(table.entries(new Set([types])), ({ indicator }) => indicator.value);
    expect(values('host')).toEqual(['a.test', 'b.test']);
    expect(values('url')).toEqual(['https://a.test/x']);
    expect([...table.entries()]).toHaveLength(3);
  });
});

describe('building a table', () => {
  it('gives the same bytes for the same entries', () => {
    const entries = HOSTS.map((host) => hostEntry(host));
    expect(buildBytes(entries)).toEqual(buildBytes([...entries].reverse()));
  });

  it('keeps to the bounds of a block, whatever the keys', () => {
    const long = Array.from({ length: 50 }, (_, index) =>
      must(urlKey(`${index}.test`, 'name', `/${'x'.repeat(2000)}`)),
    );
    const table = makeTable([
      ...HOSTS.map((host) => hostEntry(host)),
      ...long.map((key) => ({ ...hostEntry('a.test'), key })),
    ]);
    for (const key of long) expect(table.find(key)).not.toBeNull();
    const lengths = Array.from(
      { length: table.head.blocks },
      (_, index) => placeOfBlock(table.head, index).length,
    );
    expect(Math.max(...lengths)).toBeLessThan(MAX_BLOCK_KEY_BYTES + MAX_BLOCK_ENTRIES * 4);
    expect(lengths.every((length) => length % 4 === 0)).toBe(true);
  });

  it('leaves out the last dots in each block that can, whatever the blocks before hold', () => {
    const name = { ...hostEntry('a.test'), key: must(computerNameKey('WIN-1')) };
    const table = makeTable([name, ...HOSTS.map((host) => hostEntry(host))]);
    const flags = Array.from(
      { length: table.head.blocks },
      (_, index) => table.readBlock(index)[BLOCK.flags],
    );
    expect(flags).toEqual(flags.map((_, index) => (index === 0 ? 0 : IMPLICIT_DOT)));
    expect(flags.length).toBeGreaterThan(1);
  });

  it('spends nothing on a case set that most of a block shares', () => {
    const same = buildBytes(HOSTS.map((host) => hostEntry(host, { setId: 900, rank: 2 })));
    const other = buildBytes(HOSTS.map((host, index) => hostEntry(host, { setId: index % 2, rank: 2 })));
    expect(same.length / HOSTS.length).toBeLessThan(6);
    expect(other.length - same.length).toBeGreaterThan(HOSTS.length);
  });

  it('refuses what is out of order or repeated', () => {
    const build = (...hosts: string[]) =>
      buildTable(
        hosts.map((host) => hostEntry(host)),
        { listVersion: 1, sets: 1, salt: SALT },
      );
    expect(build('b.test', 'a.test')).toMatchObject({
      ok: false,
      error: { problem: 'unsorted', key: 'htest.a.' },
    });
    expect(build('a.test', 'a.test')).toMatchObject({ ok: false, error: { problem: 'unsorted' } });
    expect(build('a.test', 'b.test').ok).toBe(true);
  });

  it('refuses what could not be read back', () => {
    const info = { listVersion: 1, sets: 1, salt: SALT };
    const build = (more: Partial<TableEntry>) => buildTable([hostEntry('a.test', more)], info);
    expect(build({ setId: 1 })).toMatchObject({ ok: false, error: { problem: 'bad-entry' } });
    expect(build({ key: 'xwhat' as TableKey })).toMatchObject({ ok: false, error: { problem: 'bad-entry' } });
    expect(build({ key: `h${'a'.repeat(2303)}.` as TableKey })).toMatchObject({
      ok: false,
      error: { problem: 'bad-entry' },
    });
    expect(buildTable([], { ...info, salt: new Uint8Array(15) })).toMatchObject({
      error: { problem: 'too-large' },
    });
    expect(buildTable([], { ...info, sets: 2_000_000 })).toMatchObject({ error: { problem: 'too-large' } });
    expect(buildTable([], { ...info, listVersion: -1 })).toMatchObject({ error: { problem: 'too-large' } });
  });
});
