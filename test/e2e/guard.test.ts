import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import {
  openPrivateTab,
  readHeadedText,
  startVisit,
  visit,
  visitStopped,
  waitForAddress,
  waitForFramedWarning,
  waitForNewTab,
  waitForWarning,
} from '../support/tabs.ts';
import {
  AUTHORITY_HOST,
  FRAUD_HOST,
  NOTED_HOST,
  ORDINARY_HOST,
  SEIZED_HOST,
  SEIZED_SUBDOMAIN,
} from '../support/test-hosts.ts';

describe.each(FAMILIES)('%s: what is stopped and what is not', (family) => {
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

    test.each([
      `http://${SEIZED_HOST}/`,
      `https://${SEIZED_HOST}/login?user=1#part`,
      `http://${SEIZED_SUBDOMAIN}/panel`,
      `https://${SEIZED_SUBDOMAIN}/panel`,
      `http://someone@${SEIZED_HOST}:80/`,
    ])('a seized host is stopped and explained: %s', async (address) => {
      const page = await opened.openTab();
      startVisit(page, address);
      await waitForAddress(page, (at) => at.startsWith(`${opened.extensionRoot}src/warning/index.html#`));
      const text = await readHeadedText(page);
      expect(text).toContain('taken over under a court order');
      expect(text).toContain('RedVDS');
      expect(text).toContain('Microsoft');
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await page.close();
    });

    test('a fraud-linked host is stopped with other words and other advice', async () => {
      const page = await opened.openTab();
      const text = await visitStopped(opened, page, `http://${FRAUD_HOST}/deposit`);
      expect(text).toContain('Do not enter anything here');
      expect(text).not.toContain('taken over');
      expect(site.countRequests(FRAUD_HOST)).toBe(0);
      await page.close();
    });

    test('a link to a listed host is stopped, in the same tab and in a new one', async () => {
      const target = `http://${SEIZED_HOST}/from-a-link`;
      const page = await opened.openTab();
      await visit(page, `http://${ORDINARY_HOST}/link?to=${encodeURIComponent(target)}`);
      const before = new Set(await opened.listTabs());
      await page.evaluate(() => document.querySelector<HTMLElement>('#blank')?.click());
      const tab = await waitForNewTab(opened, before);
      await waitForWarning(opened, tab, target);
      await tab.close();
      await page.evaluate(() => document.querySelector<HTMLElement>('#link')?.click());
      await waitForWarning(opened, page, target);
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await page.close();
    });

    test('a redirect to a listed host is stopped', async () => {
      const target = `http://${SEIZED_HOST}/from-a-redirect`;
      const second = `http://${ORDINARY_HOST}/redirect?to=${encodeURIComponent(target)}`;
      const page = await opened.openTab();
      startVisit(page, `http://${ORDINARY_HOST}/redirect?to=${encodeURIComponent(second)}`);
      await waitForWarning(opened, page, target);
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await page.close();
    });

    test('an ordinary page is fetched once and shown as it was sent', async () => {
      const page = await opened.openTab();
      await visit(page, `http://${ORDINARY_HOST}/untouched`);
      expect(site.countVisits(ORDINARY_HOST, '/untouched')).toBe(1);
      const scripts = await page.evaluate(() => document.querySelectorAll('script, style, link').length);
      expect(scripts).toBe(0);
      expect(await page.evaluate(() => document.documentElement.childElementCount)).toBe(2);
      expect(await page.evaluate(() => document.body.childElementCount)).toBe(2);
      await page.close();
    });

    test('a host listed for the record, and an authority’s own page, open', async () => {
      const page = await opened.openTab();
      await visit(page, `http://${NOTED_HOST}/`);
      await visit(page, `http://${AUTHORITY_HOST}/redvds/`);
      await page.close();
    });

    test('a listed host in a frame gets a framed warning whose only control opens a tab', async () => {
      const target = `http://${SEIZED_HOST}/framed`;
      const page = await opened.openTab();
      await visit(page, `http://${ORDINARY_HOST}/frame?to=${encodeURIComponent(target)}`);
      const frame = await waitForFramedWarning(page);
      const controls = await frame.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('a, button, input, summary')].map((e) => e.innerText),
      );
      expect(controls).toEqual(['Open in a tab']);
      const before = new Set(await opened.listTabs());
      await frame.evaluate(() => document.querySelector<HTMLElement>('button')?.click());
      const tab = await waitForNewTab(opened, before);
      expect(await waitForWarning(opened, tab, target)).toContain('Back to safety');
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await tab.close();
      await page.close();
    });

    test('an address of 64 KB on a listed host is stopped', async () => {
      const page = await opened.openTab();
      startVisit(page, `http://${SEIZED_HOST}/${'a'.repeat(64 * 1024)}`);
      await waitForAddress(page, (at) => at.startsWith(opened.extensionRoot));
      expect(await readHeadedText(page)).toContain('RedVDS');
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await page.close();
    });

    test('a private window is guarded too', async () => {
      const target = `http://${SEIZED_HOST}/private`;
      const tab = await openPrivateTab(opened, target);
      expect(await waitForWarning(opened, tab, target)).toContain('RedVDS');
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await tab.close();
    });
  });
});
