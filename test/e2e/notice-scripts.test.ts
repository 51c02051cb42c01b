import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayBeNotice } from '../../src/core/page/title-sign.ts';
import { type Chromium, openChromium } from '../support/chromium.ts';
import { type ExtensionWorlds, watchExtensionWorlds } from '../support/extension-worlds.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { waitForNotice } from '../support/notice.ts';
import { NoticeSite, SEIZURE } from '../support/notice-site.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { visit, waitForList } from '../support/tabs.ts';
import { AUTHORITY_HOST, NOTED_HOST, ORDINARY_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';
import { readCounterExamples } from '../unit/page/counter-examples.ts';

/** What the browser itself says of scripts of the extension in a page: Chromium alone tells. */
describe.runIf(IS_INSTALLED.Chromium)('Chromium: which pages are given a script', () => {
  const pages = new NoticeSite();
  let site: SiteServer;
  let opened: Chromium;

  beforeAll(async () => {
    site = await startSiteServer(pages.answer);
    opened = await openChromium({ port: site.port });
    await waitForList(opened);
  });
  afterAll(async () => {
    await opened?.close();
    pages.close();
    await site?.close();
  });

  /** A fresh tab, and the extension's script worlds in the document that it shows. */
  async function openWatched(): Promise<{ readonly page: Page; readonly watch: ExtensionWorlds }> {
    const page = await opened.openTab();
    return { page, watch: await watchExtensionWorlds(page, opened.extensionRoot) };
  }

  test('an ordinary page, an authority’s page and an article with another title: none at all', async () => {
    pages.pages.set('/shop', { ...SEIZURE, title: 'Garden tools' });
    const watched = [];
    for (const address of [
      `http://${ORDINARY_HOST}/plain`,
      `http://${ORDINARY_HOST}/shop`,
      `http://${ORDINARY_HOST}/flooding`,
      `http://${AUTHORITY_HOST}/seizure`,
    ]) {
      const { page, watch } = await openWatched();
      await visit(page, address);
      watched.push({ page, watch });
    }
    // What comes later and asks for more is done by now.
    const { page: claiming, watch: claimed } = await openWatched();
    await visit(claiming, `http://${ORDINARY_HOST}/seizure`);
    await waitForNotice(opened, claiming, 'says that it was seized');
    for (const { page, watch } of watched) {
      expect(watch.list(), page.url()).toEqual([]);
      await page.close();
    }
    // The watch would have seen one.
    expect(claimed.list()).toHaveLength(1);
    await claiming.close();
  });

  test('a noted host: one, and none in its frames', async () => {
    const { page, watch } = await openWatched();
    await visit(
      page,
      `http://${NOTED_HOST}/frame?to=${encodeURIComponent(`http://${ORDINARY_HOST}/seizure`)}`,
    );
    await waitForNotice(opened, page, 'Microsoft');
    expect(watch.list()).toHaveLength(1);
    await page.close();
  });

  test('each counter-example whose title asks for it is read, and judged as it was written', async () => {
    const { page, watch } = await openWatched();
    const examples = readCounterExamples().filter(({ id, page: facts }) =>
      mayBeNotice(facts.title, `http://${ORDINARY_HOST}/${id}`),
    );
    expect(examples.length).toBeGreaterThanOrEqual(30);
    for (const { id, page: facts, expected } of examples) {
      pages.pages.set(`/${id}`, facts);
      await visit(page, `http://${ORDINARY_HOST}/${id}`);
      const recognition = await waitUntil(`${id} is read`, () =>
        watch.evaluate('globalThis.cordonReadPage?.() ?? null'),
      );
      expect(recognition, id).toMatchObject({ kind: expected });
      if (expected === 'claims') await waitForNotice(opened, page, 'says that it was seized');
    }
    await page.close();
  });
});
