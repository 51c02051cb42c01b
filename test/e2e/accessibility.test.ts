import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { openOwnPage, readHeadedText } from '../support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST, SEIZED_HOST } from '../support/test-hosts.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});

async function openDisclosures(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
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
