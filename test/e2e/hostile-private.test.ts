import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { continueAnyway, openOwnPage, openPrivateTab, waitForWarning } from '../support/tabs.ts';
import { FRAUD_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

describe.each(FAMILIES)('%s: a private window', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;

    beforeAll(async () => {
      site = await startSiteServer();
      opened = await openExtensionBrowser(family, { port: site.port });
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    test('leaves nothing that outlives the browser of a listed page that was continued to in it', async () => {
      const own = await openOwnPage(opened, 'src/options/index.html');
      await waitUntil('the worker has done what it does at its start', async () =>
        JSON.stringify(await own.evaluate(readAllStorage)).includes('memory-last-look'),
      );
      const before = await own.evaluate(readAllStorage);
      const target = `http://${FRAUD_HOST}/in-private`;
      const tab = await openPrivateTab(opened, target);
      await waitForWarning(opened, tab, target);
      await continueAnyway(tab);
      // By the server: the driver may lose a tab that leaves our page for another process.
      await waitUntil('the page is fetched', () => site.countVisits(FRAUD_HOST, '/in-private') === 1);
      const during = await own.evaluate(readAllStorage);
      expect(during.kept).toEqual(before.kept);
      await tab.close();
      // Chromium ends the private worker with its last window, before that worker hears of the tab's end.
      if (family === 'Firefox') {
        await waitUntil('what is known in memory is gone with the tab', async () => {
          const { memory } = await own.evaluate(readAllStorage);
          return !JSON.stringify(memory).includes(FRAUD_HOST);
        });
      }
      const after = await own.evaluate(readAllStorage);
      expect(after.kept).toEqual(before.kept);
      await own.close();
    });
  });
});

interface AllStorage {
  /** What outlives the browser. */
  readonly kept: unknown;
  /** What does not, the rules of passes among it. */
  readonly memory: unknown;
}

/** Runs in one of our pages. */
async function readAllStorage(): Promise<AllStorage> {
  const { browser, chrome } = globalThis as unknown as {
    readonly browser?: typeof import('webextension-polyfill');
    readonly chrome: typeof import('webextension-polyfill');
  };
  const api = browser ?? chrome;
  const databases = await indexedDB.databases();
  const stores: [string, number][] = [];
  for (const { name = '' } of databases) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const keys = await new Promise<number>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).count();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      stores.push([`${name}/${store}`, keys]);
    }
    database.close();
  }
  const hasRules = api.declarativeNetRequest !== undefined;
  return {
    kept: {
      local: JSON.stringify(await api.storage.local.get()),
      stores,
      dynamic: hasRules ? (await api.declarativeNetRequest.getDynamicRules()).map(({ id }) => id) : [],
    },
    memory: [
      await api.storage.session.get(),
      hasRules ? await api.declarativeNetRequest.getSessionRules() : [],
    ],
  };
}
