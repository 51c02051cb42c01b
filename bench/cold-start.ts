import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Chromium, openChromium } from '../test/support/chromium.ts';
import { startSiteServer } from '../test/support/site-server.ts';
import { startVisit, waitForAddress } from '../test/support/tabs.ts';
import { waitUntil } from '../test/support/wait-until.ts';
import { startTrace, type TraceEvent } from './browser-trace.ts';
import { makeUpHosts, readRealHosts, tileHosts } from './host-corpus.ts';

// What a sleeping worker costs until its first verdict, in real Chromium, with the packaged list and with a list of a
// million hosts in its place: `npx tsx bench/cold-start.ts [RUNS]`. The worker is stopped before each navigation. CPU time
// is that of the worker's thread, by the browser's trace: our functions with what they call in the browser, and all of it,
// with what the browser does there around our code. Storage is how long the verdict waited for it by the clock.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNS = Number(process.argv[2] ?? 15);
const MANY = 1_000_000;

interface ColdStart {
  /** CPU, ms: running the script, in which the browser sets up the APIs that it listens to. */
  readonly loadMs: number;
  /** CPU, ms: our functions and what they call in the browser. */
  readonly calledMs: number;
  /** CPU, ms: everything on the worker's thread in that time. */
  readonly threadMs: number;
  /** By the clock, ms. */
  readonly storageMs: number;
  readonly verdict: string;
}

const folder = mkdtempSync(join(tmpdir(), 'cordon-cold-start-'));
try {
  const packaged = join(ROOT, 'dist/chrome');
  if (!existsSync(packaged)) throw new Error('build first: npm run build');
  await measure('packaged list', packaged, 'redvds.com');
  const many = withList(packaged, join(folder, 'many'));
  await measure(`${MANY.toLocaleString('en')} hosts`, many.extension, many.listed);
} finally {
  rmSync(folder, { recursive: true });
}

/** The built extension with a packed list of many hosts in place of its own, and a host that its rules have no room for. */
function withList(from: string, extension: string): { readonly extension: string; readonly listed: string } {
  cpSync(from, extension, { recursive: true });
  const hosts = tileHosts(readRealHosts() ?? makeUpHosts(50_000), MANY);
  const file = join(folder, 'hosts.txt');
  writeFileSync(file, hosts.join('\n'));
  const tool = ['node_modules/tsx/dist/cli.mjs', 'tools/list/main.ts', 'pack', file];
  const options = ['--format', 'domains', '--id', 'cordon', '--out', join(extension, 'list')];
  execFileSync(process.execPath, [...tool, ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // The rules take the first 300,000 in the order of the table, which is by reversed labels.
  const last = hosts
    .filter((host) => host.endsWith('.xyz'))
    .sort()
    .at(-1);
  if (last === undefined) throw new Error('no host at the end of the table');
  return { extension, listed: last };
}

async function measure(name: string, extension: string, listed: string): Promise<void> {
  const site = await startSiteServer();
  const opened = await openChromium({ extension, port: site.port });
  try {
    const installedMs = await waitForInstallation(opened);
    console.log(`${name}: stored, filter built and rules set after ${(installedMs / 1000).toFixed(1)} s`);
    print('not listed', await repeat(opened, (run) => `http://run${run}.ordinary.test/`));
    print('listed', await repeat(opened, () => `http://${listed}/`));
  } finally {
    await opened.close();
    await site.close();
  }
}

async function waitForInstallation(opened: Chromium): Promise<number> {
  const start = performance.now();
  await waitUntil(
    'the list is installed',
    async () => {
      const worker = await opened.findWorker();
      const stored = await worker.evaluate(() =>
        (
          globalThis as unknown as { chrome: { storage: { local: { get(key: string): Promise<object> } } } }
        ).chrome.storage.local.get('packaged-list-finished-for'),
      );
      return Object.keys(stored).length > 0;
    },
    120,
  );
  return performance.now() - start;
}

async function repeat(opened: Chromium, address: (run: number) => string): Promise<readonly ColdStart[]> {
  const starts: ColdStart[] = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await opened.openTab();
    await opened.stopWorkers();
    const trace = await startTrace(opened, ['toplevel', 'blink.user_timing', 'v8']);
    startVisit(page, address(run));
    await waitForAddress(page, (at) => at !== 'about:blank');
    const timing = await waitUntil('the worker has judged', () => readTiming(opened));
    starts.push({ ...timing, ...readCpu(await trace.stop()) });
  }
  return starts;
}

/** Reads the CPU time of the worker's thread, which is the one that marked its start. */
function readCpu(events: readonly TraceEvent[]): Omit<ColdStart, 'storageMs' | 'verdict'> {
  const mark = events.find(({ name }) => name === 'cordon: loading');
  const [start, end] = ['b', 'e'].map((phase) =>
    events.find(({ name, ph }) => name === 'cordon: first verdict' && ph === phase),
  );
  if (mark === undefined || start === undefined || end === undefined)
    throw new Error('no worker in the trace');
  const spans = events.filter(({ pid, tid, ph }) => pid === mark.pid && tid === mark.tid && ph === 'X');
  const tasks = spans.filter(({ name }) => /RunTask$/.test(name));
  const loading = tasks.find((task) => task.ts <= mark.ts && endOf(task) >= mark.ts);
  const judging = tasks.filter((task) => task !== loading && endOf(task) >= start.ts && task.ts < end.ts);
  const calls = spans.filter(({ name }) => name === 'v8.callFunction');
  const outermost = calls.filter((call) => !calls.some((other) => other !== call && isWithin(call, other)));
  const called = outermost.filter((call) => judging.some((task) => isWithin(call, task)));
  return {
    loadMs: sumCpu(loading === undefined ? [] : [loading]),
    calledMs: sumCpu(called),
    threadMs: sumCpu(judging),
  };
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  return outer.ts <= inner.ts && endOf(outer) >= endOf(inner);
}

/** ms */
function sumCpu(spans: readonly TraceEvent[]): number {
  return spans.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}

async function readTiming(opened: Chromium): Promise<{ verdict: string; storageMs: number } | null> {
  const worker = await opened.findWorker();
  return worker.evaluate(() => {
    const [first] = performance.getEntriesByName('cordon: first verdict');
    return first === undefined
      ? null
      : ((first as PerformanceMeasure).detail as { verdict: string; storageMs: number });
  });
}

function print(name: string, starts: readonly ColdStart[]): void {
  const figure = (read: (start: ColdStart) => number): string => {
    const sorted = starts.map(read).sort((a, b) => a - b);
    return `${(sorted[sorted.length >> 1] ?? 0).toFixed(1)} (${(sorted[0] ?? 0).toFixed(1)}–${(sorted.at(-1) ?? 0).toFixed(1)})`;
  };
  const verdicts = [...new Set(starts.map(({ verdict }) => verdict))].join(', ');
  console.log(`  ${name} (${verdicts}), median of ${starts.length} (fastest–slowest), ms:`);
  console.log(
    `    question to verdict, CPU: our functions, and what they call  ${figure(({ calledMs }) => calledMs)}`,
  );
  console.log(
    `    question to verdict, CPU: all on the thread                  ${figure(({ threadMs }) => threadMs)}`,
  );
  console.log(
    `    waiting for storage, by the clock                            ${figure(({ storageMs }) => storageMs)}`,
  );
  console.log(
    `    running the script before it, CPU                            ${figure(({ loadMs }) => loadMs)}`,
  );
}
