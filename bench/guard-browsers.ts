import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { findExtension } from '../test/support/built-extension.ts';
import { type Chromium, driveChromium, openPlainChromium } from '../test/support/chromium.ts';
import type { ExtensionBrowser } from '../test/support/extension-browser.ts';
import { openFirefox, readAddonId } from '../test/support/firefox.ts';
import { prepareManagedChromium } from '../test/support/policy-chromium.ts';
import { openOwnPage, waitForList } from '../test/support/tabs.ts';
import { waitUntil } from '../test/support/wait-until.ts';

/** A browser in which Cordon may hold requests, and the same browser without Cordon. */
export interface BrowserPair<Guarded extends ExtensionBrowser = ExtensionBrowser> {
  readonly name: string;
  readonly guarded: Guarded;
  openPlainTab(): Promise<Page>;
  putWorkerToSleep(): Promise<void>;
  close(): Promise<void>;
}

/** Chromium in which policy has installed Cordon: the browser lets no other extension hold a request. */
export async function openManagedPair(port: number): Promise<BrowserPair<Chromium>> {
  const managed = await prepareManagedChromium(findExtension('chrome'), port);
  const browser = await managed.start();
  const guarded = driveChromium(browser, new URL(managed.extensionRoot).host, () => browser.close());
  await waitForList(guarded);
  const plain = await openPlainChromium({ port });
  return {
    name: 'Chromium, installed by policy',
    guarded,
    openPlainTab: () => plain.browser.newPage(),
    putWorkerToSleep: () => guarded.stopWorkers(),
    close: async () => {
      await Promise.all([guarded.close(), plain.close()]);
      await managed.close();
    },
  };
}

export async function openFirefoxPair(port: number): Promise<BrowserPair> {
  const preferences = {
    // Its clock is coarse for pages otherwise.
    'privacy.reduceTimerPrecision': false,
    'extensions.background.idle.timeout': 1000,
  };
  const guarded = await openFirefox({ port, preferences });
  await waitForList(guarded);
  const own = await openOwnPage(guarded, 'managed-schema.json');
  const folder = mkdtempSync(join(tmpdir(), 'cordon-inert-'));
  const plain = await openFirefox({ port, preferences, extension: writeInertExtension(folder) });
  return {
    name: 'Firefox',
    guarded,
    openPlainTab: () => plain.openTab(),
    putWorkerToSleep: () => waitForIdleBackground(own),
    close: async () => {
      await Promise.all([guarded.close(), plain.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** An extension that does nothing, so that both browsers are started and driven alike. */
function writeInertExtension(folder: string): string {
  const manifest = {
    manifest_version: 3,
    name: 'Inert',
    version: '1',
    browser_specific_settings: { gecko: { id: readAddonId(findExtension('firefox')) } },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

async function waitForIdleBackground(own: Page): Promise<void> {
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
}
