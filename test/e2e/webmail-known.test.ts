import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { listHosts, waitForBar, waitForMarks } from '../support/mail-notice.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { openPrivateTab, visit } from '../support/tabs.ts';
import { ORDINARY_HOST, WEBMAIL_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const GMAIL = readFileSync(new URL('../fixtures/webmail/gmail.html', import.meta.url));

describe.each(FAMILIES)('%s: a webmail that Cordon knows', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;

    beforeAll(async () => {
      // The saved page of Gmail, whoever is asked for it.
      site = await startSiteServer((url, response) => {
        if (url.pathname !== '/mail') return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(GMAIL);
        return true;
      });
      opened = await openExtensionBrowser(family, { port: site.port });
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    async function open(host: string): Promise<Page> {
      const page = await opened.openTab();
      await visit(page, `https://${host}/mail`);
      return page;
    }

    test('has its notices from the first page on, and any other site that looks the same has none', async () => {
      const elsewhere = await open(ORDINARY_HOST);
      const page = await open(WEBMAIL_HOST);
      await waitForBar(opened, page, 'Danger');
      expect(await waitForMarks(opened, page)).toContain('Seized: about this link');
      expect(await listHosts(opened, elsewhere)).toBe(0);
      await page.close();
      await elsewhere.close();
    });

    test('has them in a private window too', async () => {
      const page = await openPrivateTab(opened, `https://${WEBMAIL_HOST}/mail`);
      await waitForBar(opened, page, 'Danger');
      await waitForMarks(opened, page);
      await page.close();
    });

    test('keeps nothing in the page once the message is closed', async () => {
      const page = await open(WEBMAIL_HOST);
      await waitForBar(opened, page, 'Danger');
      await page.evaluate(() => {
        for (const message of document.querySelectorAll('.adn')) message.remove();
      });
      await waitUntil('the notice is gone', async () => (await listHosts(opened, page)) === 0);
      await page.close();
    });
  });
});
