import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case, Claim } from '../../src/core/list/model.ts';
import { findExtension } from '../support/built-extension.ts';
import { copyWithList } from '../support/copy-with-list.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { publishList } from '../support/published-list.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, clickOn, openOwnPage, visit, visitStopped } from '../support/tabs.ts';
import { AUTHORITY_HOST, NOTED_HOST, ORDINARY_HOST, OTHER_HOST, SEIZED_HOST } from '../support/test-hosts.ts';

const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script><b style="position:fixed">';
const LONG_WORD = 'W'.repeat(400);
const TURNED = 'שירות';
const ADDRESS = 'https://authority.test/"><img/src=x>';
const NAME = `${TURNED} ${MARKUP}`;
const CASE: Case = {
  id: 'hostile',
  number: 1,
  kind: 'virtual-desktop-rental',
  name: NAME,
  authority: [`${MARKUP} ${LONG_WORD}`, TURNED],
  date: '2026-11',
  summary: { en: `${NAME} ${LONG_WORD}` },
  fraud: true,
  sources: [ADDRESS, 'https://authority.test/%E2%80%AE'],
};
const CLAIM: Claim = {
  case: 1,
  kind: 'seized',
  source: ADDRESS,
  locator: `${MARKUP} ${LONG_WORD}`,
  note: `${MARKUP} ${TURNED} ${LONG_WORD}`,
  lastChecked: '2026-11-22',
  reviewBy: '2999-11-22',
};
const INFO = {
  id: 'cordon',
  name: `${TURNED} ${MARKUP}${LONG_WORD}`,
  version: 1,
  date: '2026-11-22',
  publisher: { legalName: `${MARKUP} ${LONG_WORD}`, contact: 'mailto:a@b.test?body=<script>' },
};

describe.each(FAMILIES)('%s: a list that means harm', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let folder: string;
    let site: SiteServer;
    let opened: ExtensionBrowser;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cordon-hostile-'));
      copyWithList(findExtension(family === 'Chromium' ? 'chrome' : 'firefox'), folder, {
        info: INFO,
        cases: [CASE],
        indicators: [{ indicator: { type: 'host', value: SEIZED_HOST }, claim: CLAIM }],
      });
      site = await startSiteServer();
      opened = await openExtensionBrowser(family, { port: site.port, extension: folder });
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('its text stays text: no markup, nothing wider than a phone, names set apart', async () => {
      const page = await opened.openTab();
      await page.setViewport({ width: 320, height: 800 });
      await visitStopped(opened, page, `http://${SEIZED_HOST}/`);
      // Not `innerText`: Firefox leaves the marks out of it.
      expect(await page.evaluate(() => document.body.textContent)).toContain(`\u2068${TURNED} <img`);
      await clickOn(page, 'Details');
      await clickOn(page, 'This is a mistake');
      expect(await page.evaluate(measureText)).toEqual({ intruders: [], overflow: 0 });
      expect(await page.evaluate(() => document.body.innerText)).toContain('<script>alert(2)</script>');
      const schemes = await page.evaluate(() => [...document.links].map(({ protocol }) => protocol));
      expect(schemes.filter((scheme) => !['https:', 'mailto:'].includes(scheme))).toEqual([]);
      await page.close();
    });

    test.each(['options', 'popup'])('its name stays text on the page of its own: %s', async (name) => {
      const page = await openOwnPage(opened, `src/${name}/index.html`);
      await page.waitForFunction((word) => document.body.innerText.includes(word), {}, '<script>alert(2)');
      expect((await page.evaluate(measureText)).intruders).toEqual([]);
      await page.close();
    });

    test('of a publisher who lost the keys stops no authority, no host of all and no suffix', async () => {
      const published = await publishList('stolen', [AUTHORITY_HOST, 'com', 'net', OTHER_HOST]);
      const own = await openOwnPage(opened, 'src/options/index.html');
      try {
        const { answer } = await askBackground(own, 'followList', { address: published.following });
        expect(answer).toMatchObject({ kind: 'followed' });
        const page = await opened.openTab();
        await visitStopped(opened, page, `http://${OTHER_HOST}/`);
        for (const host of [AUTHORITY_HOST, NOTED_HOST]) await visit(page, `http://${host}/stays-open`);
        await page.close();
      } finally {
        await askBackground(own, 'unfollowList', { key: published.fingerprint });
        await published.close();
        await own.close();
      }
    });

    test('with 30 MB of cases: the guard goes on while it is taken or refused', async () => {
      const published = await publishList('heavy', [OTHER_HOST]);
      published.repository.moreCases = makeCases(40_000);
      await published.repository.release(2, [OTHER_HOST], 'heavy');
      const own = await openOwnPage(opened, 'src/options/index.html');
      try {
        const started = performance.now();
        const following = askBackground(own, 'followList', { address: published.following });
        const page = await opened.openTab();
        await visitStopped(opened, page, `http://${SEIZED_HOST}/meanwhile`);
        await visit(page, `http://${ORDINARY_HOST}/meanwhile`);
        console.log(`${family}: guarded ${Math.round(performance.now() - started)} ms after it began`);
        expect((await following).ok).toBe(true);
        console.log(`${family}: 30 MB of cases after ${Math.round(performance.now() - started)} ms`);
        await visitStopped(opened, page, `http://${OTHER_HOST}/`);
        await page.close();
      } finally {
        await askBackground(own, 'unfollowList', { key: published.fingerprint });
        await published.close();
        await own.close();
      }
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
    }, 120_000);
  });
});

interface TextMeasures {
  /** Elements and attributes that only markup of the list could have brought. */
  readonly intruders: readonly string[];
  /** CSS pixels by which the page is wider than its window. */
  readonly overflow: number;
}

function measureText(): TextMeasures {
  const intruders = document.querySelectorAll(
    '#root img:not([src^="/icons/"]), #root script, #root b, #root [onerror], #root [style]',
  );
  const { scrollWidth, clientWidth } = document.documentElement;
  return { intruders: [...intruders].map(({ outerHTML }) => outerHTML), overflow: scrollWidth - clientWidth };
}

/** Text of 600 characters in each: together 32 MB. */
function makeCases(count: number): readonly Case[] {
  const summary = { en: 'x'.repeat(600) };
  return Array.from({ length: count }, (_, index) => {
    return { ...CASE, id: `more-${index}`, number: index + 2, name: 'More', authority: ['A'], summary };
  });
}
