import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findExtension } from '../support/built-extension.ts';
import { type Chromium, installExtension, openChromium, openPlainChromium } from '../support/chromium.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { openFirefox } from '../support/firefox.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import {
  askBackground,
  continueAnyway,
  openOwnPage,
  openPrivateTab,
  startVisit,
  visit,
  visitStopped,
  waitForList,
  waitForWarning,
} from '../support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST, SEIZED_HOST, SEIZED_SUBDOMAIN } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

describe.runIf(IS_INSTALLED.Chromium)('Chromium: faults', () => {
  let site: SiteServer;
  let opened: Chromium;

  beforeEach(async () => {
    site = await startSiteServer();
    opened = await openChromium({ port: site.port });
    await waitForList(opened);
  });
  afterEach(async () => {
    await opened?.close();
    await site?.close();
  });

  test.each([SEIZED_HOST, SEIZED_SUBDOMAIN, FRAUD_HOST])(
    'a worker that sleeps stops %s and explains it',
    async (host) => {
      const page = await opened.openTab();
      await opened.stopWorkers();
      expect(await visitStopped(opened, page, `http://${host}/asleep`)).toContain('Back to safety');
      expect(site.countRequests(host)).toBe(0);
    },
  );

  test('a worker that is stopped between warning and "Continue" still keeps its word', async () => {
    const page = await opened.openTab();
    await visitStopped(opened, page, `http://${FRAUD_HOST}/resumed`);
    await opened.stopWorkers();
    await continueAnyway(page);
    await waitUntil('the page is fetched', () => site.countVisits(FRAUD_HOST, '/resumed') === 1);
  });

  test('a pass outlives the worker that gave it', async () => {
    const page = await opened.openTab();
    const warning = `http://${FRAUD_HOST}/first`;
    await visitStopped(opened, page, warning);
    const view = await askBackground(page, 'describeWarning', { address: warning });
    const token = view.answer?.kind === 'listed' ? view.answer.continueToken : null;
    // The answer is lost with the page that asked for it: the tab moves on.
    void askBackground(page, 'continueVisit', { token: token ?? '' }).catch(() => {});
    await waitUntil('the page is fetched', () => site.countVisits(FRAUD_HOST, '/first') === 1);
    await opened.stopWorkers();
    await visit(page, `http://${FRAUD_HOST}/second`);
    expect(site.countVisits(FRAUD_HOST, '/second')).toBe(1);
  });

  test('with its storage deleted, the sleeping worker still stops and explains', async () => {
    const own = await openOwnPage(opened, 'src/options/index.html');
    const page = await opened.openTab();
    await opened.stopWorkers();
    await own.evaluate(deleteDatabases);
    expect(await visitStopped(opened, page, `http://${SEIZED_HOST}/no-storage`)).toContain('RedVDS');
    expect(site.countRequests(SEIZED_HOST)).toBe(0);
  });

  test('with storage that cannot be opened, the packaged list explains', async () => {
    const own = await openOwnPage(opened, 'src/options/index.html');
    const page = await opened.openTab();
    await opened.stopWorkers();
    await own.evaluate(makeDatabaseUnreadable);
    expect(await visitStopped(opened, page, `http://${SEIZED_HOST}/bad-storage`)).toContain('RedVDS');
    expect(site.countRequests(SEIZED_HOST)).toBe(0);
    const { answer } = await askBackground(own, 'describeProtection', {});
    expect(answer?.lists.map(({ origin }) => origin)).toEqual(['package']);
  });

  test('with the browser’s rules gone, the navigation backstop takes the tab back', async () => {
    const own = await openOwnPage(opened, 'src/options/index.html');
    await own.evaluate(async () => {
      const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
      const rules = await chrome.declarativeNetRequest.getDynamicRules();
      await chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: rules.map(({ id }) => id) });
    });
    const page = await opened.openTab();
    expect(await visitStopped(opened, page, `http://${SEIZED_HOST}/no-rules`)).toContain('RedVDS');
  });

  test('a private window with a sleeping worker stops and explains', async () => {
    const first = await openPrivateTab(opened, `http://${SEIZED_HOST}/one`);
    await waitForWarning(opened, first, `http://${SEIZED_HOST}/one`);
    await opened.stopWorkers();
    await visitStopped(opened, first, `http://${SEIZED_SUBDOMAIN}/two`);
    expect(site.countRequests(SEIZED_HOST)).toBe(0);
  });
});

describe.runIf(IS_INSTALLED.Chromium)('Chromium: before the worker was there', () => {
  test('a listed page that is already open is taken back when the worker starts', async () => {
    const site = await startSiteServer();
    const plain = await openPlainChromium({ port: site.port });
    const [page = await plain.browser.newPage()] = await plain.browser.pages();
    const target = `http://${SEIZED_HOST}/already-open`;
    await visit(page, target);
    expect(site.countRequests(SEIZED_HOST)).toBeGreaterThan(0);
    const id = await installExtension(plain.browser, findExtension('chrome'));
    await waitForWarning({ extensionRoot: `chrome-extension://${id}/` }, page, target);
    await plain.close();
    await site.close();
  });
});

describe.runIf(IS_INSTALLED.Firefox)('Firefox: faults', () => {
  let site: SiteServer;

  beforeEach(async () => {
    site = await startSiteServer();
  });
  afterEach(async () => {
    await site?.close();
  });

  async function withFirefox(
    preferences: Readonly<Record<string, string | number | boolean>>,
    use: (opened: ExtensionBrowser) => Promise<void>,
  ): Promise<void> {
    const opened = await openFirefox({ port: site.port, preferences });
    try {
      await use(opened);
    } finally {
      await opened.close();
    }
  }

  test('a background page that was put to sleep stops and explains', async () => {
    await withFirefox({ 'extensions.background.idle.timeout': 500 }, async (opened) => {
      await waitForList(opened);
      const own = await openOwnPage(opened, 'src/options/index.html');
      await waitUntil('the background page sleeps', () =>
        own.evaluate(() => {
          const { browser } = globalThis as unknown as {
            readonly browser: { readonly extension: { getViews(): readonly Window[] } };
          };
          return browser.extension.getViews().every((view) => view.location.pathname.startsWith('/src/'));
        }),
      );
      const page = await opened.openTab();
      expect(await visitStopped(opened, page, `http://${SEIZED_HOST}/asleep`)).toContain('RedVDS');
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
    });
  });

  test('without any storage, the packaged list stops and explains', async () => {
    await withFirefox({ 'dom.indexedDB.enabled': false }, async (opened) => {
      const page = await opened.openTab();
      expect(await visitStopped(opened, page, `http://${SEIZED_HOST}/no-storage`)).toContain('RedVDS');
      await visit(page, `http://${ORDINARY_HOST}/no-storage`);
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
    });
  });

  test('from the first moment after installation, a listed host is stopped', async () => {
    await withFirefox({}, async (opened) => {
      const page = await opened.openTab();
      startVisit(page, `http://${SEIZED_HOST}/at-once`);
      await waitForWarning(opened, page, `http://${SEIZED_HOST}/at-once`);
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
    });
  });
});

async function deleteDatabases(): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  }
}

/** Leaves a database of a later version behind: opening it with ours is an error. */
async function makeDatabaseUnreadable(): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 1_000_000);
      request.onupgradeneeded = () => {
        for (const store of request.result.objectStoreNames) request.result.deleteObjectStore(store);
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
  }
}
