import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { listHosts, readBars, waitForBar, waitForMarks } from '../support/mail-notice.ts';
import { askAboutTab } from '../support/mail-sites.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { openPrivateTab, visit } from '../support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST, WEBMAIL_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const GMAIL = readFileSync(new URL('../fixtures/webmail/gmail.html', import.meta.url), 'utf8');
/** Open below the two of the saved page, of which the first asks for a payment and the second says hello. */
const THIRD = `<div role="listitem" class="h7"><div class="adn ads" data-legacy-message-id="18b0000000000005">
  <h3 class="iw"><span class="gD" email="lisa@muster-ag.example" name="Lisa">Lisa</span></h3>
  <div class="ii gt"><div class="a3s aiL">Siehe <a href="https://${FRAUD_HOST}/login">hier</a>.</div></div></div></div>`;
const CONVERSATION = GMAIL.replace(/(?=<\/div><\/div>\s*<\/div>\s*<div class="M9")/, () => THIRD);

describe.each(FAMILIES)('%s: a webmail that Cordon knows', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;

    beforeAll(async () => {
      // The saved page of Gmail, whoever is asked for it.
      site = await startSiteServer((url, response) => {
        if (url.pathname !== '/mail' && url.pathname !== '/conversation') return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(url.pathname === '/mail' ? GMAIL : CONVERSATION);
        return true;
      });
      opened = await openExtensionBrowser(family, { port: site.port });
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    async function open(host: string, path = '/mail'): Promise<Page> {
      const page = await opened.openTab();
      await visit(page, `https://${host}${path}`);
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

    test('has a notice for each open message of a conversation of which there is something to say', async () => {
      const page = await open(WEBMAIL_HOST, '/conversation');
      const bars = await waitUntil('a bar for two messages', async () => {
        const shown = await readBars(opened, page);
        return shown.length >= 2 ? shown : null;
      });
      expect(bars).toHaveLength(2);
      expect(bars[0]).toContain('RedVDS');
      expect(bars[1]).toContain('Voltaiko');
      expect(bars[1]).not.toContain('RedVDS');
      expect(await page.evaluate(listNoticed)).toEqual(['18b0000000000003', '18b0000000000005']);
      const { open: mails } = (await askAboutTab(opened, page)).mail;
      expect(mails.map(({ level }) => level)).toEqual([
        'danger',
        expect.stringMatching(/^(?:clear|context)$/),
        'danger',
      ]);

      await page.bringToFront();
      await page.evaluate(() => {
        const [last] = [...document.querySelectorAll('.h7')].slice(-1);
        if (last !== undefined) last.className = 'kv';
      });
      await waitUntil('the notice of the closed message is gone', async () => {
        return (await readBars(opened, page)).length === 1;
      });
      expect(await page.evaluate(listNoticed)).toEqual(['18b0000000000003']);
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

/** Runs in the page. @returns the ids of the messages right above whose content something stands that is as high as a notice */
function listNoticed(): readonly (string | null)[] {
  return [...document.querySelectorAll('.adn')]
    .filter((message) =>
      [...message.querySelectorAll('span')].some(
        (host) => host.childNodes.length === 0 && host.attributes.length === 0 && host.offsetHeight > 60,
      ),
    )
    .map((message) => message.getAttribute('data-legacy-message-id'));
}
