import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { HOSTILE_MAILS } from '../support/hostile-mails.ts';
import { readBars, waitForBar } from '../support/mail-notice.ts';
import { writeMail } from '../support/mail-samples.ts';
import { askAboutTab, checkMailOn } from '../support/mail-sites.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { CAN_RUN_ROUNDCUBE, type Roundcube, startRoundcube } from '../support/roundcube.ts';
import { openRoundcubeBrowser, type RoundcubeBrowser } from '../support/roundcube-browser.ts';
import { readDrawing, tabToBar, waitForFreeBar } from '../support/seen-bar.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { visit, waitForList } from '../support/tabs.ts';
import { ORDINARY_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const NAMES = HOSTILE_MAILS.map(([name]) => name);
const MAILS = new Map(
  HOSTILE_MAILS.map(([subject, body], index) => [
    String(index),
    writeMail({ subject, from: 'Peter Huber <p.huber@lieferant.example>', body }),
  ]),
);

/** They leave their place and lie over the notice, as long as it stands where it stood: it must be in the browser's top layer. */
const LIES_OVER: ReadonlySet<string> = new Set([
  'a layer over the whole window',
  'a layer that takes no clicks',
  'a layer that comes by an animation',
  'a text that climbs out of its place',
  'a text that is moved up',
  'a dialog, a popover, details and a form of its own',
  'pictures, drawings and frames with words in them',
]);

/** What holds for the notice whatever the message does: it stands free, is drawn as ever, can be reached, and the popup agrees. */
async function expectSeen(opened: ExtensionBrowser, page: Page, message: string): Promise<void> {
  await page.bringToFront();
  await waitForBar(opened, page, 'Danger');
  const { width, height } = await waitForFreeBar(page, message);
  expect(width).toBeGreaterThan(240);
  expect(height).toBeGreaterThan(60);
  expect(await readBars(opened, page)).toHaveLength(1);
  const [size, visibility, opacity, ink, ground] = await readDrawing(opened, page);
  expect([size, visibility, opacity]).toEqual([17, 'visible', '1']);
  expect(ink).not.toBe(ground);
  await tabToBar(page);
  const { open } = (await askAboutTab(opened, page)).mail;
  expect(open.map(({ level }) => level)).toEqual(['danger']);
}

describe.runIf(CAN_RUN_ROUNDCUBE)('hostile messages in Roundcube', () => {
  let roundcube: Roundcube;
  beforeAll(async () => {
    roundcube = await startRoundcube(MAILS);
  });
  afterAll(() => roundcube?.stop());

  describe.each(FAMILIES)('%s', (family) => {
    describe.runIf(IS_INSTALLED[family])('with the browser', () => {
      let browser: RoundcubeBrowser;
      beforeAll(async () => {
        browser = await openRoundcubeBrowser(family, roundcube);
      });
      afterAll(() => browser?.opened.close());

      test.each(NAMES)('the notice stands above %s', async (name) => {
        await browser.open(name);
        await expectSeen(browser.opened, browser.page, '#messagebody');
      });
    });
  });
});

/** A webmail that takes nothing out of a message: what is put into its page is the sender's, styles included. */
function startCarelessWebmail(): Promise<SiteServer> {
  return startSiteServer(({ pathname, searchParams }, response) => {
    if (pathname !== '/webmail') return false;
    const [, html = ''] = HOSTILE_MAILS[Number(searchParams.get('mail'))] ?? [];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Webmail</title></head><body style="margin:0">
      <nav><a href="#inbox">Inbox</a> <a href="#sent">Sent</a></nav>
      <main><h1>Your account</h1><table class="headers"><tr><th>From</th><td>Peter Huber &lt;p.huber@lieferant.example&gt;</td></tr>
      <tr><th>To</th><td>Anna Meier &lt;anna@muster-ag.example&gt;</td></tr></table>
      <p><a href="#reply">Reply</a></p><div class="message-body"></div></main>
      <script>document.querySelector('.message-body').innerHTML = ${JSON.stringify(html).replaceAll('<', '\\u003c')};</script></body></html>`);
    return true;
  });
}

describe.each(FAMILIES)('hostile messages in a webmail that takes nothing out of them, %s', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;
    let page: Page;

    beforeAll(async () => {
      site = await startCarelessWebmail();
      opened = await openExtensionBrowser(family, { port: site.port });
      await waitForList(opened);
      page = await opened.openTab();
      await visit(page, `https://${ORDINARY_HOST}/webmail?mail=0`);
      await checkMailOn(opened, `https://${ORDINARY_HOST}/webmail`);
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    const isRaised = () => page.evaluate(() => document.querySelector('span:popover-open') !== null);

    test.each(NAMES.map((name, index) => [name, index] as const))(
      'the notice stands above %s',
      async (name, index) => {
        await page.bringToFront();
        await visit(page, `https://${ORDINARY_HOST}/webmail?mail=${index}`);
        if (LIES_OVER.has(name)) await waitUntil('the bar is raised', isRaised);
        await expectSeen(opened, page, '.message-body');
        // Without a reason it stays where it stands.
        expect(await isRaised()).toBe(LIES_OVER.has(name));
      },
    );

    test('and is lowered again with the message that lay over it', async () => {
      await page.bringToFront();
      await visit(page, `https://${ORDINARY_HOST}/webmail?mail=4`);
      await waitUntil('the bar is raised', isRaised);
      await visit(page, `https://${ORDINARY_HOST}/webmail?mail=0`);
      await waitForFreeBar(page, '.message-body');
      expect(await isRaised()).toBe(false);
    });
  });
});
