import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORCED_COLORS, inspectCopies, inspectNotices, LOOKS } from '../support/axe.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { watchExtensionWorlds } from '../support/extension-worlds.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openFirefox } from '../support/firefox.ts';
import { clickInRoom, runInRooms, waitForBar, waitForMarks } from '../support/mail-notice.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { openOwnPage, visit, waitForList } from '../support/tabs.ts';
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
async function openNotices(opened: ExtensionBrowser, page: Page, word = 'Danger'): Promise<void> {
  await visit(page, `https://${WEBMAIL_HOST}/mail`);
  await waitForBar(opened, page, word);
  await waitForMarks(opened, page);
  await clickInRoom(opened, page, 'summary');
  await waitUntil('the reasons stand below', async () => {
    return (
      (await runInRooms(opened, page, "(room) => room.querySelector('details[open] li') && 1")).length > 0
    );
  });
  await clickInRoom(opened, page, '.mark');
  await waitUntil('the card', async () => {
    return (await runInRooms(opened, page, "(room) => room.querySelector('.card') && 1")).length > 0;
  });
}

/** Chromium's driver knows fewer media features by name than the browser. */
async function emulate(page: Page, features: readonly { readonly name: string; readonly value: string }[]) {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features: [...features] });
}

/** What each part of Cordon's is drawn in: words, ground, edge, and the fill of its icon. */
function readColours(opened: ExtensionBrowser, page: Page): Promise<readonly Colours[]> {
  return runInRooms<Colours>(
    opened,
    page,
    `(room) => { const part = room.matches('.mark') ? room : room.querySelector('.bar, .card'); if (part === null) return null;
      const { color, backgroundColor, borderTopColor } = getComputedStyle(part);
      const shape = part.querySelector('.state-icon-shape, svg path');
      const probe = (name) => { const one = document.createElement('i'); one.style.color = name; part.append(one);
        const read = getComputedStyle(one).color; one.remove(); return read; };
      return { part: part.className.split(' ')[0], ink: color, ground: backgroundColor, edge: borderTopColor, icon: getComputedStyle(shape).fill,
        word: part.innerText.trim().length, system: ['CanvasText', 'Canvas', 'ButtonText', 'ButtonFace'].map(probe) }; }`,
  );
}

interface Colours {
  readonly part: string;
  readonly ink: string;
  readonly ground: string;
  readonly edge: string;
  readonly icon: string;
  readonly word: number;
  readonly system: readonly string[];
}

/** Words, ground and icon are of the person's own colours, and the state is told in words and by a shape. */
function expectForced(parts: readonly Colours[]): void {
  expect(parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['bar', 'card', 'mark']));
  for (const { part, ink, ground, icon, word, system } of parts) {
    const [text, canvas, buttonText, buttonFace] = system;
    // A card has its ground from what surrounds it.
    const [inks, grounds] = part === 'mark' ? [[buttonText], [buttonFace]] : [[text], [canvas]];
    expect(inks, part).toContain(ink);
    expect(grounds, part).toContain(ground);
    expect(icon, part).toBe(ink);
    expect(word, part).toBeGreaterThan(5);
  }
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
    await emulate(page, features);
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

  test('forced colours: words, shapes and edges are of the person’s own colours', async () => {
    const page = await opened.openTab();
    const worlds = await watchExtensionWorlds(page, opened.extensionRoot);
    await emulate(page, FORCED_COLORS);
    await openNotices(opened, page);
    expectForced(await readColours(opened, page));
    const { passed, violations } = await inspectNotices(worlds, OURS);
    expect(violations).toEqual([]);
    expect(passed).toBeGreaterThan(5);
    await page.close();
  });

  test('motion is the person’s to switch off', async () => {
    const page = await opened.openTab();
    const readMotion = () =>
      runInRooms<string>(
        opened,
        page,
        "(room) => { const one = room.querySelector('summary'); return one === null ? null : getComputedStyle(one, '::before').transitionDuration; }",
      );
    await openNotices(opened, page);
    expect(await readMotion()).toEqual(['0.16s']);
    await emulate(page, [{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    expect(await readMotion()).toEqual(['0s']);
    await page.close();
  });

  test('a mark and its card are used with the keyboard alone, and the focus goes back', async () => {
    const page = await opened.openTab();
    await visit(page, `https://${WEBMAIL_HOST}/mail`);
    await waitForMarks(opened, page);
    await page.bringToFront();
    const readFocus = () =>
      runInRooms<string>(
        opened,
        page,
        '(room) => { const { activeElement } = room.getRootNode(); return activeElement === null ? null : activeElement.className; }',
      );
    await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLElement>('.a3s a')];
      links
        .find((link) => link.nextSibling?.nodeName === 'SPAN' && link.nextSibling.childNodes.length === 0)
        ?.focus();
    });
    await page.keyboard.press('Tab');
    expect((await readFocus()).join()).toContain('mark');
    await page.keyboard.press('Enter');
    await waitUntil('the card has the focus', async () => (await readFocus()).join().includes('card'));
    await page.keyboard.press('Tab');
    expect((await readFocus()).join()).toContain('button');
    await page.keyboard.press('Enter');
    await waitUntil('the mark has it again', async () => (await readFocus()).join().includes('mark'));
    await page.close();
  });
});

/** Whether everything fits: nothing is wider than what it stands in, and the card is within the window. */
const MEASURE = `(room) => { const part = room.querySelector('.bar, .card') ?? (room.matches('.mark') ? room : null); if (part === null) return null;
  const box = part.getBoundingClientRect();
  const wide = [...part.querySelectorAll('p, li, button, summary, .address')].filter((one) => { const { left, right } = one.getBoundingClientRect();
    return right > box.right + 1 || left < box.left - 1; });
  const isCard = part.matches('.card'); const frame = isCard ? part.getRootNode().host.getBoundingClientRect() : box;
  const view = document.documentElement;
  return { part: part.className.split(' ')[0], wide: wide.map(({ innerText }) => innerText), isOut: isCard && (frame.left < 0 || frame.top < 0 || frame.right > view.clientWidth || frame.bottom > view.clientHeight),
    words: part.innerText }; }`;

describe.each(FAMILIES)('small windows, large letters and long words, %s', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;

    beforeAll(async () => {
      site = await startWebmail();
      opened = await openExtensionBrowser(family, { port: site.port });
      await waitForList(opened);
      const own = await openOwnPage(opened, 'src/options/index.html');
      await own.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as Record<
          'browser' | 'chrome',
          typeof import('webextension-polyfill')
        >;
        await (browser ?? chrome).storage.local.set({ language: 'de' });
      });
      await own.close();
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    test.each([
      ['320 pixels wide', { width: 320, height: 640 }, 'ltr'],
      ['a window enlarged to 200 %', { width: 640, height: 400, deviceScaleFactor: 2 }, 'ltr'],
      ['320 pixels wide, right to left', { width: 320, height: 640 }, 'rtl'],
    ] as const)('%s: German words stay in their place', async (_, view, direction) => {
      const page = await opened.openTab();
      await page.setViewport(view);
      await openNotices(opened, page, 'Gefahr');
      await runInRooms(
        opened,
        page,
        `(room) => { for (const part of [room, ...room.querySelectorAll('[dir]')]) part.dir = '${direction}'; }`,
      );
      const parts = await runInRooms<{
        readonly part: string;
        readonly wide: readonly string[];
        readonly isOut: boolean;
        readonly words: string;
      }>(opened, page, MEASURE);
      expect(parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['bar', 'card', 'mark']));
      expect(parts.map(({ words }) => words).join()).toContain('Schließen');
      for (const { part, wide, isOut } of parts) expect([part, wide, isOut]).toEqual([part, [], false]);
      await page.close();
    });
  });
});

const FIREFOX_LOOKS = [
  ['light', { 'layout.css.prefers-color-scheme.content-override': 1 }],
  ['dark', { 'layout.css.prefers-color-scheme.content-override': 0 }],
  ['forced colours', { 'browser.display.document_color_use': 2 }],
] as const;

describe.runIf(IS_INSTALLED.Firefox)('accessibility of the notices in webmail, Firefox (axe)', () => {
  test.each(FIREFOX_LOOKS)('%s: bar, mark and card', { timeout: LONG }, async (look, preferences) => {
    const site = await startWebmail();
    const opened = await openFirefox({
      port: site.port,
      preferences: { ...preferences, 'ui.prefersReducedMotion': 1 },
    });
    try {
      await waitForList(opened);
      const page = await opened.openTab();
      await openNotices(opened, page);
      if (look === 'forced colours') expectForced(await readColours(opened, page));
      const { passed, violations } = await inspectCopies(opened, page);
      expect(violations).toEqual([]);
      expect(passed).toBeGreaterThan(5);
    } finally {
      await opened.close();
      await site.close();
    }
  });
});
