import { openChromium } from './chromium.ts';
import type { ExtensionBrowser, Family, OpenOptions } from './extension-browser.ts';
import { openFirefox } from './firefox.ts';
import { waitForList } from './tabs.ts';

/** Starts a browser of a family with the built extension, and waits until its list is in place. */
export async function openExtensionBrowser(family: Family, options: OpenOptions): Promise<ExtensionBrowser> {
  const opened = family === 'Chromium' ? await openChromium(options) : await openFirefox(options);
  await waitForList(opened);
  return opened;
}
