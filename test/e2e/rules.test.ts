import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, openChromium } from '../support/chromium.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { type PublishedList, publishList } from '../support/published-list.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, openOwnPage, visit, visitStopped, waitForList } from '../support/tabs.ts';
import { waitUntil } from '../support/wait-until.ts';

const KEPT = 'kept.test';
const GONE = 'gone.test';
/** Listed in every version by itself, below a host that is delisted. */
const BELOW = 'below.gone.test';
const NEW = 'new.test';

/** What the test leaves in the worker and in a page. */
interface TestGlobals {
  readonly chrome: typeof import('webextension-polyfill');
  letGo?: () => Promise<void>;
  isProbing?: boolean;
}

describe.runIf(IS_INSTALLED.Chromium)('Chromium: a new version on its way into the rules', () => {
  let site: SiteServer;
  let list: PublishedList;
  let opened: Chromium;
  let options: Page;

  beforeAll(async () => {
    site = await startSiteServer();
    list = await publishList('ways', [KEPT, GONE, BELOW]);
    opened = await openChromium({ port: site.port });
    await waitForList(opened);
    options = await openOwnPage(opened, 'src/options/index.html');
    const { answer } = await askBackground(options, 'followList', { address: list.following });
    expect(answer).toMatchObject({ kind: 'followed' });
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
    await list?.close();
  });

  /** Where it is stopped is asked of the browser: the rule that decides. */
  async function findRule(host: string): Promise<string | null> {
    return options.evaluate(async (name) => {
      const { declarativeNetRequest } = (globalThis as unknown as TestGlobals).chrome;
      const request = { url: `http://${name}/`, type: 'main_frame', method: 'get' } as const;
      const { matchedRules } = await declarativeNetRequest.testMatchOutcome(request);
      return matchedRules[0]?.rulesetId ?? null;
    }, host);
  }

  async function countSessionRules(): Promise<number> {
    return options.evaluate(async () => {
      const { declarativeNetRequest } = (globalThis as unknown as TestGlobals).chrome;
      return (await declarativeNetRequest.getSessionRules()).length;
    });
  }

  /** From here on the dynamic rules change only when the test lets them. */
  async function holdDynamicRules(): Promise<void> {
    const worker = await opened.findWorker();
    await worker.evaluate(() => {
      const globals = globalThis as unknown as TestGlobals;
      const rules = globals.chrome.declarativeNetRequest;
      const update = rules.updateDynamicRules.bind(rules);
      delete globals.letGo;
      rules.updateDynamicRules = (change) =>
        new Promise((resolve, reject) => {
          globals.letGo = () => {
            rules.updateDynamicRules = update;
            return update(change).then(resolve, reject);
          };
        });
    });
  }

  async function waitUntilHeld(): Promise<void> {
    const worker = await opened.findWorker();
    await waitUntil('the dynamic rules are held', () =>
      worker.evaluate(() => (globalThis as unknown as TestGlobals).letGo !== undefined),
    );
  }

  async function startUpdate(): Promise<void> {
    const updating = await openOwnPage(opened, 'src/options/index.html');
    // A worker that is killed does not answer.
    void askBackground(updating, 'updateLists', {})
      .catch(() => {})
      .then(() => updating.close())
      .catch(() => {});
  }

  /** Asks the browser again and again whether a host would be stopped. @returns what ends it, and tells the misses */
  function probe(host: string): () => Promise<{ readonly asked: number; readonly open: number }> {
    const probing = options.evaluate(async (name) => {
      const globals = globalThis as unknown as TestGlobals;
      globals.isProbing = true;
      const request = { url: `http://${name}/`, type: 'main_frame', method: 'get' } as const;
      let [asked, open] = [0, 0];
      while (globals.isProbing) {
        const { matchedRules } = await globals.chrome.declarativeNetRequest.testMatchOutcome(request);
        asked += 1;
        if (matchedRules.length === 0) open += 1;
      }
      return { asked, open };
    }, host);
    return async () => {
      await options.evaluate(() => {
        (globalThis as unknown as TestGlobals).isProbing = false;
      });
      return probing;
    };
  }

  async function expectStopped(host: string): Promise<void> {
    const page = await opened.openTab();
    const before = site.countVisits(host, '/');
    await visitStopped(opened, page, `http://${host}/`);
    expect(site.countVisits(host, '/')).toBe(before);
    await page.close();
  }

  async function expectOpen(host: string): Promise<void> {
    const page = await opened.openTab();
    await visit(page, `http://${host}/`);
    await page.close();
  }

  test('the session rules say what changes until the dynamic rules do, and no listed host is open meanwhile', async () => {
    const [endKept, endBelow] = [probe(KEPT), probe(BELOW)];
    await holdDynamicRules();
    await list.repository.release(2, [KEPT, BELOW, NEW], 'ways');
    await startUpdate();
    await waitUntilHeld();
    expect([await findRule(NEW), await findRule(KEPT)]).toEqual(['_session', '_dynamic']);
    await expectStopped(NEW);
    await expectStopped(BELOW);
    await expectOpen(GONE);
    const worker = await opened.findWorker();
    await worker.evaluate(() => (globalThis as unknown as TestGlobals).letGo?.());
    await waitUntil('the session rules are gone', async () => (await countSessionRules()) === 0);
    expect([await findRule(NEW), await findRule(GONE)]).toEqual(['_dynamic', null]);
    await expectStopped(NEW);
    await expectStopped(BELOW);
    await expectOpen(GONE);
    for (const { asked, open } of [await endKept(), await endBelow()]) {
      expect(asked).toBeGreaterThan(0);
      expect(open).toBe(0);
    }
  });

  test('a worker that is killed between the two leaves nothing behind: the next one ends what was begun', async () => {
    await holdDynamicRules();
    await list.repository.release(3, [KEPT, BELOW, GONE], 'ways');
    await startUpdate();
    await waitUntilHeld();
    await opened.stopWorkers();
    await expectStopped(KEPT);
    await expectStopped(GONE);
    await waitUntil('the session rules are gone', async () => (await countSessionRules()) === 0);
    expect([await findRule(GONE), await findRule(NEW)]).toEqual(['_dynamic', null]);
    await expectOpen(NEW);
    await expectStopped(BELOW);
  });
});
