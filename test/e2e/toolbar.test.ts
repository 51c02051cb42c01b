import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { startSiteServer } from '../support/site-server.ts';
import { openOwnPage, visit } from '../support/tabs.ts';
import { ORDINARY_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Reads, and then sets, what the toolbar says on the one tab of the ordinary host. No API reads an icon; a badge is kept alike. */
function replaceBadge(own: Page, text: string): Promise<string> {
  return own.evaluate(
    async (host, next) => {
      const { chrome } = globalThis as unknown as { chrome: typeof import('webextension-polyfill') };
      const [tab] = await chrome.tabs.query({ url: `*://${host}/*` });
      const before = await chrome.action.getBadgeText({ tabId: tab?.id as number });
      await chrome.action.setBadgeText({ tabId: tab?.id as number, text: next });
      return before;
    },
    ORDINARY_HOST,
    text,
  );
}

describe.each(FAMILIES)('%s: what a tab alone has in the toolbar', (family) => {
  test.runIf(IS_INSTALLED[family])(
    'goes with its document, and stays while the page only changes its address: so icons are set for few pages',
    async () => {
      const site = await startSiteServer();
      const opened = await openExtensionBrowser(family, { port: site.port });
      try {
        const page = await opened.openTab();
        await visit(page, `http://${ORDINARY_HOST}/first`);
        const own = await openOwnPage(opened, 'manifest.json');
        expect(await replaceBadge(own, 'one')).toBe('');
        await page.evaluate(() => history.pushState(null, '', '/pushed'));
        await waitUntil('the address is pushed', () => page.url().endsWith('/pushed'));
        expect(await replaceBadge(own, 'two')).toBe('one');
        await visit(page, `http://${ORDINARY_HOST}/second`);
        expect(await replaceBadge(own, '')).toBe('');
      } finally {
        await opened.close();
        await site.close();
      }
    },
  );
});
