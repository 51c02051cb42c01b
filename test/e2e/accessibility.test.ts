import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AXE } from '../support/axe.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { dropFiles, openInspect, readItem } from '../support/inspect.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type PublishedList, publishList } from '../support/published-list.ts';
import { writeInvoiceMail } from '../support/sample-files.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, clickOn, openOwnPage, readHeadedText } from '../support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST, OTHER_HOST, SEIZED_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const PAGES = [
  ['warning, seized', `src/warning/index.html#https://${SEIZED_HOST}/`],
  ['warning, fraud-linked', `src/warning/index.html#https://${FRAUD_HOST}/`],
  ['warning, not listed', `src/warning/index.html#https://${ORDINARY_HOST}/`],
  ['warning, no address', 'src/warning/index.html'],
  ['popup', 'src/popup/index.html'],
  ['options', 'src/options/index.html'],
  ['inspect', 'src/inspect/index.html'],
] as const;

/** Without motion: in the middle of a change of colours axe would measure a contrast that nobody reads. */
const CALM = { name: 'prefers-reduced-motion', value: 'reduce' };
const LOOKS = [
  ['light', [CALM, { name: 'prefers-color-scheme', value: 'light' }]],
  ['dark', [CALM, { name: 'prefers-color-scheme', value: 'dark' }]],
] as const;

describe.runIf(IS_INSTALLED.Chromium)('accessibility of every page (axe)', () => {
  let site: SiteServer;
  let opened: ExtensionBrowser;

  beforeAll(async () => {
    site = await startSiteServer();
    opened = await openExtensionBrowser('Chromium', { port: site.port });
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
  });

  describe.each(LOOKS)('%s', (_, features) => {
    test.each(PAGES)('%s', async (_name, path) => {
      const page = await openOwnPage(opened, path);
      await page.emulateMediaFeatures([...features]);
      await readHeadedText(page);
      await openDisclosures(page);
      expect(await findViolations(page)).toEqual([]);
      await page.close();
    });
  });

  test.each(PAGES)('right to left: %s', async (_name, path) => {
    const page = await openOwnPage(opened, path);
    await readHeadedText(page);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    expect(await findViolations(page)).toEqual([]);
    await page.close();
  });

  test.each(PAGES)('320 pixels wide, nothing is cut off: %s', async (_name, path) => {
    const page = await openOwnPage(opened, path);
    await page.setViewport({ width: 320, height: 640 });
    await readHeadedText(page);
    await openDisclosures(page);
    expect(await readOverflow(page)).toBeLessThanOrEqual(0);
    await page.close();
  });

  test('inspect, a message that was judged: light, dark, 320 pixels wide, right to left', async () => {
    const page = await openInspect(opened);
    await dropFiles(page, [{ name: 'invoice.eml', bytes: writeInvoiceMail() }]);
    await readItem(page, 'invoice.eml');
    await expectAccessible(page);
    await page.close();
  });

  describe('lists that are followed', () => {
    let list: PublishedList;
    let gone: PublishedList;
    let other: PublishedList;

    beforeAll(async () => {
      list = await publishList('followed', [ORDINARY_HOST]);
      gone = await publishList('gone', [ORDINARY_HOST]);
      other = await publishList('other', [ORDINARY_HOST]);
      await followInTrouble(opened, list, gone);
    });
    afterAll(async () => {
      await Promise.all([list, gone, other].map((published) => published?.close()));
    });

    const STATES: readonly (readonly [string, () => Promise<Page>])[] = [
      ['cards', () => openAndWait(opened, 'src/options/index.html', '.list-card .news')],
      ['popup with news', () => openAndWait(opened, 'src/popup/index.html', '.news')],
      ['asked whether to follow', () => typeListAddress(opened, other.address, '.decision')],
      ['refused', () => typeListAddress(opened, list.following, '#follow-trouble p')],
    ];

    test.each(STATES)('%s: light, dark, 320 pixels wide, right to left', async (_name, open) => {
      const page = await open();
      await openDisclosures(page);
      await expectAccessible(page);
      await page.close();
    });
  });
});

/** The options page, where this address was typed and something has come of it. */
async function typeListAddress(opened: ExtensionBrowser, address: string, until: string): Promise<Page> {
  const page = await openOwnPage(opened, 'src/options/index.html');
  await waitForElement(page, '#follow-address');
  await page.$eval(
    '#follow-address',
    (input, text) => {
      (input as HTMLInputElement).value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    address,
  );
  await clickOn(page, 'Show what it is');
  await waitForElement(page, until);
  return page;
}

async function openAndWait(opened: ExtensionBrowser, path: string, until: string): Promise<Page> {
  const page = await openOwnPage(opened, path);
  await waitForElement(page, until);
  return page;
}

async function waitForElement(page: Page, selector: string): Promise<void> {
  await waitUntil(selector, async () => (await page.$(selector)) !== null);
}

/** Follows a list whose next update is rejected, and one that never comes. */
async function followInTrouble(opened: ExtensionBrowser, list: PublishedList, gone: PublishedList) {
  const page = await openOwnPage(opened, 'src/options/index.html');
  await askBackground(page, 'followList', { address: list.following });
  await list.repository.release(2, [OTHER_HOST], 'followed');
  await askBackground(page, 'updateLists', {});
  list.server.answers.set('metadata/timestamp.json', (_, response) => {
    response.end(list.repository.tuf.file('1.timestamp.json'));
  });
  gone.server.answers.set('metadata/timestamp.json', (_, response) => {
    response.writeHead(404).end();
  });
  await askBackground(page, 'followList', { address: gone.following });
  const { answer } = await askBackground(page, 'updateLists', {});
  expect(answer?.lists.at(-1)?.updates?.isNews).toBe(true);
  expect(answer?.pending).toHaveLength(1);
  await page.close();
}

/** In both themes, in a narrow window, and right to left. */
async function expectAccessible(page: Page): Promise<void> {
  for (const [, features] of LOOKS) {
    await page.emulateMediaFeatures([...features]);
    expect(await findViolations(page)).toEqual([]);
  }
  await page.setViewport({ width: 320, height: 640 });
  expect(await readOverflow(page)).toBeLessThanOrEqual(0);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  expect(await readOverflow(page)).toBeLessThanOrEqual(0);
  expect(await findViolations(page)).toEqual([]);
}

async function openDisclosures(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** How many pixels a page is wider than its window. */
function readOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** What axe finds, one line each: the rule and where. */
async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
