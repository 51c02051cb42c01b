import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectNotices, LOOKS } from '../support/axe.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { type ExtensionWorlds, watchExtensionWorlds } from '../support/extension-worlds.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { clickInNotice, runInNotice, waitForNotice } from '../support/notice.ts';
import { NoticeSite } from '../support/notice-site.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { visit } from '../support/tabs.ts';
import { NOTED_HOST, ORDINARY_HOST, RECORDED_SEIZURE_HOST } from '../support/test-hosts.ts';

const NOTICES = [
  ['claims', ORDINARY_HOST, 'This page says'],
  ['confirmed', RECORDED_SEIZURE_HOST, 'Confirmed'],
  ['note', NOTED_HOST, 'Microsoft'],
] as const;

describe.runIf(IS_INSTALLED.Chromium)('accessibility of the notice (axe)', () => {
  const pages = new NoticeSite();
  let site: SiteServer;
  let opened: ExtensionBrowser;

  beforeAll(async () => {
    site = await startSiteServer(pages.answer);
    opened = await openExtensionBrowser('Chromium', { port: site.port });
  });
  afterAll(async () => {
    await opened?.close();
    pages.close();
    await site?.close();
  });

  async function open(host: string, words: string): Promise<{ page: Page; worlds: ExtensionWorlds }> {
    const page = await opened.openTab();
    const worlds = await watchExtensionWorlds(page, opened.extensionRoot);
    await visit(page, `http://${host}/seizure`);
    await waitForNotice(opened, page, words);
    return { page, worlds };
  }

  describe.each(LOOKS)('%s', (_, features, direction) => {
    test.each(NOTICES)('%s', async (name, host, words) => {
      const { page, worlds } = await open(host, words);
      await page.emulateMediaFeatures([...features]);
      await runInNotice(opened, page, `(room) => { room.firstElementChild.dir = '${direction}'; }`);
      if (name !== 'note') await clickInNotice(opened, page, 'summary');
      const { passed, violations } = await inspectNotices(worlds, "['html > [popover]']");
      expect(violations).toEqual([]);
      // It has looked inside.
      expect(passed).toBeGreaterThanOrEqual(8);
      await page.close();
    });
  });

  test.each(NOTICES)('320 pixels wide, nothing is cut off: %s', async (name, host, words) => {
    const { page } = await open(host, words);
    await page.setViewport({ width: 320, height: 640 });
    if (name !== 'note') await clickInNotice(opened, page, 'summary');
    const [overflow, isButtonInSight] = (await runInNotice<[number, boolean]>(
      opened,
      page,
      `(room) => { const { top, right, bottom } = room.querySelector('button').getBoundingClientRect();
        return [room.scrollWidth - room.clientWidth, top >= 0 && right <= innerWidth && bottom <= innerHeight]; }`,
    )) as [number, boolean];
    expect(overflow).toBe(0);
    expect(isButtonInSight).toBe(true);
    await page.close();
  });
});
