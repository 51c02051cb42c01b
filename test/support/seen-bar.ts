import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './extension-browser.ts';
import { runInRooms } from './mail-notice.ts';
import { waitUntil } from './wait-until.ts';

/** How the one bar of a page stands in it. */
export interface BarStand {
  /** Places of it, of nine, at which a person sees and clicks it and nothing else. */
  readonly free: number;
  readonly isInMessage: boolean;
  readonly width: number;
  readonly height: number;
}

/**
 * Runs in a page: how the bar stands after it was scrolled into sight. Of Cordon's elements it is the one that is outside
 * the message, empty and large.
 * @param message selector of the message's content
 */
function lookAtBar(message: string): BarStand | null {
  const hosts = [...document.querySelectorAll('span')].filter(
    (host) =>
      host.childNodes.length === 0 &&
      host.getAttributeNames().every((name) => name === 'popover') &&
      host.offsetHeight > 60,
  );
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) return null;
  host.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = host.getBoundingClientRect();
  const places = [0.03, 0.5, 0.97].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
  const free = places.filter(
    ([x, y]) => document.elementFromPoint(left + width * x, top + height * y) === host,
  );
  return { free: free.length, isInMessage: host.closest(message) !== null, width, height };
}

/** Waits until the bar stands free, outside of the message. */
export function waitForFreeBar(page: Page, message: string): Promise<BarStand> {
  return waitUntil('the bar stands free', async () => {
    const stand = await page.evaluate(lookAtBar, message);
    return stand !== null && stand.free === 9 && !stand.isInMessage ? stand : null;
  });
}

/** How the words of the bar are drawn: size of the letters in pixels, whether they are visible, opacity, colour and ground. */
export async function readDrawing(
  opened: ExtensionBrowser,
  page: Page,
): Promise<readonly [size: number, visibility: string, opacity: string, ink: string, ground: string]> {
  const [drawn] = await runInRooms<readonly [number, string, string, string, string]>(
    opened,
    page,
    `(room) => { const bar = room.querySelector('.bar'); if (bar === null) return null;
      const words = getComputedStyle(bar.querySelector('.headline'));
      return [parseFloat(words.fontSize), words.visibility, words.opacity, words.color, getComputedStyle(bar).backgroundColor]; }`,
  );
  if (drawn === undefined) throw new Error('there is no bar');
  return drawn;
}

/** Goes to the bar with the Tab key, from what stands before it. @returns how often the key was pressed */
export async function tabToBar(page: Page): Promise<number> {
  await page.bringToFront();
  await page.evaluate(() => {
    const host = [...document.querySelectorAll('span')].find(
      (one) => one.childNodes.length === 0 && one.offsetHeight > 60,
    );
    const before = [...document.querySelectorAll<HTMLElement>('a[href], button, [tabindex="0"]')].filter(
      (one) =>
        host !== undefined &&
        (one.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
        one.offsetHeight > 0,
    );
    before.at(-1)?.focus();
  });
  for (let pressed = 1; pressed <= 8; pressed++) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(() => {
      const { activeElement } = document;
      return (
        activeElement?.localName === 'span' &&
        activeElement.childNodes.length === 0 &&
        activeElement.shadowRoot === null
      );
    });
    if (isThere) return pressed;
  }
  throw new Error('the Tab key does not reach the bar');
}
