import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { clickInNotice, readNotice, runInNotice, waitForNoNotice, waitForNotice } from '../support/notice.ts';
import { NoticeSite, SEIZURE } from '../support/notice-site.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { openPrivateTab, visit } from '../support/tabs.ts';
import { NOTED_HOST, ORDINARY_HOST, RECORDED_SEIZURE_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';
import { HAS_REAL_NOTICES, readRealNotices } from '../unit/page/real-notices.ts';

describe.each(FAMILIES)('%s: the notice in a page', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    const pages = new NoticeSite();
    let site: SiteServer;
    let opened: ExtensionBrowser;

    beforeAll(async () => {
      site = await startSiteServer(pages.answer);
      opened = await openExtensionBrowser(family, { port: site.port });
    });
    afterAll(async () => {
      await opened?.close();
      pages.close();
      await site?.close();
    });

    /** A tab with a page, loaded. */
    async function open(host: string, path: string): Promise<Page> {
      const page = await opened.openTab();
      await visit(page, `http://${host}${path}`);
      return page;
    }

    /** By when whatever was to come into pages that were loaded before has come: a notice that began later is shown. */
    async function letNoticesCome(): Promise<void> {
      const page = await open(ORDINARY_HOST, '/seizure');
      await waitForNotice(opened, page, 'says that it was seized');
      await page.close();
    }

    test('a noted host opens, its page works, and a notice says who says what', async () => {
      const page = await open(NOTED_HOST, '/plain');
      const text = await waitForNotice(opened, page, 'Microsoft');
      expect(text).toContain('linked to a service for criminals');
      expect(text).toContain('Cordon list');
      await page.evaluate(() => document.querySelector<HTMLElement>('#count')?.click());
      expect(await page.evaluate(() => document.querySelector('#count')?.textContent)).toBe('1');
      expect(await page.evaluate(() => document.body.childElementCount)).toBe(2);
      await page.close();
    });

    test('the page cannot look inside, and nothing in it leads anywhere but to an authority', async () => {
      const page = await open(RECORDED_SEIZURE_HOST, '/plain');
      await waitForNotice(opened, page, 'taken over');
      const seen = await page.evaluate(() => {
        const host = document.querySelector('html > [popover]');
        return [host?.shadowRoot, host?.innerHTML, host?.childNodes.length];
      });
      expect(seen).toEqual([null, '', 0]);
      const links = await runInNotice<string[]>(
        opened,
        page,
        "(room) => [...room.querySelectorAll('a')].map((a) => new URL(a.href).host)",
      );
      expect(links).toEqual(['www.justice.gov']);
      const controls = await runInNotice<string[]>(
        opened,
        page,
        "(room) => [...room.querySelectorAll('button, summary, input')].map((e) => e.innerText)",
      );
      expect(controls).toEqual(['Close', 'If you had an account or paid here']);
      await page.close();
    });

    test('it takes no focus; Tab leads to it and Escape closes it', async () => {
      const page = await open(NOTED_HOST, '/focused');
      await waitForNotice(opened, page, 'Microsoft');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');
      await waitUntil('Tab leads into the notice', async () => {
        await page.keyboard.press('Tab');
        return page.evaluate(() => document.activeElement?.matches('html > [popover]') ?? false);
      });
      await page.keyboard.press('Escape');
      await waitForNoNotice(opened, page);
      await page.close();
    });

    test('it is a named region, and its words are spoken', async () => {
      const page = await open(NOTED_HOST, '/plain');
      await waitForNotice(opened, page, 'Microsoft');
      const roles = await runInNotice<unknown>(
        opened,
        page,
        `(room) => { const bar = room.firstElementChild;
          return [bar.tagName, bar.ariaLabel, bar.lang, bar.querySelector('[role]').role, bar.querySelector('svg').ariaHidden]; }`,
      );
      expect(roles).toEqual(['SECTION', 'Notice from Cordon', 'en', 'status', 'true']);
      await page.close();
    });

    test('closed, it stays away from that host in that tab', async () => {
      const page = await open(NOTED_HOST, '/plain');
      await waitForNotice(opened, page, 'Microsoft');
      await clickInNotice(opened, page, 'button');
      await waitForNoNotice(opened, page);
      await visit(page, `http://${NOTED_HOST}/focused`);
      const other = await open(NOTED_HOST, '/plain');
      await waitForNotice(opened, other, 'Microsoft');
      await letNoticesCome();
      expect(await readNotice(opened, page)).toBeNull();
      await visit(page, `http://${RECORDED_SEIZURE_HOST}/plain`);
      await waitForNotice(opened, page, 'taken over');
      await other.close();
      await page.close();
    });

    test('a page that says that it was seized is told as its claim', async () => {
      const page = await open(ORDINARY_HOST, '/seizure');
      const text = await waitForNotice(opened, page, 'This page says that it was seized by the FBI.');
      expect(text).toContain('No list that you follow confirms it');
      expect(text).not.toContain('Confirmed');
      await clickInNotice(opened, page, 'summary');
      const meaning = await waitForNotice(opened, page, 'Accounts:');
      expect(meaning).toContain('Payments:');
      expect(meaning).toContain('Data:');
      await page.close();
    });

    test('it is told as confirmed where a list says so', async () => {
      const page = await open(RECORDED_SEIZURE_HOST, '/seizure');
      const text = await waitForNotice(opened, page, 'Confirmed by a list');
      expect(text).toContain('DeepDotWeb');
      expect(text).toContain('justice.gov');
      await page.close();
    });

    test('a page without a title is read too', async () => {
      pages.pages.set('/untitled', { ...SEIZURE, title: '' });
      const page = await open(ORDINARY_HOST, '/untitled');
      await waitForNotice(opened, page, 'says that it was seized');
      await page.close();
    });

    describe.runIf(HAS_REAL_NOTICES)('archived notices (seizure-pages.json)', () => {
      test.each(HAS_REAL_NOTICES ? readRealNotices().map((notice) => [notice.id, notice] as const) : [])(
        '%s is recognised',
        async (id, { page: facts }) => {
          pages.pages.set(`/${id}`, facts);
          const page = await open(ORDINARY_HOST, `/${id}`);
          await waitForNotice(opened, page, 'says that it was seized');
          await page.close();
        },
      );
    });

    test('articles and ordinary pages have no notice and are left as they were sent', async () => {
      pages.pages.set('/article', { ...SEIZURE, articles: 1, ogType: 'article' });
      pages.pages.set('/shop', { ...SEIZURE, title: 'Garden tools' });
      const tabs = [await open(ORDINARY_HOST, '/article'), await open(ORDINARY_HOST, '/shop')];
      await letNoticesCome();
      for (const page of tabs) {
        expect(await readNotice(opened, page)).toBeNull();
        expect(await page.evaluate(() => document.documentElement.childElementCount)).toBe(2);
        await page.close();
      }
    });

    test('a strict policy of the page leaves it as it is to look like', async () => {
      const page = await open(NOTED_HOST, '/strict');
      await waitForNotice(opened, page, 'Microsoft');
      expect(await measureNotice(opened, page)).toMatchObject({
        top: 0,
        left: 0,
        isFullWidth: true,
        tape: 6,
      });
      await page.close();
    });

    test('a private window has its notices too', async () => {
      const page = await openPrivateTab(opened, `http://${NOTED_HOST}/plain`);
      await waitForNotice(opened, page, 'Microsoft');
      await page.close();
    });
  });
});

/** Where the notice is on the screen, and whether its own styles hold. */
function measureNotice(opened: ExtensionBrowser, page: Page): Promise<unknown> {
  return runInNotice(
    opened,
    page,
    `(room) => { const { top, left, width } = room.getBoundingClientRect();
      return { top, left, isFullWidth: width >= document.documentElement.clientWidth,
        tape: room.querySelector('.tape').getBoundingClientRect().height }; }`,
  );
}
