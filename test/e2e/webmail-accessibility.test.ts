import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { watchExtensionWorlds } from '../support/extension-worlds.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { clickInRoom, runInRooms, waitForBar, waitForMarks } from '../support/mail-notice.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { visit } from '../support/tabs.ts';
import { WEBMAIL_HOST } from '../support/test-hosts.ts';

const GMAIL = readFileSync(new URL('../fixtures/webmail/gmail.html', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** In the extension's own world Chromium opens its closed shadow roots, so axe sees what is in them. */
const OPEN_ROOTS = `Object.defineProperty(Element.prototype, 'shadowRoot', {
  configurable: true, get() { return this instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(this) : null; } });`;
/** Ours alone: what the webmail does is its own affair. */
const RUN = `axe.run({ include: [...document.querySelectorAll('span')].filter(({ shadowRoot }) => shadowRoot !== null) })
  .then(({ violations, passes }) => ({ passed: passes.length,
    violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)) }))`;

const CALM = { name: 'prefers-reduced-motion', value: 'reduce' };
const LOOKS = [
  ['light', [CALM, { name: 'prefers-color-scheme', value: 'light' }], 'ltr'],
  ['dark', [CALM, { name: 'prefers-color-scheme', value: 'dark' }], 'ltr'],
  ['right to left', [CALM, { name: 'prefers-color-scheme', value: 'light' }], 'rtl'],
] as const;

describe.runIf(IS_INSTALLED.Chromium)('accessibility of the notices in webmail (axe)', () => {
  let site: SiteServer;
  let opened: ExtensionBrowser;

  beforeAll(async () => {
    site = await startSiteServer((url, response) => {
      if (url.pathname !== '/mail') return false;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(GMAIL);
      return true;
    });
    opened = await openExtensionBrowser('Chromium', { port: site.port });
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
  });

  test.each(LOOKS)('%s: bar, marks and card', async (_, features, direction) => {
    const page = await opened.openTab();
    const worlds = await watchExtensionWorlds(page, opened.extensionRoot);
    await visit(page, `https://${WEBMAIL_HOST}/mail`);
    await waitForBar(opened, page, 'Danger');
    await waitForMarks(opened, page);
    await page.emulateMediaFeatures([...features]);
    await clickInRoom(opened, page, 'summary');
    await clickInRoom(opened, page, '.mark');
    await runInRooms(
      opened,
      page,
      `(room) => { for (const part of [room, ...room.querySelectorAll('[dir]')]) part.dir = '${direction}'; }`,
    );
    await worlds.evaluate(`${OPEN_ROOTS}\n${AXE}; 0`);
    const { passed, violations } = (await worlds.evaluate(RUN)) as {
      readonly passed: number;
      readonly violations: readonly string[];
    };
    expect(violations).toEqual([]);
    // It has looked inside.
    expect(passed).toBeGreaterThan(5);
    await page.close();
  });
});
