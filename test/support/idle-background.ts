import type { ExtensionBrowser } from './extension-browser.ts';
import { openOwnPage } from './tabs.ts';
import { waitUntil } from './wait-until.ts';

/** Firefox ends an idle background page by itself; the extension's other pages can see that there is none any more. */
export async function waitForIdleBackground(opened: ExtensionBrowser): Promise<void> {
  const own = await openOwnPage(opened, 'manifest.json');
  await waitUntil(
    'the background page is gone',
    () =>
      own.evaluate(() => {
        const { browser } = globalThis as unknown as {
          readonly browser: typeof import('webextension-polyfill');
        };
        return browser.extension
          .getViews()
          .every(({ location }) => !location.pathname.includes('background'));
      }),
    60,
  );
  await own.close();
}
