import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipRangeKey, urlKey } from '../../../src/core/table/key.ts';
import { type BlockSource, findMatches, findStoredMatches } from '../../../src/core/table/lookup.ts';
import type { Table } from '../../../src/core/table/open-table.ts';
import type { TableEntry } from '../../../src/core/table/table-format.ts';
import { hostAndParents } from '../../../src/core/url/host-parents.ts';
import { anyHost, hostEntry, makeFilter, makeTable, manyHosts, must, webAddress } from './table-samples.ts';

const urlEntry = (host: string, path: string, more: Partial<TableEntry> = {}): TableEntry => ({
  ...hostEntry('a.test', more),
  key: must(urlKey(host, 'name', path)),
});
const rangeEntry = (bytes: readonly number[], length: number): TableEntry => ({
  ...hostEntry('a.test'),
  key: must(ipRangeKey(Uint8Array.from(bytes), length)),
});

const TABLE = makeTable([
  ...manyHosts(3000).map((host) => hostEntry(host)),
  hostEntry('redvds.com', { setId: 1, rank: 2 }),
  urlEntry('sites.example.com', '/bad/', { setId: 2, isHttps: true }),
  urlEntry('sites.example.com', '/page?id=1'),
  hostEntry('deep.sites.example.com'),
  rangeEntry([192, 0, 2, 0], 24),
  rangeEntry([192, 0, 2, 7], 32),
]);
const FILTER = makeFilter(TABLE);

/** Reads from a table in memory; counts, and answers only after every block has been asked for. */
class CountingSource implements BlockSource {
  readonly asked: number[] = [];
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async readBlock(index: number): Promise<Uint8Array> {
    this.asked.push(index);
    return this.#table.readBlock(index).slice();
  }
}

const valuesAt = (host: string, path = '/', query: string | null = null) =>
  findMatches(TABLE, FILTER, webAddress(host, path, query)).map(({ indicator }) => indicator.value);

describe('findMatches', () => {
  it('finds a listed host and every host below it', () => {
    expect(findMatches(TABLE, FILTER, webAddress('rd.redvds.com', '/panel'))).toEqual([
      { indicator: { type: 'host', value: 'redvds.com' }, setId: 1, rank: 2, isForced: false },
    ]);
    expect(valuesAt('a.b.c.redvds.com')).toEqual(['redvds.com']);
    expect(valuesAt('redvds.com')).toEqual(['redvds.com']);
  });

  it('leaves alone what only looks like it', () => {
    for (const host of ['notredvds.com', 'redvds.com.example.org', 'redvds.co', 'com'])
      expect(valuesAt(host)).toEqual([]);
  });

  it('finds a URL by prefix and by query, never its host', () => {
    expect(valuesAt('sites.example.com')).toEqual([]);
    expect(valuesAt('sites.example.com', '/bad/x.html')).toEqual(['https://sites.example.com/bad/']);
    expect(valuesAt('sites.example.com', '/badly')).toEqual([]);
    expect(valuesAt('sites.example.com', '/page', 'id=1')).toEqual(['http://sites.example.com/page?id=1']);
    expect(valuesAt('sites.example.com', '/page', 'id=2')).toEqual([]);
    expect(valuesAt('www.sites.example.com', '/bad/')).toEqual(['https://sites.example.com/bad/']);
  });

  it('gives the more exact entry first', () => {
    expect(valuesAt('deep.sites.example.com', '/bad/x')).toEqual([
      'https://sites.example.com/bad/',
      'deep.sites.example.com',
    ]);
    expect(valuesAt('192.0.2.7')).toEqual(['192.0.2.7/32', '192.0.2.0/24']);
    expect(valuesAt('192.0.2.8')).toEqual(['192.0.2.0/24']);
    expect(valuesAt('192.0.3.7')).toEqual([]);
  });

  it('answers the same with and without a filter, and from stored blocks', async () => {
    const listed = fc.constantFrom(...manyHosts(60), 'redvds.com', 'sites.example.com');
    const address = fc
      .tuple(
        fc.oneof(
          anyHost,
          listed,
          fc.tuple(anyHost, listed).map(([a, b]) => `${a}.${b}`),
        ),
        fc.constantFrom('/', '/bad/x', '/page'),
      )
      .map(([host, path]) => webAddress(host, path));
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        const expected = findMatches(TABLE, null, url);
        expect(findMatches(TABLE, FILTER, url)).toEqual(expected);
        for (const filter of [FILTER, null]) {
          const stored = await findStoredMatches(TABLE.head, filter, new CountingSource(TABLE), url);
          expect(stored).toEqual({ ok: true, matches: expected });
        }
      }),
    );
  });

  it('finds a parent in the list for every child of it', () => {
    fc.assert(
      fc.property(anyHost, anyHost, (child, parent) => {
        const table = makeTable([hostEntry(parent)]);
        const host = `${child}.${parent}`;
        const found = findMatches(table, makeFilter(table), webAddress(host)).map(
          ({ indicator }) => indicator.value,
        );
        expect(found).toEqual(hostAndParents(host).filter((one) => one === parent));
        expect(found).toEqual([parent]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('findStoredMatches', () => {
  const deep = webAddress('a.b.c.d.sites.example.com', '/bad/x/y/z.html', 'q');

  it('reads no block for an address that the filter knows not to be listed', async () => {
    const source = new CountingSource(TABLE);
    expect(await findStoredMatches(TABLE.head, FILTER, source, webAddress('innocent.org', '/a'))).toEqual({
      ok: true,
      matches: [],
    });
    expect(source.asked).toEqual([]);
  });

  it('reads each block at most once', async () => {
    const source = new CountingSource(TABLE);
    await findStoredMatches(TABLE.head, null, source, deep);
    expect(source.asked.length).toBeGreaterThan(0);
    expect(new Set(source.asked).size).toBe(source.asked.length);
  });

  it('asks for all blocks before it waits for one', async () => {
    const address = webAddress(must(manyHosts(3000).at(-1)), '/x');
    const all = new CountingSource(TABLE);
    await findStoredMatches(TABLE.head, null, all, address);
    expect(all.asked.length).toBeGreaterThan(1);
    let asked = 0;
    let release = (): void => {};
    const everyBlockIsAskedFor = new Promise<void>((resolve) => {
      release = resolve;
    });
    const source: BlockSource = {
      async readBlock(index) {
        if (++asked === all.asked.length) release();
        await everyBlockIsAskedFor;
        return TABLE.readBlock(index);
      },
    };
    expect((await findStoredMatches(TABLE.head, null, source, address)).ok).toBe(true);
  });

  it('does not believe the filter of another version', async () => {
    const other = makeFilter(makeTable([hostEntry('innocent.org')], 2));
    expect(findMatches(TABLE, other, webAddress('redvds.com'))).toHaveLength(1);
    const stored = await findStoredMatches(
      TABLE.head,
      other,
      new CountingSource(TABLE),
      webAddress('redvds.com'),
    );
    expect(stored).toMatchObject({ ok: true, matches: [{ setId: 1 }] });
  });

  it('gives an error for a damaged block and passes on what storage rejects with', async () => {
    const damaged: BlockSource = { readBlock: async (index) => TABLE.readBlock(index).slice(0, 50) };
    const url = webAddress('redvds.com');
    expect(await findStoredMatches(TABLE.head, FILTER, damaged, url)).toMatchObject({
      ok: false,
      error: { problem: 'damaged' },
    });
    const lost: BlockSource = { readBlock: () => Promise.reject(new Error('storage is gone')) };
    await expect(findStoredMatches(TABLE.head, FILTER, lost, url)).rejects.toThrow('storage is gone');
  });
});
