import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type Target, type WebWorker } from 'puppeteer-core';
import { findBrowsers } from '../../tools/setup.mjs';
import { findExtension } from './built-extension.ts';
import type { ExtensionBrowser, OpenOptions } from './extension-browser.ts';
import { waitUntil } from './wait-until.ts';

/** Nothing that the browser does on its own may reach a network or a test's count. */
export const QUIET_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-component-update',
  '--disable-sync',
  // The site server signs its own certificate.
  '--ignore-certificate-errors',
  '--disable-features=MediaRouter,OptimizationHints,Translate',
];

export interface ChromiumOptions extends OpenOptions {
  readonly args?: readonly string[];
}

export interface Chromium extends ExtensionBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  /** The extension's worker, once it runs: an event wakes it where it sleeps. */
  findWorker(): Promise<WebWorker>;
  /** Ends the worker as the browser does when it is idle; resolves when it is gone. */
  stopWorker(): Promise<void>;
}

/** Starts Chromium with an unpacked extension, loaded over the DevTools pipe and allowed in private windows. */
export async function openChromium(options: ChromiumOptions): Promise<Chromium> {
  const found = findBrowsers().chromium;
  if (found === null) throw new Error('no Chromium, Chrome or Edge was found');
  const profile = mkdtempSync(join(tmpdir(), 'cordon-chromium-'));
  writePreferences(profile);
  const browser = await launch({
    executablePath: found.path,
    headless: options.isHeadless ?? true,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: null,
    args: [
      ...QUIET_ARGS,
      '--disable-background-networking',
      `--host-resolver-rules=MAP * 127.0.0.1:${options.port}`,
      '--window-size=1280,900',
      ...(options.args ?? []),
    ],
  });
  const extensionId = await installExtension(browser, options.extension ?? findExtension('chrome'));
  const isWorker = (target: Target) =>
    target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${extensionId}/`);
  return {
    family: 'Chromium',
    browser,
    extensionId,
    extensionRoot: `chrome-extension://${extensionId}/`,
    openTab: () => browser.newPage(),
    listTabs: () => browser.pages(),
    findWorker: async () => {
      const target = await browser.waitForTarget(isWorker, { timeout: 20_000 });
      const worker = await target.worker();
      if (worker === null) throw new Error('the target is no worker');
      return worker;
    },
    stopWorker: async () => {
      const target = browser.targets().find(isWorker);
      if (target === undefined) return;
      const worker = await target.worker();
      await worker?.close();
      await waitUntil('the worker is gone', () => !browser.targets().some(isWorker));
    },
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Without developer mode Chromium disables an unpacked extension at its next reload. */
function writePreferences(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = {
    extensions: { ui: { developer_mode: true } },
    intl: { accept_languages: 'en-US,en' },
  };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
}

async function installExtension(browser: Browser, path: string): Promise<string> {
  const session = await browser.target().createCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path, enableInIncognito: true });
  await session.detach();
  return id;
}
