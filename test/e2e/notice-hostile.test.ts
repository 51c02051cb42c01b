import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { clickInNotice, readNotice, runInNotice, waitForNoNotice, waitForNotice } from '../support/notice.ts';
import { NoticeSite } from '../support/notice-site.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { startVisit, visit } from '../support/tabs.ts';
import { NOTED_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

/** GUARD.md, threats: a page removes, covers or restyles a notice. The pages are in `test/support/notice-site.ts`. */
describe.each(FAMILIES)('%s: a page that does not want its notice', (family) => {
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

    async function open(path: string): Promise<Page> {
      const page = await opened.openTab();
      await visit(page, `http://${NOTED_HOST}${path}`);
      return page;
    }

    async function openNoted(path: string): Promise<Page> {
      const page = await open(path);
      await waitForNotice(opened, page, 'Microsoft');
      return page;
    }

    test('removed again and again, it comes back three times and then leaves the page alone', async () => {
      const page = await open('/removing');
      await waitUntil('four removals', () => page.evaluate('removed === 4') as Promise<boolean>);
      // A notice that still watched would look again before the page's own timers have run that often.
      await page.evaluate('changeOften(30)');
      expect(await readNotice(opened, page)).toBeNull();
      expect(await page.evaluate('removed')).toBe(4);
      await page.close();
    });

    test('removed twice, it stays in the end', async () => {
      const page = await open('/removing-twice');
      await waitUntil('two removals', () => page.evaluate('removed === 2') as Promise<boolean>);
      await waitForNotice(opened, page, 'Microsoft');
      await page.close();
    });

    test('restyled, animated, made inert, hidden and closed as a popover, it looks as it is to look', async () => {
      const page = await open('/restyling');
      await waitUntil('the page has meddled', () => page.evaluate('meddled === 1') as Promise<boolean>);
      await waitUntil('the notice is in front', () => isInFront(page));
      const look = await runInNotice<Record<string, unknown>>(
        opened,
        page,
        `(room) => { const bar = getComputedStyle(room.firstElementChild); const { top, width } = room.getBoundingClientRect();
          return { top, isFullWidth: width >= document.documentElement.clientWidth, font: bar.fontSize,
            isVisible: room.checkVisibility({ opacityProperty: true, visibilityProperty: true }) }; }`,
      );
      expect(look).toEqual({ top: 0, isFullWidth: true, font: '16px', isVisible: true });
      await clickInNotice(opened, page, 'button');
      await waitForNoNotice(opened, page);
      await page.close();
    });

    test('covered by the topmost element of the page, it lies above', async () => {
      const page = await openNoted('/covering');
      expect(await isInFront(page)).toBe(true);
      await page.close();
    });

    test('under a modal dialog, it goes above it, and can be closed after it', async () => {
      const page = await openNoted('/dialog');
      await waitUntil('the notice is open', () => page.evaluate('toggles.length === 1') as Promise<boolean>);
      await page.evaluate('dialog.showModal()');
      // What enters the top layer last is on top, and it says so when it enters.
      await waitUntil(
        'the notice goes above the dialog',
        () => page.evaluate('toggles.length === 2') as Promise<boolean>,
      );
      expect(await page.evaluate('toggles.at(-1)')).toBe('open');
      await waitForNotice(opened, page, 'Microsoft');
      await page.evaluate(() => document.querySelector<HTMLElement>('dialog button')?.click());
      await waitUntil('the notice can be used', () => isInFront(page));
      await clickInNotice(opened, page, 'button');
      await waitForNoNotice(opened, page);
      await page.close();
    });

    test('where the page keeps the focus to itself, it does not fight for it and can be closed', async () => {
      const page = await openNoted('/trapping');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');
      await clickInNotice(opened, page, 'button');
      await waitForNoNotice(opened, page);
      await page.close();
    });

    test('in a page that changes all the time, it stands and the page goes on', async () => {
      const page = await openNoted('/flooding');
      const before = (await page.evaluate('rounds')) as number;
      await waitUntil(
        'the page goes on',
        () => page.evaluate(`rounds > ${before + 100}`) as Promise<boolean>,
      );
      expect(await isInFront(page)).toBe(true);
      await clickInNotice(opened, page, 'button');
      await waitForNoNotice(opened, page);
      await page.close();
    });

    test.each([
      ['calls stop() while it loads', '/stopping'],
      ['never ends to load', '/hanging'],
    ])('a page that %s has its notice', async (_name, path) => {
      const page = await opened.openTab();
      startVisit(page, `http://${NOTED_HOST}${path}`);
      await waitForNotice(opened, page, 'Microsoft');
      await page.close();
    });

    test('a page that writes its document anew has it again', async () => {
      const page = await openNoted('/rewriting');
      await page.evaluate('rewrite()');
      await waitUntil('the new document', () =>
        page.evaluate(() => document.querySelector('#new') !== null && document.readyState === 'complete'),
      );
      await waitForNotice(opened, page, 'Microsoft');
      await waitUntil('the notice is in front', () => isInFront(page));
      await page.close();
    });
  });
});

/** Whether the notice is what the page itself finds at the top of the window. */
function isInFront(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.elementFromPoint(innerWidth / 2, 30)?.matches('html > [popover]') ?? false,
  );
}
