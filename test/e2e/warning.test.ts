import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import {
  askBackground,
  clickOn,
  continueAnyway,
  openFreshTab,
  openOwnPage,
  readHeadedText,
  visit,
  visitStopped,
  waitForAddress,
  waitForEnd,
  waitForWarning,
} from '../support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST, SEIZED_HOST, SEIZED_SUBDOMAIN } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const WARNING = 'src/warning/index.html';

describe.each(FAMILIES)('%s: the warning page', (family) => {
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

    test('its one primary action has the focus', async () => {
      const page = await opened.openTab();
      await visitStopped(opened, page, `http://${SEIZED_HOST}/`);
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe(
        'Back to safety',
      );
      await page.close();
    });

    test('"Back to safety" goes back to the page before', async () => {
      const page = await opened.openTab();
      await visit(page, `http://${ORDINARY_HOST}/before`);
      await visitStopped(opened, page, `http://${SEIZED_HOST}/after`);
      await clickOn(page, 'Back to safety');
      await waitForAddress(page, (at) => at === `http://${ORDINARY_HOST}/before`);
      await page.close();
    });

    test('"Continue" opens that host in that tab and nothing else', async () => {
      const target = `http://${FRAUD_HOST}/continued`;
      const page = await opened.openTab();
      await visitStopped(opened, page, target);
      await continueAnyway(page);
      await waitForAddress(page, (at) => at.replace(/^https?:/, 'http:') === target);
      expect(site.countVisits(FRAUD_HOST, '/continued')).toBe(1);

      const other = await opened.openTab();
      await visitStopped(opened, other, target);
      await visitStopped(opened, page, `http://${SEIZED_HOST}/`);
      expect(site.countVisits(FRAUD_HOST, '/continued')).toBe(1);
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await other.close();
      await page.close();
    });

    test('a pass for a host is none for its subdomains', async () => {
      const page = await opened.openTab();
      await visitStopped(opened, page, `http://${SEIZED_HOST}/parent`);
      await continueAnyway(page);
      await waitForAddress(page, (at) => at.endsWith(`${SEIZED_HOST}/parent`) && at.startsWith('http'));
      await visitStopped(opened, page, `http://${SEIZED_SUBDOMAIN}/child`);
      expect(site.countRequests(SEIZED_SUBDOMAIN)).toBe(0);
      await page.close();
    });

    test('a page that its own service worker serves is stopped in a tab without a pass', async () => {
      const page = await opened.openTab();
      await visitStopped(opened, page, `https://${SEIZED_HOST}/quiet-worker`);
      await continueAnyway(page);
      await waitForAddress(page, (at) => at === `https://${SEIZED_HOST}/quiet-worker`);
      await page.waitForFunction(() => document.title === 'ready');
      const other = await opened.openTab();
      await visitStopped(opened, other, `https://${SEIZED_HOST}/served-by-the-worker`);
      await other.close();
      await page.close();
    });

    test('a continue token that was made up, or given to another tab, takes the tab back', async () => {
      const address = `http://${SEIZED_SUBDOMAIN}/forged`;
      const other = await opened.openTab();
      await visitStopped(opened, other, address);
      const { answer } = await askBackground(other, 'describeWarning', { address });
      const foreign = answer?.kind === 'listed' ? (answer.continueToken ?? '') : '';
      expect(foreign).not.toBe('');
      const page = await opened.openTab();
      for (const token of ['made up', foreign]) {
        await visit(page, `http://${ORDINARY_HOST}/before`);
        await visitStopped(opened, page, address);
        // The answer may be lost with the page that asked for it.
        void askBackground(page, 'continueVisit', { token }).catch(() => {});
        await waitForAddress(page, (at) => at.endsWith(`${ORDINARY_HOST}/before`));
      }
      expect(site.countVisits(SEIZED_SUBDOMAIN, '/forged')).toBe(0);
      await other.close();
      await page.close();
    });

    test('opened by hand for an address that is not listed, it says so', async () => {
      const page = await openOwnPage(opened, `${WARNING}#http://${ORDINARY_HOST}/forged?by=hand`);
      const text = await readHeadedText(page);
      expect(text).toContain('not on any list');
      expect(text).not.toContain('taken over');
      await page.close();
    });

    test.each([
      'javascript:alert(document.domain)',
      'data:text/html,<h1>seized</h1>',
      'blob:http://redvds.com/1',
      'http://[',
      '',
      '<img src=x onerror=alert(1)>',
    ])('opened by hand with %j, it claims nothing and links nowhere', async (fragment) => {
      const page = await openOwnPage(opened, WARNING);
      await page.evaluate((hash) => {
        document.documentElement.id = 'before-reload';
        location.hash = hash;
        location.reload();
      }, fragment);
      await waitUntil('the page is loaded anew', () =>
        page.evaluate(() => document.documentElement.id === '' && document.readyState === 'complete'),
      );
      const text = await readHeadedText(page);
      expect(text).not.toContain('taken over');
      expect(await page.evaluate(() => document.querySelectorAll('#root img, #root [onerror]').length)).toBe(
        0,
      );
      const links = await page.evaluate(() => [...document.querySelectorAll('a')].map(({ href }) => href));
      expect(links).toEqual([]);
      await page.close();
    });

    test('details name the sources, and a mistake can be reported', async () => {
      const page = await opened.openTab();
      await visitStopped(opened, page, `http://${SEIZED_HOST}/`);
      await clickOn(page, 'Details');
      const links = await page.evaluate(() =>
        [...document.querySelectorAll('details[open] a')].map((a) => (a as HTMLAnchorElement).href),
      );
      expect(links.some((link) => link.startsWith('https://'))).toBe(true);
      await clickOn(page, 'This is a mistake');
      const report = await page.evaluate(() => document.querySelector('.report')?.textContent ?? '');
      expect(report).toContain('redvds');
      await page.close();
    });

    test('without anything to go back to, "Back to safety" leaves no warning behind', async () => {
      const page = await openFreshTab(opened, `http://${SEIZED_HOST}/only`);
      await waitForWarning(opened, page, `http://${SEIZED_HOST}/only`);
      await clickOn(page, 'Back to safety');
      await waitForEnd(page);
    });
  });
});
