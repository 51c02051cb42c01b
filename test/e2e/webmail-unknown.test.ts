import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExtension } from '../support/built-extension.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { clickInRoom, listHosts, runInRooms, waitForBar, waitForMarks } from '../support/mail-notice.ts';
import { askAboutTab, checkMailOn } from '../support/mail-sites.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { findPolicyObstacle, prepareManagedChromium } from '../support/policy-chromium.ts';
import { startSiteServer } from '../support/site-server.ts';
import { openOwnPage, visit, waitForList } from '../support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST, OTHER_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const SPLIT = readFileSync(new URL('../fixtures/webmail/sogo-split.html', import.meta.url), 'utf8');
const REDIRECTED = readFileSync(
  new URL('../fixtures/webmail/sqwebmail-html.html', import.meta.url),
  'utf8',
).replaceAll('zahlung.angreifer.example', FRAUD_HOST);
const REPLIES_GO_TO = 'p.huber@freemail.example';
const ADDRESS = `https://${ORDINARY_HOST}/webmail`;

function startWebmail() {
  return startSiteServer(({ pathname }, response) => {
    const shown = new Map([
      ['/webmail', SPLIT],
      ['/webmail/redirected', REDIRECTED],
    ]).get(pathname);
    if (shown === undefined) return false;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(shown);
    return true;
  });
}

describe.each(FAMILIES)('%s: a webmail that Cordon does not know', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: Awaited<ReturnType<typeof startWebmail>>;
    let opened: ExtensionBrowser;
    let page: Page;

    beforeAll(async () => {
      site = await startWebmail();
      opened = await openExtensionBrowser(family, { port: site.port });
      await waitForList(opened);
      page = await opened.openTab();
      await visit(page, ADDRESS);
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    test('is left alone until the person says "check mail on this site"', async () => {
      expect(await listHosts(opened, page)).toBe(0);
      await checkMailOn(opened, ADDRESS);
      await page.bringToFront();
      const bar = await waitForBar(opened, page, 'Where the name should be');
      expect(bar).toContain('p.huber@mu5ter-ag.example');
      expect((await askAboutTab(opened, page)).mail.open.map(({ level }) => level)).not.toContain('clear');
    });

    test('is asked again when an answer shows where replies go, and the draft is no message', async () => {
      await page.bringToFront();
      await page.evaluate(openAnswer, REPLIES_GO_TO);
      await waitUntil('where replies go is known', async () => {
        const bar = await waitForBar(opened, page, 'mu5ter-ag.example');
        return !bar.includes('where replies go');
      });
      await clickInRoom(opened, page, 'summary');
      await waitUntil('the bar names the address', async () => {
        const texts = await runInRooms<string>(opened, page, '(room) => room.textContent');
        return texts.join().includes(REPLIES_GO_TO);
      });
      expect((await askAboutTab(opened, page)).mail.open).toHaveLength(1);
    });

    test('has its notice taken away with the message', async () => {
      await page.bringToFront();
      await page.evaluate(() => document.querySelector('.view')?.replaceChildren());
      await waitUntil('the notice is gone', async () => (await listHosts(opened, page)) === 0);
    });

    test('has a listed link marked that goes through a page of its own', async () => {
      await visit(page, `${ADDRESS}/redirected`);
      await page.bringToFront();
      expect(await waitForMarks(opened, page)).toEqual(['Linked to fraud: about this link']);
    });
  });
});

describe.runIf(findPolicyObstacle() === null)('Chromium: a webmail that IT names', () => {
  test('is read from the first page on, and no other site is', async () => {
    const site = await startWebmail();
    const managed = await prepareManagedChromium(findExtension('chrome'), site.port);
    managed.setExtensionPolicy({ webmailHosts: [ORDINARY_HOST] });
    const browser = await managed.start();
    const opened = { ...managed, family: 'Chromium' as const, openTab: () => browser.newPage() };
    try {
      await waitForList(opened);
      const own = await openOwnPage(opened, 'src/options/index.html');
      await waitUntil('the browser knows of the webmail', () => own.evaluate(isRegistered, ORDINARY_HOST));
      const page = await browser.newPage();
      await visit(page, ADDRESS);
      expect(await waitForBar(opened, page, 'Where the name should be')).toContain('mu5ter-ag.example');
      const elsewhere = await browser.newPage();
      await visit(elsewhere, `https://${OTHER_HOST}/webmail`);
      await page.bringToFront();
      expect(await listHosts(opened, elsewhere)).toBe(0);
    } finally {
      await browser.close();
      await managed.close();
      await site.close();
    }
  });
});

/** Runs in a page of the extension: whether the browser puts its script into the pages of a host. */
async function isRegistered(host: string): Promise<boolean> {
  const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  return scripts.some(({ matches }) => matches?.some((match) => match.includes(host)) === true);
}

/** Runs in the page: opens an answer over the message, as webmails of that kind do. The editor is a frame that the page wrote itself. */
function openAnswer(recipient: string): void {
  document.body.insertAdjacentHTML(
    'beforeend',
    `<div role="dialog" style="position:fixed; inset:100px"><div><label>From</label> <input name="from" value="Anna Muster &lt;anna@muster-ag.example&gt;"></div>
     <div><label>To</label> <span class="chip">Peter Huber &lt;${recipient}&gt;</span> <input placeholder="Add a recipient"></div>
     <div><label>Subject</label> <input name="subject" value="Re: Re: invoices from chef@muster-ag.example"></div>
     <iframe width="600" height="300"></iframe></div>`,
  );
  const inside = document.querySelector('iframe')?.contentDocument;
  inside?.open();
  inside?.write('<body contenteditable="true"><p>On Friday chef@muster-ag.example wrote: pay now</p></body>');
  inside?.close();
}
