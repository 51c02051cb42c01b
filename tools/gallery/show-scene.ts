import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { type FakeBrowser, installFakeBrowser } from './fake-browser.ts';
import { NOW } from './list-states.ts';
import type { Scene } from './scenes.ts';

/** How a scene is looked at. */
export interface Look {
  /** Part of the picture's file name. */
  readonly name: string;
  readonly language?: string;
  readonly isDark?: boolean;
  /** The browser was started in this theme. */
  readonly isThemed?: boolean;
  readonly isForced?: boolean;
  readonly isRightToLeft?: boolean;
  /** CSS pixels; else the scene's own. */
  readonly width?: number;
  /** Device pixels per CSS pixel: 2 with half the width is the browser's 200 % zoom. */
  readonly scale?: number;
}

function readMessages(language: string): FakeBrowser['messages'] {
  const path = new URL(`../../public/_locales/${language}/messages.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as FakeBrowser['messages'];
}

async function emulateMedia(page: Page, look: Look): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: look.isDark === true ? 'dark' : 'light' },
      { name: 'forced-colors', value: look.isForced === true ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}

/**
 * Opens a scene's page.
 * @param onProblem told of every console error and refused resource of the page
 */
export async function openScene(
  browser: Browser,
  origin: string,
  scene: Scene,
  look: Look,
  onProblem: (text: string) => void,
): Promise<Page> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') onProblem(message.text());
  });
  page.on('pageerror', (error) => onProblem(String(error)));
  await page.setViewport({
    width: look.width ?? scene.width,
    height: scene.width < 400 ? 560 : 900,
    deviceScaleFactor: look.scale ?? 1,
  });
  if (look.isThemed !== true) await emulateMedia(page, look);
  const language = look.language ?? 'en';
  const fake: FakeBrowser = { language, messages: readMessages(language), answers: scene.answers, now: NOW };
  // tsx compiles functions to calls of a helper that the page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named;');
  await page.evaluateOnNewDocument(installFakeBrowser, fake);
  await page.goto(`${origin}${scene.path}`);
  return page;
}

/** Opens a scene and brings it into the state that it is about. As {@link openScene}. */
export async function showScene(
  browser: Browser,
  origin: string,
  scene: Scene,
  look: Look,
  onProblem: (text: string) => void,
): Promise<Page> {
  const page = await openScene(browser, origin, scene, look, onProblem);
  if (scene.path === '/framing.html') {
    const frame = await page.waitForFrame((candidate) => candidate.url().includes('/warning/'));
    await frame.waitForSelector('h1');
  } else {
    await page.waitForSelector('h1, .error');
  }
  if (look.isRightToLeft === true) {
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
  }
  if (scene.typed !== undefined) {
    await page.type('#check-address', scene.typed);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.result, .check .error');
  }
  for (const { on, typed, until } of scene.acts ?? []) {
    if (typed === undefined) await page.locator(on).click();
    else await page.type(on, typed);
    await page.waitForSelector(until);
  }
  if (scene.isOpened === true) {
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('details')) element.open = true;
    });
    await page.evaluate(async () => {
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
    });
  }
  return page;
}
