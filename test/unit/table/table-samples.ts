import fc from 'fast-check';
import { buildTable, compareKeys } from '../../../src/core/table/build-table.ts';
import { buildTableFilter } from '../../../src/core/table/build-table-filter.ts';
import { type FuseFilter, openFilter } from '../../../src/core/table/fuse-filter.ts';
import {
  computerNameKey,
  HASHED_TAGS,
  hashedKey,
  hostKey,
  ipRangeKey,
  type TableKey,
  urlKey,
} from '../../../src/core/table/key.ts';
import { openTable, type Table } from '../../../src/core/table/open-table.ts';
import type { Rank, TableEntry } from '../../../src/core/table/table-format.ts';
import type { CanonicalUrl } from '../../../src/core/url/model.ts';

export const SALT = Uint8Array.from({ length: 16 }, (_, index) => index);
/** Case sets of the tables that these samples make. */
export const SETS = 1000;

export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the sample is wrong');
  return value;
}

export function hostEntry(host: string, more: Partial<TableEntry> = {}): TableEntry {
  return { key: must(hostKey(host)), setId: 0, rank: 3, isForced: false, isHttps: false, ...more };
}

/** Sorts, keeps the first entry of each key, and builds. */
export function buildBytes(entries: readonly TableEntry[], listVersion = 1): Uint8Array {
  const byKey = new Map<TableKey, TableEntry>();
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  const sorted = [...byKey.values()].sort((a, b) => compareKeys(a.key, b.key));
  const built = buildTable(sorted, { listVersion, sets: SETS, salt: SALT });
  if (!built.ok) throw new Error(built.error.problem);
  return built.bytes;
}

export function openOrThrow(bytes: Uint8Array): Table {
  const opened = openTable(bytes);
  if (!opened.ok) throw new Error(`${opened.error.problem} at ${opened.error.where}`);
  return opened.table;
}

export function makeTable(entries: readonly TableEntry[], listVersion = 1): Table {
  return openOrThrow(buildBytes(entries, listVersion));
}

export function makeFilter(table: Table): FuseFilter {
  const built = buildTableFilter(table);
  if (!built.ok) throw new Error(built.problem);
  const opened = openFilter(built.bytes);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.filter;
}

/** Hosts that are all different and look like real ones: a few parents with many children. */
export function manyHosts(count: number, tag = ''): readonly string[] {
  const tops = ['com', 'co.uk', 'pages.dev', 'de', 'xyz'];
  return Array.from({ length: count }, (_, index) => {
    const site = `${tag}site-${(index >> 2) * 7919}.${tops[(index >> 2) % tops.length]}`;
    return ['', 'www.', 'login.', 'a.b.'][index & 3] + site;
  });
}

export function webAddress(host: string, path = '/', query: string | null = null): CanonicalUrl {
  const hostKind = host.includes(':') ? 'ipv6' : /^\d+\.\d+\.\d+\.\d+$/.test(host) ? 'ipv4' : 'name';
  const authority = hostKind === 'ipv6' ? `[${host}]` : host;
  const text = `https://${authority}${path}${query === null ? '' : `?${query}`}`;
  return { scheme: 'https', host, hostKind, path, query, text };
}

const label = fc.stringMatching(/^[a-z0-9_](?:[a-z0-9-]{0,12}[a-z0-9])?$/);
export const anyHost = fc
  .tuple(
    fc.array(label, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('com', 'test', 'co.uk', 'io', 'xn--p1ai'),
  )
  .map(([labels, top]) => `${labels.join('.')}.${top}`);
const anyPath = fc.stringMatching(/^\/[!-~]{1,40}$/);
const anyBytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** Keys of every kind. */
export const anyKey: fc.Arbitrary<TableKey> = fc.oneof(
  { weight: 4, arbitrary: anyHost.map((host) => must(hostKey(host))) },
  {
    weight: 2,
    arbitrary: fc.tuple(anyHost, anyPath).map(([host, path]) => must(urlKey(host, 'name', path))),
  },
  fc.tuple(fc.ipV4(), anyPath).map(([host, path]) => must(urlKey(host, 'ipv4', path))),
  fc.tuple(anyBytes(4), fc.nat(32)).map(([bytes, length]) => must(ipRangeKey(bytes, length))),
  fc.tuple(anyBytes(16), fc.nat(128)).map(([bytes, length]) => must(ipRangeKey(bytes, length))),
  fc.stringMatching(/^[A-Z0-9-]{1,15}$/).map((name) => must(computerNameKey(name))),
  fc
    .tuple(fc.constantFrom(...HASHED_TAGS.keys()), anyBytes(16))
    .map(([type, hash]) => must(hashedKey(type, hash))),
);

export const anyEntry: fc.Arbitrary<TableEntry> = fc.record({
  key: anyKey,
  setId: fc.oneof(fc.constant(0), fc.nat(SETS - 1)),
  rank: fc.constantFrom<Rank>(0, 1, 2, 3),
  isForced: fc.boolean(),
  isHttps: fc.boolean(),
});
