import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, openChromium } from '../support/chromium.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { killBrowserDuringSyncs, stopWorkerDuringSyncs } from '../support/killed-sync.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, openOwnPage, visitStopped, waitForList } from '../support/tabs.ts';
import { SEIZED_HOST } from '../support/test-hosts.ts';
import { LASTING_HOST, VersionedList } from '../support/versioned-list.ts';

// The same, often enough to count: `npm run faults`.
describe.runIf(IS_INSTALLED.Chromium)(
  'Chromium: ended during a sync, a list is old or new, never mixed',
  () => {
    test('the browser, killed', async () => {
      await killBrowserDuringSyncs('Chromium', { seed: 3, kills: 4, log: () => {} });
    }, 120_000);

    test('the worker, stopped', async () => {
      await stopWorkerDuringSyncs({ seed: 4, kills: 4, log: () => {} });
    }, 120_000);
  },
);

describe.runIf(IS_INSTALLED.Chromium)('Chromium: storage that fails under a running worker', () => {
  let list: VersionedList;
  let site: SiteServer;
  let opened: Chromium;
  let options: Awaited<ReturnType<typeof openOwnPage>>;
  let inspect: Awaited<ReturnType<typeof openOwnPage>>;

  beforeAll(async () => {
    list = await VersionedList.publish();
    site = await startSiteServer();
    opened = await openChromium({ port: site.port });
    await waitForList(opened);
    options = await openOwnPage(opened, 'src/options/index.html');
    inspect = await openOwnPage(opened, 'src/inspect/index.html');
    await askBackground(options, 'followList', { address: list.published.following });
    expect(await isListed(LASTING_HOST)).toBe(true);
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
    await list?.published.close();
  });

  async function sync() {
    const { answer } = await askBackground(options, 'updateLists', {});
    const { fingerprint } = list.published;
    const shown = answer?.lists.find(({ key }) => key === fingerprint);
    return { version: shown?.info.version ?? null, problem: shown?.updates?.problemCode ?? null };
  }

  async function isListed(host: string): Promise<boolean> {
    const { answer } = await askBackground(inspect, 'checkAddress', { text: host });
    return answer?.outcome.kind === 'listed';
  }

  test('deleted: the packaged list and the browser’s rules protect at once, the next sync brings the list back', async () => {
    await options.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('cordon-lists');
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
    );
    expect(await isListed(SEIZED_HOST)).toBe(true);
    const page = await opened.openTab();
    await visitStopped(opened, page, `http://${SEIZED_HOST}/deleted`);
    expect(site.countRequests(SEIZED_HOST)).toBe(0);
    await page.close();
    expect(await sync()).toEqual({ version: list.version, problem: null });
    expect(await isListed(LASTING_HOST)).toBe(true);
    const { answer } = await askBackground(options, 'describeProtection', {});
    expect(answer?.protection.rules).toBe('active');
  });

  test('damaged: every block of every list overwritten, the packaged list protects and the next sync mends the other', async () => {
    await options.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('cordon-lists');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = db.transaction('blocks', 'readwrite');
      const cursor = transaction.objectStore('blocks').openCursor();
      cursor.onsuccess = () => {
        cursor.result?.update(new Uint8Array([1, 2, 3]));
        cursor.result?.continue();
      };
      await new Promise<void>((resolve) => {
        transaction.oncomplete = () => resolve();
      });
      db.close();
    });
    await opened.stopWorkers();
    expect(await isListed(SEIZED_HOST)).toBe(true);
    await sync();
    expect(await sync()).toEqual({ version: list.version, problem: null });
    expect(await isListed(LASTING_HOST)).toBe(true);
    expect(await isListed(SEIZED_HOST)).toBe(true);
  });
});
