import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Chromium, openChromium } from '../test/support/chromium.ts';
import { startSiteServer } from '../test/support/site-server.ts';
import { startVisit, waitForAddress } from '../test/support/tabs.ts';
import { waitUntil } from '../test/support/wait-until.ts';
import { makeUpHosts, readRealHosts, tileHosts } from './host-corpus.ts';

// How long a sleeping worker takes to its first verdict, in real Chromium, with the packaged list and with a list of a
// million hosts in its place: `npx tsx bench/cold-start.ts [RUNS]`. The worker is stopped before each navigation. Its own
// time is what it took to load, and from question to verdict without the waits for storage, by its performance timeline.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNS = Number(process.argv[2] ?? 15);
const MANY = 1_000_000;

interface ColdStart {
  readonly loadMs: number;
  readonly verdictMs: number;
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
    startVisit(page, address(run));
    await waitForAddress(page, (at) => at !== 'about:blank');
    starts.push(await waitUntil('the worker has judged', () => readColdStart(opened)));
  }
  return starts;
}

async function readColdStart(opened: Chromium): Promise<ColdStart | null> {
  const worker = await opened.findWorker();
  return worker.evaluate(() => {
    const [loading] = performance.getEntriesByName('cordon: loading');
    const [listening] = performance.getEntriesByName('cordon: listening');
    const [first] = performance.getEntriesByName('cordon: first verdict');
    if (loading === undefined || listening === undefined || first === undefined) return null;
    const { verdict, storageMs } = (first as PerformanceMeasure).detail as {
      verdict: string;
      storageMs: number;
    };
    return { loadMs: listening.startTime - loading.startTime, verdictMs: first.duration, storageMs, verdict };
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
    `    own time   ${figure(({ loadMs, verdictMs, storageMs }) => loadMs + verdictMs - storageMs)}`,
  );
  console.log(`      loading  ${figure(({ loadMs }) => loadMs)}`);
  console.log(`      verdict  ${figure(({ verdictMs, storageMs }) => verdictMs - storageMs)}`);
  console.log(`    storage    ${figure(({ storageMs }) => storageMs)}`);
}
