import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAnswerPage } from '../support/answer-pages.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { listHosts, waitForBar } from '../support/mail-notice.ts';
import { askAboutTab, checkMailOn } from '../support/mail-sites.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { visit, waitForList } from '../support/tabs.ts';
import { ORDINARY_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const LOOKALIKE = 'p.huber@1ieferant.example';

describe.each(FAMILIES)('%s: an answer on a page of its own', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;
    let page: Page;

    beforeAll(async () => {
      site = await startSiteServer(({ pathname, search }, response) => {
        const html = writeAnswerPage(pathname, search);
        if (html === null) return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html);
        return true;
      });
      opened = await openExtensionBrowser(family, { port: site.port });
      await waitForList(opened);
      page = await opened.openTab();
      await visit(page, `https://${ORDINARY_HOST}/sqweb`);
      await checkMailOn(opened, `https://${ORDINARY_HOST}/`);
      await page.bringToFront();
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    /** The frame that shows a message or a draft. */
    function findFrame(path: string): Promise<Frame> {
      return waitUntil(
        `a frame of ${path}`,
        () => page.frames().find((frame) => new URL(frame.url()).pathname === path) ?? null,
      );
    }

    /** Opens the message, waits until it was judged, and goes on to a draft. */
    async function write(
      start: string,
      [message, composer]: readonly [string, string],
      kind: string,
    ): Promise<Frame> {
      await visit(page, `https://${ORDINARY_HOST}${start}`);
      await waitUntil('the message was judged', async () => {
        const { open } = (await askAboutTab(opened, page)).mail;
        return open.length === 1 && open[0]?.level !== 'unreadable';
      });
      await page.bringToFront();
      const shown = await findFrame(message);
      await shown.evaluate((id) => {
        setTimeout(() => document.getElementById(id)?.click());
      }, kind);
      return findFrame(composer);
    }

    describe.each([
      ['SquirrelMail, in a frame', '/squirrel', ['/squirrel/read', '/squirrel/compose'], 'send_to_cc'],
      ['SqWebMail', '/sqweb', ['/sqweb', '/sqweb/new'], 'headercc'],
    ] as const)('%s', (_, start, paths, cc) => {
      test('that leaves for another address is said, whatever name hides that', async () => {
        await write(start, paths, 'leaves');
        const bar = await waitForBar(opened, page, 'Check before you act.');
        expect(bar.replaceAll(/[\u2068\u2069]/g, '')).toContain(`goes to ${LOOKALIKE}.`);
      });

      test('to the sender is not, until somebody is written beside who imitates the sender', async () => {
        const frame = await write(start, paths, 'honest');
        await waitUntil('the draft is read', async () =>
          frame.evaluate(() => document.readyState === 'complete'),
        );
        expect(await listHosts(opened, page)).toBe(0);
        await frame.focus(`input[name=${cc}]`);
        await page.keyboard.type(LOOKALIKE);
        await page.keyboard.press('Tab');
        const bar = await waitForBar(opened, page, 'Check before you act.');
        expect(bar).toContain('1ieferant.example');
        expect((await askAboutTab(opened, page)).mail.open).toEqual([{ id: 'answer', level: 'caution' }]);
      });

      test('is none where a new message is written, and the draft is no message', async () => {
        const frame = await write(start, paths, 'new');
        await frame.focus(`input[name=${cc}]`);
        await page.keyboard.type('k.weber@muster-ag.example');
        await page.keyboard.press('Tab');
        await waitUntil(
          'nothing is open',
          async () => (await askAboutTab(opened, page)).mail.open.length === 0,
        );
        expect(await listHosts(opened, page)).toBe(0);
      });
    });
  });
});
