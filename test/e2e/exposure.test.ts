import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExtension } from '../support/built-extension.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { readHeadedText, visit, waitForAddress, waitForNewTab } from '../support/tabs.ts';
import { ORDINARY_HOST, SEIZED_HOST } from '../support/test-hosts.ts';

const WARNING = 'src/warning/index.html';
/** Well-formed, and of no extension. */
const ABSENT_CHROMIUM = `chrome-extension://${'ponm'.repeat(8)}/`;
const ABSENT_FIREFOX = 'moz-extension://01234567-89ab-4cde-8f01-23456789abcd/';

describe.each(FAMILIES)('%s: what a web page can do with our pages', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;
    let page: Page;

    beforeAll(async () => {
      site = await startSiteServer();
      opened = await openExtensionBrowser(family, { port: site.port });
      page = await opened.openTab();
      await visit(page, `https://${ORDINARY_HOST}/hostile`);
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    test('no packaged file can be read, so nothing tells that Cordon is there', async () => {
      const files = listPackagedFiles(family).map((file) => opened.extensionRoot + file);
      expect(files.length).toBeGreaterThan(20);
      const readable = await page.evaluate(readAll, files);
      // Firefox has no dynamic addresses; its extension root is random for each profile, and unknown to pages.
      const expected = family === 'Firefox' ? [`${opened.extensionRoot}${WARNING}`] : [];
      expect(readable.filter((file) => !expected.includes(file))).toEqual([]);
    });

    test('no packaged file loads as a script, a style or an image', async () => {
      const files = listPackagedFiles(family).map((file) => opened.extensionRoot + file);
      expect(await page.evaluate(loadAll, files)).toEqual([]);
    });

    test('no packaged file answers in another way than an extension that is not there', async () => {
      const files = listPackagedFiles(family).filter((file) => family === 'Chromium' || file !== WARNING);
      const absent = family === 'Chromium' ? ABSENT_CHROMIUM : ABSENT_FIREFOX;
      const [ours, theirs] = [opened.extensionRoot, absent].map((root) => files.map((file) => root + file));
      const expected = await page.evaluate(readSignals, theirs ?? []);
      expect(await page.evaluate(readSignals, ours ?? [])).toEqual(expected);
      // Some thousand frames, objects and the like, one file after the other: a busy machine needs more than a minute.
    }, 180_000);

    if (family === 'Chromium') {
      test('the warning page cannot be framed, opened or gone to', async () => {
        const target = `${opened.extensionRoot}${WARNING}#https://${SEIZED_HOST}/forged`;
        const framed = await page.evaluate(frame, target);
        expect(framed).not.toContain('chrome-extension');
        for (const candidate of page.frames().slice(1))
          expect(candidate.url()).not.toContain(opened.extensionRoot);
        const before = new Set(await opened.listTabs());
        await page.evaluate((url) => void window.open(url), target);
        const popup = await waitForNewTab(opened, before);
        await waitForAddress(popup, isBlocked);
        await popup.close();

        const tab = await opened.openTab();
        await visit(tab, `https://${ORDINARY_HOST}/hostile`);
        await tab.evaluate((url) => {
          location.href = url;
        }, target);
        await waitForAddress(tab, isBlocked);
        await tab.close();
      });
    } else {
      test('a forged warning that a page opens for an ordinary host says "not listed"', async () => {
        const target = `${opened.extensionRoot}${WARNING}#https://${ORDINARY_HOST}/forged`;
        const tab = await opened.openTab();
        await visit(tab, `https://${ORDINARY_HOST}/hostile`);
        await tab.evaluate((url) => {
          location.href = url;
        }, target);
        await waitForAddress(tab, (at) => at === target);
        expect(await readHeadedText(tab)).toContain('not on any list');
        await tab.close();
      });
    }

    test('nothing of ours is reachable for messages from a page', async () => {
      const runtime = await page.evaluate(() => {
        const { chrome, browser } = globalThis as unknown as Record<
          string,
          { runtime?: unknown } | undefined
        >;
        return typeof chrome?.runtime === 'object' || typeof browser?.runtime === 'object';
      });
      expect(runtime).toBe(false);
    });
  });
});

/** Chromium's own page for what an extension does not let in. */
function isBlocked(address: string): boolean {
  return address === 'chrome-error://chromewebdata/';
}

function listPackagedFiles(family: ExtensionBrowser['family']): readonly string[] {
  const root = findExtension(family === 'Chromium' ? 'chrome' : 'firefox');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, `${entry.parentPath}/${entry.name}`).replaceAll('\\', '/'));
}

async function readAll(addresses: readonly string[]): Promise<readonly string[]> {
  const readable: string[] = [];
  for (const address of addresses) {
    const response = await fetch(address).catch(() => null);
    if (response !== null) readable.push(address);
  }
  return readable;
}

async function loadAll(addresses: readonly string[]): Promise<readonly string[]> {
  const load = (address: string): Promise<string | null> => {
    const element = address.endsWith('.js')
      ? Object.assign(document.createElement('script'), { src: address })
      : address.endsWith('.css')
        ? Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address })
        : Object.assign(document.createElement('img'), { src: address });
    return new Promise((resolve) => {
      element.addEventListener('load', () => resolve(address));
      element.addEventListener('error', () => resolve(null));
      document.body.append(element);
    });
  };
  return (await Promise.all(addresses.map(load))).filter((address) => address !== null);
}

/** Everything but time that a page can tell apart of files that it asks for in every way that it has. */
async function readSignals(addresses: readonly string[]): Promise<readonly string[]> {
  const tags = {
    img: 'src',
    script: 'src',
    link: 'href',
    iframe: 'src',
    object: 'data',
    embed: 'src',
    video: 'src',
  };
  const ask = async (address: string, [tag, attribute]: [string, string]): Promise<string> => {
    const element = document.createElement(tag);
    if (tag === 'link') element.setAttribute('rel', 'stylesheet');
    element.setAttribute(attribute, address);
    const event = await new Promise<string>((resolve) => {
      for (const type of ['load', 'error', 'loadedmetadata']) {
        element.addEventListener(type, () => resolve(type));
      }
      // An event loop later than a plug-in that nothing is loaded for, which has no event.
      if (tag === 'embed') setTimeout(() => resolve('silence'));
      document.body.append(element);
    });
    const inner = element instanceof HTMLIFrameElement ? element.contentWindow : null;
    const sizes = [element.clientWidth, element.clientHeight, inner?.length, inner === null];
    const entries = performance.getEntriesByName(address).length;
    element.remove();
    return `${tag} ${event} ${sizes} ${entries}`;
  };
  const answers: string[] = [];
  for (const address of addresses) {
    const outcome = await fetch(address, { mode: 'no-cors' }).then(String, String);
    answers.push(outcome, ...(await Promise.all(Object.entries(tags).map((way) => ask(address, way)))));
  }
  return answers;
}

async function frame(address: string): Promise<string> {
  const inner = document.createElement('iframe');
  const settled = new Promise((resolve) => {
    inner.addEventListener('load', resolve);
    inner.addEventListener('error', resolve);
  });
  inner.src = address;
  document.body.append(inner);
  await settled;
  try {
    return inner.contentWindow?.location.href ?? '';
  } catch {
    return 'another origin';
  }
}
