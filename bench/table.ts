import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { buildTable, compareKeys } from '../src/core/table/build-table.ts';
import { buildTableFilterSteps } from '../src/core/table/build-table-filter.ts';
import { finishSteps } from '../src/core/table/finish-steps.ts';
import { type FuseFilter, openFilter } from '../src/core/table/fuse-filter.ts';
import { hostKey, type TableKey } from '../src/core/table/key.ts';
import { openTable, type Table } from '../src/core/table/open-table.ts';
import { openTableHead } from '../src/core/table/table-head.ts';
import { hostAndParents } from '../src/core/url/host-parents.ts';
import { makeMisses, makeUpHosts, readRealHosts, tileHosts } from './host-corpus.ts';
import { heldBytes, time } from './measure.ts';
import { rewordHosts } from './reword-hosts.ts';
import { shuffle } from './shuffle.ts';

const RUNS = 7;
const SIZE_BUDGETS = ['<= 12', '<= 6'] as const;
const MILLION = 1_000_000;

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The budget, where there is one. */
  readonly budget?: string;
}

const figures: Figure[] = [];

function report(name: string, value: number, unit: string, budget?: string): void {
  figures.push({ name, value, unit, ...(budget !== undefined && { budget }) });
  const digits = value >= 1000 ? 0 : value >= 10 ? 2 : 3;
  const shown = value.toLocaleString('en', { maximumFractionDigits: digits });
  console.log(`${name.padEnd(58)}${shown.padStart(12)} ${unit.padEnd(10)}${budget ?? ''}`.trimEnd());
}

function buildBytes(hosts: readonly string[]): Uint8Array {
  const keys = hosts
    .map(hostKey)
    .filter((key) => key !== null)
    .sort(compareKeys);
  const entries = keys.map((key) => ({ key, setId: 0, rank: 3, isForced: false, isHttps: false }) as const);
  const built = buildTable(entries, { listVersion: 1, sets: 1, salt: new Uint8Array(16) });
  if (!built.ok) throw new Error(built.error.problem);
  return built.bytes;
}

function open(bytes: Uint8Array): Table {
  const opened = openTable(bytes);
  if (!opened.ok) throw new Error(opened.error.problem);
  return opened.table;
}

function openBytesOfFilter(bytes: Uint8Array): FuseFilter {
  const opened = openFilter(bytes);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.filter;
}

function buildFilterBytes(table: Table): Uint8Array {
  const built = finishSteps(buildTableFilterSteps(table));
  if (!built.ok) throw new Error(built.problem);
  return built.bytes;
}

/** Milliseconds of each slice of building a filter, longest first. */
function timeSlices(table: Table): readonly number[] {
  const steps = buildTableFilterSteps(table);
  const times: number[] = [];
  for (let isDone = false; !isDone; ) {
    const start = performance.now();
    isDone = steps.next().done === true;
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => b - a);
}

function measureSizes(name: string, hosts: readonly string[], budgets?: readonly [string, string]): void {
  const bytes = buildBytes(hosts);
  report(`table, ${name}`, bytes.length / hosts.length, 'B/entry', budgets?.[0]);
  report(
    `table, ${name}, gzip`,
    gzipSync(bytes, { level: 9 }).length / hosts.length,
    'B/entry',
    budgets?.[1],
  );
}

function measureMillion(hosts: readonly string[], misses: readonly string[]): void {
  const build = time(3, () => buildBytes(hosts));
  report('build the table from hosts, unsorted', build.median / 1000, 's');
  const bytes = buildBytes(hosts);
  report('open a whole table and check every block', time(RUNS, () => openTable(bytes)).median, 'ms');
  const table = open(bytes);
  const headBytes = table.head.bytes.slice();
  report('open header and sparse index from bytes', time(RUNS, () => openTableHead(headBytes)).median, 'ms');

  report('build the filter', time(3, () => buildFilterBytes(table)).median, 'ms');
  const slices = timeSlices(table);
  report('longest slice of building the filter', slices[0] ?? 0, 'ms', '<= 5');
  report('slices of building the filter over 5 ms', slices.filter((slice) => slice > 5).length, 'slices');
  const filterBytes = buildFilterBytes(table);
  report('filter', filterBytes.length / hosts.length, 'B/entry');
  report(
    'filter and sparse index, resident',
    (filterBytes.length + headBytes.length) / hosts.length,
    'B/entry',
    '<= 2.6',
  );
  report('load the filter from bytes', time(RUNS, () => openFilter(filterBytes)).median, 'ms', '<= 1');
  const filter = openBytesOfFilter(filterBytes);

  let wrong = 0;
  const missing = time(RUNS, () => {
    wrong = 0;
    for (const host of misses) if (filter.mayListHost(host)) wrong++;
  });
  report(
    'not listed, all parents probed',
    (misses.length / missing.median) * 1000,
    'hosts/s',
    '>= 3,000,000',
  );
  report('not listed, slowest of the runs', (misses.length / missing.slowest) * 1000, 'hosts/s');
  report('of them the filter was wrong about', (wrong / misses.length) * 65_536, 'in 65,536');

  const listed = shuffle(hosts).slice(0, 200_000);
  const hits = time(RUNS, () => {
    for (const host of listed) if (!filter.mayListHost(host)) throw new Error(host);
  });
  report('listed, filter only', (listed.length / hits.median) * 1000, 'hosts/s');
  const few = listed.slice(0, 20_000);
  const proved = time(RUNS, () => {
    for (const host of few) if (table.find(hostKey(host) as TableKey) === null) throw new Error(host);
  });
  report('listed, proved in the table', (few.length / proved.median) * 1000, 'hosts/s');
}

/** The same million in a `Set`, asked for the host and each parent. */
function measureSet(hosts: readonly string[], misses: readonly string[]): void {
  const json = JSON.stringify(hosts);
  let set = new Set<string>();
  const before = heldBytes();
  set = new Set(JSON.parse(json) as string[]);
  report('Set of strings, resident', (heldBytes() - before) / hosts.length, 'B/entry');
  const load = time(3, () => new Set(JSON.parse(json) as string[]));
  report('Set of strings, load from JSON', load.median, 'ms');
  const missing = time(RUNS, () => {
    for (const host of misses) if (hostAndParents(host).some((one) => set.has(one))) throw new Error(host);
  });
  report(
    'Set of strings, not listed, all parents probed',
    (misses.length / missing.median) * 1000,
    'hosts/s',
  );
}

const { values } = parseArgs({ options: { json: { type: 'string' } } });
console.log(
  `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, medians of ${RUNS} runs\n`,
);
const real = readRealHosts();
if (real === null)
  console.log('not run: real hosts (../shared/data/hosts is not there); sizes below are of made-up hosts\n');
else measureSizes(`${real.length.toLocaleString('en')} real hosts`, real, SIZE_BUDGETS);
const base = real ?? makeUpHosts(200_000);
const million = rewordHosts(base, MILLION);
const misses = makeMisses(base, new Set(million), MILLION);
// Words in place of words, as new hosts of a real list have them; random characters cannot be compressed.
measureSizes('1,000,000 hosts reworded from them', million, SIZE_BUDGETS);
measureSizes('1,000,000 with random characters instead', tileHosts(base, MILLION));
measureMillion(million, misses);
measureSet(million, misses);
if (values.json !== undefined) {
  mkdirSync(dirname(values.json), { recursive: true });
  writeFileSync(
    values.json,
    `${JSON.stringify({ node: process.version, realHosts: real?.length ?? null, figures }, null, 2)}\n`,
  );
}
