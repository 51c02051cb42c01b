import type { Frame, Page } from 'puppeteer-core';
import type { AnswerOf, InputOf, MessageName } from '../../src/messages/protocol.ts';
import type { ExtensionBrowser } from './extension-browser.ts';
import { waitUntil } from './wait-until.ts';

/** What an extension's own page has: Firefox under `browser`, Chromium under `chrome`, both answering with promises. */
interface ExtensionGlobals {
  readonly browser?: typeof import('webextension-polyfill');
  readonly chrome: typeof import('webextension-polyfill');
}

type ExtensionRoot = Pick<ExtensionBrowser, 'extensionRoot'>;
type TabOpener = Pick<ExtensionBrowser, 'extensionRoot' | 'openTab'>;

/** Starts to load an address and does not wait: a navigation that the extension redirects never ends for the driver. */
export function startVisit(page: Page, address: string): void {
  page.goto(address, { timeout: 5000 }).catch(() => {});
}

/** Waits until a tab shows a loaded document whose own address fits. The driver's idea of it misses redirects in Firefox. */
export function waitForAddress(page: Page, fits: (address: string) => boolean): Promise<string> {
  return waitUntil('a tab has arrived', async () => {
    const [address, state] = await page.evaluate(() => [location.href, document.readyState]);
    return address !== undefined && state === 'complete' && fits(address) ? address : null;
  });
}

/** Loads an address that nothing stops. The browser may turn http into https on the way. */
export async function visit(page: Page, address: string): Promise<void> {
  startVisit(page, address);
  await waitForAddress(page, (at) => dropScheme(at) === dropScheme(address));
}

/** Loads an address that is stopped. @returns the warning's text */
export async function visitStopped(opened: ExtensionRoot, page: Page, address: string): Promise<string> {
  startVisit(page, address);
  return waitForWarning(opened, page, address);
}

/** Waits for the warning in a tab. @returns its text, once the background has answered */
export async function waitForWarning(opened: ExtensionRoot, page: Page, address: string): Promise<string> {
  await waitForAddress(page, (at) => isWarningFor(opened, at, address));
  return readHeadedText(page);
}

/** The text of one of our pages, once it has its headline. */
export function readHeadedText(page: Page): Promise<string> {
  return waitUntil('the page has its text', () =>
    page.evaluate(() => (document.querySelector('h1') === null ? null : document.body.innerText)),
  );
}

/** The browser may have turned http into https on the way. */
export function isWarningFor(opened: ExtensionRoot, at: string, address: string): boolean {
  const shown = `${opened.extensionRoot}src/warning/index.html#`;
  return at.startsWith(shown) && dropScheme(at.slice(shown.length)) === dropScheme(address);
}

function dropScheme(address: string): string {
  return address.replace(/^https?:/, '');
}

/** Opens one of the extension's own pages in a tab, as a person does who types its address; again while it is not installed. */
export async function openOwnPage(opened: TabOpener, path: string): Promise<Page> {
  const page = await opened.openTab();
  const address = opened.extensionRoot + path;
  startVisit(page, address);
  await waitUntil('our own page', async () => {
    const [at = '', state] = await page.evaluate(() => [location.href, document.readyState]);
    if (at.startsWith('chrome-error:')) startVisit(page, address);
    return at === address && state === 'complete';
  });
  return page;
}

/** Waits for a warning inside a frame of a page. */
export function waitForFramedWarning(page: Page): Promise<Frame> {
  return waitUntil('the framed warning', async () => {
    for (const frame of page.frames().slice(1)) {
      if (await frame.evaluate(() => document.querySelector('h1') !== null)) return frame;
    }
    return null;
  });
}

/** Clicks a button, or opens a disclosure, by the words on it. */
export async function clickOn(page: Page, words: string): Promise<void> {
  await waitUntil(`a button "${words}"`, () =>
    page.evaluate((text) => {
      const button = [...document.querySelectorAll<HTMLElement>('button, summary')].find(
        (element) => element.innerText.trim() === text,
      );
      if (button === undefined || (button instanceof HTMLButtonElement && button.disabled)) return false;
      // Once this has answered: the click may close the tab that is being asked.
      setTimeout(() => button.click());
      return true;
    }, words),
  );
}

/** Goes on from a warning as a person must: opens the disclosure, takes the first reason where one is asked for, ticks the box, presses the button. */
export async function continueAnyway(page: Page): Promise<void> {
  await clickOn(page, 'Continue anyway');
  await page.evaluate(() => {
    document.querySelector<HTMLInputElement>('.reasons input')?.click();
    document.querySelector<HTMLInputElement>('.acknowledge input[type=checkbox]')?.click();
  });
  await clickOn(page, 'Continue');
}

/** Sends a message to the background from one of our own pages and gives back what comes, refusals included. */
export function askBackground<N extends MessageName>(
  page: Page,
  name: N,
  input: InputOf<N>,
): Promise<{ readonly ok: boolean; readonly answer?: AnswerOf<N>; readonly error?: string }> {
  return page.evaluate(
    (request) => {
      const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
      return (browser ?? chrome).runtime.sendMessage(request);
    },
    { cordon: 1, name, input },
  ) as Promise<{ readonly ok: boolean; readonly answer?: AnswerOf<N>; readonly error?: string }>;
}

/** Waits until the packaged list is in storage and, where the browser has one, in the rule engine. */
export async function waitForList(opened: TabOpener): Promise<void> {
  const page = await openOwnPage(opened, 'src/options/index.html');
  await waitUntil('the packaged list is stored', async () => {
    const { answer } = await askBackground(page, 'describeProtection', {});
    if (answer === undefined || answer.lists.length === 0) return false;
    const isStored = answer.lists.every(({ origin }) => origin === 'storage');
    return isStored && answer.protection.rules !== 'failed';
  });
  await page.close();
}

/** Opens an address in a private window of its own. */
export function openPrivateTab(opened: ExtensionBrowser, address: string): Promise<Page> {
  return openThroughBrowser(
    opened,
    async (url) => {
      const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
      await (browser ?? chrome).windows.create({ incognito: true, url });
    },
    address,
  );
}

/** Opens an address in a tab without history, as a link from another program does. */
export function openFreshTab(opened: ExtensionBrowser, address: string): Promise<Page> {
  return openThroughBrowser(
    opened,
    async (url) => {
      const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
      await (browser ?? chrome).tabs.create({ url });
    },
    address,
  );
}

/** Lets one of our own pages ask the browser for a tab, because a driver's own tabs always start with an empty page. */
async function openThroughBrowser(
  opened: ExtensionBrowser,
  open: (url: string) => Promise<void>,
  address: string,
): Promise<Page> {
  const own = await openOwnPage(opened, 'src/options/index.html');
  const before = new Set(await opened.listTabs());
  await own.evaluate(open, address);
  const tab = await waitForNewTab(opened, before);
  await own.close();
  return tab;
}

/** The first tab that was not there before. */
export function waitForNewTab(opened: ExtensionBrowser, before: ReadonlySet<Page>): Promise<Page> {
  return waitUntil(
    'a new tab',
    async () => (await opened.listTabs()).find((candidate) => !before.has(candidate)) ?? null,
  );
}

/** Waits until a tab is closed. Firefox's driver tells nothing of tabs that showed an extension's page, so the tab is asked. */
export async function waitForEnd(page: Page): Promise<void> {
  let shown = 'nothing';
  const isGone = async (): Promise<boolean> => {
    try {
      shown = await page.evaluate(() => `${location.href}, ${history.length} in its history`);
      return false;
    } catch (error) {
      return /no such frame|closed|detached/i.test(String(error));
    }
  };
  await waitUntil('a tab is closed', isGone).catch((cause: unknown) => {
    throw new Error(`the tab is still there and shows ${shown}`, { cause });
  });
}
