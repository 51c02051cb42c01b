import type { Page } from 'puppeteer-core';
import type { CanonicalUrl } from '../../src/core/url/model.ts';
import type { TabView } from '../../src/messages/protocol.ts';
import type { ExtensionBrowser } from './extension-browser.ts';
import { askBackground, openOwnPage } from './tabs.ts';

/** What an extension's own page has: Firefox under `browser`, Chromium under `chrome`. */
interface ExtensionGlobals {
  readonly browser?: typeof import('webextension-polyfill');
  readonly chrome: typeof import('webextension-polyfill');
}

/** "Check mail on this site" for the tab that shows an address, as the popup says it. */
export async function checkMailOn(opened: ExtensionBrowser, address: string): Promise<void> {
  const popup = await openOwnPage(opened, 'src/popup/index.html');
  const { ok, error } = await askBackground(popup, 'checkMailOnSite', {
    tabId: await findTab(popup, address),
  });
  if (!ok) throw new Error(`checkMailOnSite: ${error}`);
  await popup.close();
}

/** What the popup would show for a tab. */
export async function askAboutTab(opened: ExtensionBrowser, page: Page): Promise<TabView<CanonicalUrl>> {
  const popup = await openOwnPage(opened, 'src/popup/index.html');
  const address = await page.evaluate(() => location.href);
  const { answer } = await askBackground(popup, 'describeTab', { tabId: await findTab(popup, address) });
  await popup.close();
  if (answer === undefined) throw new Error('describeTab: no answer');
  return answer;
}

function findTab(popup: Page, start: string): Promise<number> {
  return popup.evaluate(async (wanted) => {
    const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
    const tabs = await (browser ?? chrome).tabs.query({});
    return tabs.find(({ url }) => url?.startsWith(wanted) === true)?.id ?? -1;
  }, start);
}
