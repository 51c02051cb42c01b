import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectCopies, inspectNotices, LOOKS } from '../support/axe.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { watchExtensionWorlds } from '../support/extension-worlds.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { openFirefox } from '../support/firefox.ts';
import { clickInRoom, runInRooms, waitForBar, waitForMarks } from '../support/mail-notice.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { visit, waitForList } from '../support/tabs.ts';
import { WEBMAIL_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const GMAIL = readFileSync(new URL('../fixtures/webmail/gmail.html', import.meta.url));
/** Ours alone: what the webmail does is its own affair. */
const OURS = "[...document.querySelectorAll('span')].filter(({ shadowRoot }) => shadowRoot !== null)";
/** Milliseconds: in Firefox axe takes half a minute. */
const LONG = 150_000;

function startWebmail() {
  return startSiteServer((url, response) => {
    if (url.pathname !== '/mail') return false;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(GMAIL);
    return true;
  });
}

/** Opens the message, the reasons of its bar, and the card of its first mark. */
async function openNotices(opened: ExtensionBrowser, page: Page): Promise<void> {
  await visit(page, `https://${WEBMAIL_HOST}/mail`);
  await waitForBar(opened, page, 'Danger');
  await waitForMarks(opened, page);
  await clickInRoom(opened, page, 'summary');
  await clickInRoom(opened, page, '.mark');
  await waitUntil('the card', async () => {
    return (await runInRooms(opened, page, "(room) => room.querySelector('.card') && 1")).length > 0;
  });
}

describe.runIf(IS_INSTALLED.Chromium)('accessibility of the notices in webmail (axe)', () => {
  let site: SiteServer;
  let opened: ExtensionBrowser;

  beforeAll(async () => {
    site = await startWebmail();
    opened = await openExtensionBrowser('Chromium', { port: site.port });
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
  });

  test.each(LOOKS)('%s: bar, marks and card', async (_, features, direction) => {
    const page = await opened.openTab();
    const worlds = await watchExtensionWorlds(page, opened.extensionRoot);
    await page.emulateMediaFeatures([...features]);
    await openNotices(opened, page);
    await runInRooms(
      opened,
      page,
      `(room) => { for (const part of [room, ...room.querySelectorAll('[dir]')]) part.dir = '${direction}'; }`,
    );
    const { passed, violations } = await inspectNotices(worlds, OURS);
    expect(violations).toEqual([]);
    // It has looked inside.
    expect(passed).toBeGreaterThan(5);
    await page.close();
  });
});

describe.runIf(IS_INSTALLED.Firefox)('accessibility of the notices in webmail, Firefox (axe)', () => {
  test('bar, mark and card', { timeout: LONG }, async () => {
    const site = await startWebmail();
    const opened = await openFirefox({
      port: site.port,
      preferences: {
        'layout.css.prefers-color-scheme.content-override': 1,
        'ui.prefersReducedMotion': 1,
      },
    });
    try {
      await waitForList(opened);
      const page = await opened.openTab();
      await openNotices(opened, page);
      const { passed, violations } = await inspectCopies(opened, page);
      expect(violations).toEqual([]);
      expect(passed).toBeGreaterThan(5);
    } finally {
      await opened.close();
      await site.close();
    }
  });
});
