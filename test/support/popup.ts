import type { Page } from 'puppeteer-core';
import type { Chromium } from './chromium.ts';

/** Opens the real popup over the tab that is in front, as a click on the toolbar does. Close it before the next one. */
export async function openPopup(opened: Chromium, isPrivate = false): Promise<Page> {
  const address = `${opened.extensionRoot}src/popup/index.html`;
  const worker = await opened.findWorker(isPrivate);
  const target = opened.browser.waitForTarget((candidate) => candidate.url() === address, {
    timeout: 20_000,
  });
  await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
    return chrome.action.openPopup();
  });
  return (await target).asPage();
}
