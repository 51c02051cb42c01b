import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, WebWorker } from 'puppeteer-core';
import { type Chromium, openChromium } from '../test/support/chromium.ts';
import { ListRepository } from '../test/support/list-repository.ts';
import type { SiteServer } from '../test/support/site-server.ts';
import { askBackground, openOwnPage, startVisit, waitForAddress } from '../test/support/tabs.ts';
import { startTufServer } from '../test/support/tuf-server.ts';
import { buildWithSource } from './build-with-source.ts';
import { makeUpHosts, readRealHosts } from './host-corpus.ts';
import { rewordHosts } from './reword-hosts.ts';
import { shuffle } from './shuffle.ts';

/** One in so many of the hosts is another one in the next version. */
const DAILY = 60;

interface Refresh {
  /** Milliseconds from asking for new versions to the answer. */
  readonly wholeMs: number;
  /** Of these, from reading what the rules hold and should hold to their last change. */
  readonly rulesMs: number;
  /** Of these, until session rules hold what has changed: from then on the new version is in force. */
  readonly inForceMs: number;
}

/**
 * Prints how long new versions of a list take until the browser's rules hold them: the first version, then as many releases
 * as `releases`, each with one host in 60 exchanged, while nothing else happens, and as many while a host that every version
 * lists is asked for.
 * In Chromium where the rules are the only layer that can keep a request from being sent.
 */
export async function measureRefresh(site: SiteServer, count: number, releases: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-refresh-'));
  const hosts = shuffle(rewordHosts(shuffle(readRealHosts() ?? makeUpHosts(200_000)), count + count / 5));
  const repository = await ListRepository.create(Math.floor(Date.now() / 1000));
  await repository.release(2, hosts.slice(0, count));
  const published = await startTufServer(repository.tuf);
  const extension = buildWithSource(folder, published.metadataUrl, repository.tuf.initialRoot);
  const opened = await openChromium({ port: site.port, extension });
  try {
    const own = await openOwnPage(opened, 'src/options/index.html');
    const worker = await opened.findWorker();
    await watchRules(worker);
    const first = await refresh(own, worker, 2);
    console.log(
      `${count} hosts come into the rules: ${(first.rulesMs / 1000).toFixed(2)} s (budget 2), with fetching, checking and storing ${(first.wholeMs / 1000).toFixed(1)} s`,
    );
    const lasting = hosts[count >> 1] ?? '';
    const step = Math.floor(count / DAILY);
    const [calm, asked] = [[] as Refresh[], [] as Refresh[]];
    let questions = 0;
    for (let release = 1; release <= 2 * releases; release++) {
      const gone = (release - 1) * step;
      const next = [
        lasting,
        ...hosts.slice(gone + step, count + release * step).filter((host) => host !== lasting),
      ];
      await repository.release(2 + release, next);
      if (release <= releases) {
        calm.push(await refresh(own, worker, 2 + release));
        continue;
      }
      const asking = askAllTheWhile(opened, lasting);
      asked.push(await refresh(own, worker, 2 + release));
      questions += await asking.stop();
    }
    const what = `${count} hosts, ${step} of them others`;
    printTimes(what, calm);
    printTimes(`${what}, while one is asked for all the time`, asked);
    console.log(`  it was asked for ${questions} times: ${site.countRequests(lasting)} requests reached it`);
  } finally {
    await opened.close();
    await published.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function printTimes(what: string, times: readonly Refresh[]): void {
  const median = (read: (refresh: Refresh) => number): string =>
    ((times.map(read).sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN) / 1000).toFixed(2);
  const rules = times.map(({ rulesMs }) => (rulesMs / 1000).toFixed(2)).join(', ');
  console.log(
    `${what}: in force after ${median(({ inForceMs }) => inForceMs)} s, the rules refreshed in ${median(({ rulesMs }) => rulesMs)} s (${rules}; budget 2), with fetching, checking and storing ${median(({ wholeMs }) => wholeMs)} s`,
  );
}

/** Of the last refresh that changed anything. */
interface RuleTimes {
  /** When the browser was asked for the state of its rules: planning begins with it. */
  begun: number;
  inForce: number;
  done: number;
}

type RuleApi = typeof import('webextension-polyfill')['declarativeNetRequest'];

/** Has the worker note when it asks the browser about its rules, and when changes of them are done. */
async function watchRules(worker: WebWorker): Promise<void> {
  await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as { readonly chrome: { declarativeNetRequest: RuleApi } };
    const rules = chrome.declarativeNetRequest;
    const times: RuleTimes = { begun: 0, inForce: 0, done: 0 };
    Object.assign(globalThis, { ruleTimes: times });
    let asked: number | null = null;
    const [ask, change, changeSession] = [
      rules.getDynamicRules.bind(rules),
      rules.updateDynamicRules.bind(rules),
      rules.updateSessionRules.bind(rules),
    ];
    rules.getDynamicRules = ((...given: Parameters<RuleApi['getDynamicRules']>) => {
      // Of one rule alone the state is asked.
      if (given[0]?.ruleIds?.length === 1) asked = performance.now();
      return ask(...given);
    }) as RuleApi['getDynamicRules'];
    rules.updateSessionRules = async (options) => {
      const isFirst = asked !== null && options.addRules !== undefined && options.addRules.length > 0;
      if (asked !== null) times.begun = asked;
      await changeSession(options);
      if (isFirst) times.inForce = performance.now();
      if (isFirst) asked = null;
    };
    rules.updateDynamicRules = async (options) => {
      await change(options);
      times.done = performance.now();
    };
  });
}

/** Has the lists brought up to date. */
async function refresh(own: Page, worker: WebWorker, version: number): Promise<Refresh> {
  const start = performance.now();
  const { answer } = await askBackground(own, 'updateLists', {});
  const wholeMs = performance.now() - start;
  const now = answer?.lists.find(({ info }) => info.id === 'cordon')?.info.version;
  if (now !== version) throw new Error(`version ${now} answers, not ${version}`);
  const { begun, inForce, done } = await worker.evaluate(
    () => (globalThis as unknown as { readonly ruleTimes: RuleTimes }).ruleTimes,
  );
  return { wholeMs, rulesMs: done - begun, inForceMs: inForce - begun };
}

/** Goes to the host in a tab of its own, again as soon as the warning is there. */
function askAllTheWhile(opened: Chromium, host: string): { stop(): Promise<number> } {
  let isOver = false;
  const asking = (async () => {
    const page = await opened.openTab();
    let asked = 0;
    while (!isOver) {
      asked += 1;
      startVisit(page, `https://${host}/asked-${asked}`);
      await waitForAddress(
        page,
        (at) => at.startsWith(opened.extensionRoot) && at.endsWith(`/asked-${asked}`),
      );
    }
    await page.close();
    return asked;
  })();
  return {
    stop: () => {
      isOver = true;
      return asking;
    },
  };
}
