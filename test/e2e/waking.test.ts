import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Chromium, openChromium } from '../support/chromium.ts';
import type { ExtensionBrowser, Family } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openFirefox } from '../support/firefox.ts';
import { waitForIdleBackground } from '../support/idle-background.ts';
import { waitForNotice } from '../support/notice.ts';
import { NoticeSite } from '../support/notice-site.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, openOwnPage, visit, waitForList } from '../support/tabs.ts';
import { NOTED_HOST, ORDINARY_HOST } from '../support/test-hosts.ts';

// Listeners stand in the background's first turn, and most of what they call is loaded behind it (docs/architecture.md,
// "What starts first"): nothing that wakes it may be lost in between.

interface Sleeper {
  readonly opened: ExtensionBrowser;
  putToSleep(): Promise<void>;
}

async function openSleeper(family: Family, port: number): Promise<Sleeper> {
  if (family === 'Chromium') {
    const opened: Chromium = await openChromium({ port });
    return { opened, putToSleep: () => opened.stopWorkers() };
  }
  const opened = await openFirefox({ port, preferences: { 'extensions.background.idle.timeout': 2000 } });
  return { opened, putToSleep: () => waitForIdleBackground(opened) };
}

describe.each(FAMILIES)('%s: a background that sleeps', (family) => {
  describe.runIf(IS_INSTALLED[family])('is woken', () => {
    const pages = new NoticeSite();
    let site: SiteServer;
    let sleeper: Sleeper;

    beforeAll(async () => {
      site = await startSiteServer(pages.answer);
      sleeper = await openSleeper(family, site.port);
      await waitForList(sleeper.opened);
    });
    afterAll(async () => {
      await sleeper?.opened.close();
      pages.close();
      await site?.close();
    });
    beforeEach(() => sleeper.putToSleep());

    test('by a page of its own that asks something', async () => {
      const own = await openOwnPage(sleeper.opened, 'src/inspect/index.html');
      const { answer } = await askBackground(own, 'checkAddress', { text: 'redvds.com' });
      expect(answer?.outcome.kind).toBe('listed');
      await own.close();
    });

    test('by a page that is to have a notice', async () => {
      const page = await sleeper.opened.openTab();
      await visit(page, `http://${NOTED_HOST}/plain`);
      await waitForNotice(sleeper.opened, page, 'Microsoft');
      await page.close();
    });

    test('by a page that says that it was seized', async () => {
      const page = await sleeper.opened.openTab();
      await visit(page, `http://${ORDINARY_HOST}/seizure`);
      await waitForNotice(sleeper.opened, page, 'says that it was seized');
      await page.close();
    });
  });
});
