import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type Chromium, openChromium } from '../test/support/chromium.ts';
import { ListRepository } from '../test/support/list-repository.ts';
import { startSiteServer } from '../test/support/site-server.ts';
import { askBackground, openOwnPage } from '../test/support/tabs.ts';
import { startTufServer } from '../test/support/tuf-server.ts';
import { buildWithSource } from './build-with-source.ts';
import { makeUpHosts, readRealHosts } from './host-corpus.ts';
import { rewordHosts } from './reword-hosts.ts';
import { shuffle } from './shuffle.ts';
import { type LongTask, traceWorker } from './trace-thread.ts';

// How long verdicts take while a new version is fetched, applied, its filter built, all of it stored and the browser's
// rules refreshed, and how long they take when nothing happens, in real Chromium with a list of a million hosts:
// `npx tsx bench/sync-latency.ts [HOSTS]`. A page asks for verdicts all the time, one about every 20 ms; each is timed from
// the message to its answer. CPU times of the worker's tasks are from the browser's trace.

const HOSTS = Number(process.argv[2] ?? 1_000_000);
const ADDED = 10_000;
const REMOVED = 5_000;
const QUIET_MS = 15_000;

interface Answers {
  /** Milliseconds from question to answer, of hosts that are not listed. */
  readonly clear: readonly number[];
  /** The same of hosts that are. */
  readonly listed: readonly number[];
}

const folder = mkdtempSync(join(tmpdir(), 'cordon-sync-'));
try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const real = readRealHosts();
  if (real === null) console.log('not run with real hosts (../shared/data/hosts is not there): made up');
  const hosts = shuffle(real ?? makeUpHosts(200_000));
  const added = hosts.slice(0, ADDED);
  const isHeldBack = new Set(added);
  const before = rewordHosts(hosts.slice(ADDED), HOSTS).filter((host) => !isHeldBack.has(host));
  const removed = new Set(shuffle(before).slice(0, REMOVED));
  const kept = before.filter((host) => !removed.has(host));

  const repository = await ListRepository.create(Math.floor(Date.now() / 1000));
  await repository.release(2, before);
  const published = await startTufServer(repository.tuf);
  const site = await startSiteServer();
  const extension = buildWithSource(folder, published.metadataUrl, repository.tuf.initialRoot);
  const opened = await openChromium({ port: site.port, extension });
  try {
    const asking = await openOwnPage(opened, 'src/popup/index.html');
    const updating = await openOwnPage(opened, 'src/options/index.html');
    console.log(`the whole list: in use and in the rules after ${await update(updating, 2)} s`);
    await ask(asking, shuffle(kept).slice(0, 500), async () => await pause(2000));

    const listed = shuffle(kept).slice(0, 2000);
    await report(opened, 'nothing else happens', () => ask(asking, listed, () => pause(QUIET_MS)));
    await repository.release(3, [...kept, ...added]);
    let seconds = '';
    await report(opened, 'a new version is taken into use', () =>
      ask(asking, listed, async () => {
        seconds = await update(updating, 3);
      }),
    );
    console.log(`${ADDED} added, ${REMOVED} removed: in use and in the rules after ${seconds} s`);
  } finally {
    await opened.close();
    await site.close();
    await published.close();
  }
}

/** Has the lists brought up to date. @returns how many seconds it took */
async function update(page: Page, version: number): Promise<string> {
  const start = performance.now();
  const { answer } = await askBackground(page, 'updateLists', {});
  const now = answer?.lists.find(({ info }) => info.id === 'cordon')?.info.version;
  if (now !== version) throw new Error(`version ${now} answers, not ${version}`);
  return ((performance.now() - start) / 1000).toFixed(1);
}

/** Asks for verdicts, one after the other, for as long as something lasts. */
async function ask(page: Page, listed: readonly string[], during: () => Promise<void>): Promise<Answers> {
  const asking = page.evaluate(async (names) => {
    const globals = globalThis as unknown as {
      chrome: typeof import('webextension-polyfill');
      stop: boolean;
    };
    globals.stop = false;
    const clear: number[] = [];
    const hits: number[] = [];
    for (let round = 0; !globals.stop; round++) {
      const isHit = round % 4 === 3;
      const name = isHit
        ? names[round % names.length]
        : `host${round}-${Math.floor(performance.now())}.example`;
      const start = performance.now();
      const input = { text: `https://www.${name}/index.html` };
      const reply = await globals.chrome.runtime.sendMessage({ cordon: 1, name: 'checkAddress', input });
      (isHit ? hits : clear).push(performance.now() - start);
      const kind = (reply as { answer?: { outcome: { kind: string } } }).answer?.outcome.kind;
      await new Promise((resolve) => setTimeout(resolve, 15));
      if (kind !== (isHit ? 'listed' : 'clear')) throw new Error(`${name}: ${JSON.stringify(reply)}`);
    }
    return { clear, listed: hits };
  }, listed);
  await Promise.race([during(), asking]);
  await page.evaluate(() => {
    (globalThis as unknown as { stop: boolean }).stop = true;
  });
  return asking;
}

async function report(opened: Chromium, name: string, run: () => Promise<Answers>): Promise<void> {
  const trace = await traceWorker(opened);
  const { clear, listed } = await run();
  const tasks = await trace.stop();
  console.log(`\n${name}`);
  printTimes('not listed', clear);
  printTimes('listed', listed);
  printTasks(tasks);
}

function printTimes(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(
    `  ${name}: ${times.length} verdicts, median ${at(0.5)} ms, 95th ${at(0.95)} ms, longest ${at(1)} ms`,
  );
}

function printTasks(tasks: readonly LongTask[]): void {
  const longest = [...tasks].sort((a, b) => b.cpuMs - a.cpuMs).slice(0, 5);
  console.log(
    `  longest tasks of the worker, CPU: ${longest.map(({ cpuMs }) => cpuMs.toFixed(1)).join(', ')} ms`,
  );
  console.log(`  tasks over 5 ms of CPU: ${tasks.filter(({ cpuMs }) => cpuMs > 5).length}`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
