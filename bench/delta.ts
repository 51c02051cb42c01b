import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import { applyDeltaSteps } from '../src/core/table/apply-delta.ts';
import { buildDelta } from '../src/core/table/build-delta.ts';
import { buildTable, compareKeys } from '../src/core/table/build-table.ts';
import { hostKey } from '../src/core/table/key.ts';
import { openTable, type Table } from '../src/core/table/open-table.ts';
import { makeUpHosts, readRealHosts, tileHosts } from './host-corpus.ts';
import { rewordHosts } from './reword-hosts.ts';
import { shuffle } from './shuffle.ts';

// What a release of a list of a million hosts costs by delta: `npx tsx bench/delta.ts`. Added are real hosts that were held
// back from the list, removed are hosts of the list by chance.

const RUNS = 9;
const MILLION = 1_000_000;
const ADDED = 10_000;
const REMOVED = 5_000;

function report(name: string, value: number, unit: string, budget = ''): void {
  const digits = value >= 1000 ? 0 : value >= 10 ? 1 : 2;
  const shown = value.toLocaleString('en', { maximumFractionDigits: digits });
  console.log(`${name.padEnd(58)}${shown.padStart(12)} ${unit.padEnd(10)}${budget}`.trimEnd());
}

function makeTable(hosts: readonly string[], listVersion: number, setId = 0): Table {
  const keys = hosts
    .map(hostKey)
    .filter((key) => key !== null)
    .sort(compareKeys);
  const entries = keys.map((key) => ({ key, setId, rank: 3, isForced: false, isHttps: false }) as const);
  const built = buildTable(entries, { listVersion, sets: 2, salt: new Uint8Array(16) });
  const opened = built.ok ? openTable(built.bytes) : built;
  if (!opened.ok) throw new Error(opened.error.problem);
  return opened.table;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

interface Application {
  /** Milliseconds by the clock, and of processor time: they differ where others use the machine. */
  readonly clock: number;
  readonly processor: number;
  readonly slices: readonly number[];
}

function timeApply(from: Table, to: Table, delta: Uint8Array): Application {
  const steps = applyDeltaSteps(from, sha256(from.bytes), delta);
  const slices: number[] = [];
  const used = process.cpuUsage();
  const start = performance.now();
  for (;;) {
    const sliceStart = performance.now();
    const step = steps.next();
    slices.push(performance.now() - sliceStart);
    if (step.done !== true) continue;
    const clock = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    if (!step.value.ok) throw new Error(step.value.problem);
    if (Buffer.compare(step.value.bytes, to.bytes) !== 0) throw new Error('another table came of it');
    return { clock, processor: (user + system) / 1000, slices };
  }
}

/** The longest of the slices, each taken as its median over the runs: what the work itself takes. */
function longestSlice(runs: readonly Application[]): number {
  const [first] = runs;
  const medians = (first?.slices ?? []).map((_, index) =>
    median(runs.map(({ slices }) => slices[index] ?? 0)),
  );
  return medians.reduce((longest, slice) => Math.max(longest, slice), 0);
}

function measureDelta(name: string, from: Table, to: Table, isBudgeted: boolean): void {
  const built = buildDelta(from, to, { from: sha256(from.bytes), to: sha256(to.bytes) });
  if (!built.ok) throw new Error(built.problem);
  console.log(`\n${name}: ${built.additions} added, ${built.removals} removed, ${built.changes} changed`);
  report('delta', built.bytes.length, 'bytes');
  const packed = gzipSync(built.bytes, { level: 9 }).length;
  report('delta, gzip', packed, 'bytes', isBudgeted ? '<= 100,000' : '');
  const first = timeApply(from, to, built.bytes);
  const runs = Array.from({ length: RUNS }, () => timeApply(from, to, built.bytes));
  report('apply, first run', first.clock, 'ms');
  report('apply', median(runs.map(({ clock }) => clock)), 'ms', isBudgeted ? '<= 250' : '');
  report('apply, processor time', median(runs.map(({ processor }) => processor)), 'ms');
  report('apply, longest slice', longestSlice(runs), 'ms', '<= 5');
}

function measureList(name: string, base: readonly string[], added: readonly string[]): void {
  const removed = new Set(shuffle(base).slice(0, REMOVED));
  const stay = base.filter((host) => !removed.has(host));
  const from = makeTable(base, 1);
  console.log(`\n${name}`);
  report('table', from.bytes.length / base.length, 'B/entry', '<= 12');
  report('table, gzip', gzipSync(from.bytes, { level: 9 }).length / base.length, 'B/entry', '<= 6');
  measureDelta('one day', from, makeTable([...stay, ...added], 2), true);
  const few = Math.round(REMOVED / 24);
  const hourly = [...stay, ...[...removed].slice(few), ...added.slice(0, Math.round(ADDED / 24))];
  measureDelta('one hour', from, makeTable(hourly, 2), false);
  measureDelta('another case set for all', from, makeTable(base, 2, 1), false);
}

console.log(
  `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, medians of ${RUNS} runs`,
);
const real = readRealHosts();
if (real === null)
  console.log('not run with real hosts (../shared/data/hosts is not there): these are made up');
const hosts = shuffle(real ?? makeUpHosts(200_000));
const heldBack = hosts.slice(0, ADDED);
const isHeldBack = new Set(heldBack);
const listed = hosts.slice(ADDED);
const without = (all: readonly string[]): readonly string[] => all.filter((host) => !isHeldBack.has(host));
measureList(
  '1,000,000 hosts: real ones, and copies of them with another real word',
  without(rewordHosts(listed, MILLION)),
  heldBack,
);
measureList(
  '1,000,000 hosts: real ones, and copies of them with two random characters',
  without(tileHosts(listed, MILLION)),
  heldBack,
);
