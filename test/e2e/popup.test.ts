import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, openChromium } from '../support/chromium.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { openPopup } from '../support/popup.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import {
  clickOn,
  continueAnyway,
  openPrivateTab,
  visit,
  visitStopped,
  waitForAddress,
  waitForList,
  waitForWarning,
} from '../support/tabs.ts';
import { FRAUD_HOST, NOTED_HOST, ORDINARY_HOST, SEIZED_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

describe.runIf(IS_INSTALLED.Chromium)('Chromium: the popup', () => {
  let site: SiteServer;
  let opened: Chromium;

  beforeAll(async () => {
    site = await startSiteServer();
    opened = await openChromium({ port: site.port });
    await waitForList(opened);
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
  });

  /** The popup's text for a tab that is in front. */
  async function readPopup(page: Page, isPrivate = false): Promise<string> {
    await page.bringToFront();
    const popup = await openPopup(opened, isPrivate);
    const text = await waitUntil('the popup has its text', () =>
      popup.evaluate(() => (document.querySelector('h1') === null ? null : document.body.innerText)),
    );
    await popup.close();
    return text;
  }

  test('an ordinary page is "not on any list", never "safe"', async () => {
    const page = await opened.openTab();
    await visit(page, `http://${ORDINARY_HOST}/`);
    const text = await readPopup(page);
    expect(text).toContain('Not on any list');
    expect(text).toContain(ORDINARY_HOST);
    expect(text).not.toMatch(/\bsafe\b/i);
    await page.close();
  });

  test('a stopped tab is named with its case', async () => {
    const page = await opened.openTab();
    await visitStopped(opened, page, `http://${SEIZED_HOST}/`);
    const text = await readPopup(page);
    expect(text).toContain('Seized');
    expect(text).toContain('RedVDS');
    expect(text).toContain('Microsoft');
    await page.close();
  });

  test('a continued tab is still named as listed', async () => {
    const page = await opened.openTab();
    await visitStopped(opened, page, `http://${FRAUD_HOST}/popup`);
    await continueAnyway(page);
    await waitForAddress(page, (at) => at.endsWith(`${FRAUD_HOST}/popup`) && at.startsWith('http'));
    const text = await readPopup(page);
    expect(text).toContain('Linked to fraud');
    await page.close();
  });

  test('a host listed for the record is shown and was let through', async () => {
    const page = await opened.openTab();
    await visit(page, `http://${NOTED_HOST}/`);
    expect(await readPopup(page)).toContain('Microsoft');
    await page.close();
  });

  test('it names the list and its version', async () => {
    const page = await opened.openTab();
    await visit(page, `http://${ORDINARY_HOST}/`);
    const text = await readPopup(page);
    expect(text).toContain('Cordon');
    expect(text).toMatch(/version \d+/i);
    await page.close();
  });

  test('in a private window it says so', async () => {
    const target = `http://${SEIZED_HOST}/private-popup`;
    const page = await openPrivateTab(opened, target);
    await waitForWarning(opened, page, target);
    const text = await readPopup(page, true);
    expect(text).toContain('RedVDS');
    expect(text).toMatch(/private window/i);
    await page.close();
  });

  test.each([
    ['a listed host', 'redvds.com', 'RedVDS'],
    ['a defanged address', 'hxxps://rd[.]redvds[.]com/panel', 'RedVDS'],
    ['an address that no list names', 'https://www.microsoft.com/', 'Not on any list'],
    ['a script', 'javascript:alert(1)', 'This is not a web address'],
    ['a data address', 'data:text/html,redvds.com', 'This is not a web address'],
    ['an address of 60,000 letters', `http://redvds.com/${'a'.repeat(60_000)}`, 'RedVDS'],
  ])('checking %s by hand answers and visits nothing', async (_, typed, answer) => {
    const page = await opened.openTab();
    await visit(page, `http://${ORDINARY_HOST}/`);
    const before = site.requests.length;
    await page.bringToFront();
    const popup = await openPopup(opened);
    await popup.waitForSelector('#check-address');
    await popup.evaluate((text) => {
      const input = document.querySelector<HTMLInputElement>('#check-address');
      if (input === null) return;
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, typed);
    // The field keeps what was typed once it has been drawn again.
    await popup.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
    await clickOn(popup, 'Check');
    const result = await waitUntil('an answer', () =>
      popup.evaluate(() => document.querySelector<HTMLElement>('.check [role=status]')?.innerText || null),
    );
    expect(result).toContain(answer);
    expect(site.requests.length).toBe(before);
    await popup.close();
    await page.close();
  });
});
