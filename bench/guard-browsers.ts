import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { findExtension } from '../test/support/built-extension.ts';
import { type Chromium, driveChromium, openPlainChromium } from '../test/support/chromium.ts';
import type { ExtensionBrowser } from '../test/support/extension-browser.ts';
import { openFirefox, readAddonId } from '../test/support/firefox.ts';
import { waitForIdleBackground } from '../test/support/idle-background.ts';
import { prepareManagedChromium } from '../test/support/policy-chromium.ts';
import { waitForList } from '../test/support/tabs.ts';

const SCRIPT = 'background.js';

/** A browser with an extension whose background can be put to sleep. */
export interface Sleeper<Opened extends ExtensionBrowser = ExtensionBrowser> {
  readonly opened: Opened;
  putToSleep(): Promise<void>;
}

/**
 * A browser in which Cordon may hold requests, the same one with an extension that holds each request only to let it go
 * (what the browser itself takes to ask and to wake), and the same one without either.
 */
export interface BenchedBrowsers<Guarded extends ExtensionBrowser = ExtensionBrowser> {
  readonly name: string;
  readonly guarded: Sleeper<Guarded>;
  readonly asking: Sleeper;
  openPlainTab(): Promise<Page>;
  close(): Promise<void>;
}

/** Chromium in which policy has installed the extensions: the browser lets no other hold a request. */
export async function openManagedChromiums(port: number): Promise<BenchedBrowsers<Chromium>> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-asking-'));
  writeExtension(folder, { background: { service_worker: SCRIPT } });
  const [guarded, asking] = [
    await openManaged(findExtension('chrome'), port),
    await openManaged(folder, port),
  ];
  await waitForList(guarded.opened);
  await asking.opened.findWorker();
  const plain = await openPlainChromium({ port });
  return {
    name: 'Chromium, installed by policy',
    guarded,
    asking,
    openPlainTab: () => plain.browser.newPage(),
    close: async () => {
      await Promise.all([guarded.close(), asking.close(), plain.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

async function openManaged(
  folder: string,
  port: number,
): Promise<Sleeper<Chromium> & { close(): Promise<void> }> {
  const managed = await prepareManagedChromium(folder, port);
  const browser = await managed.start();
  const opened = driveChromium(browser, new URL(managed.extensionRoot).host, () => browser.close());
  return {
    opened,
    putToSleep: () => opened.stopWorkers(),
    close: async () => {
      await opened.close();
      await managed.close();
    },
  };
}

export async function openFirefoxes(port: number): Promise<BenchedBrowsers> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-asking-'));
  const [askingFolder, inertFolder] = [join(folder, 'asking'), join(folder, 'inert')];
  const ofCordon = {
    browser_specific_settings: { gecko: { id: readAddonId(findExtension('firefox')) } },
  };
  writeExtension(askingFolder, { ...ofCordon, background: { scripts: [SCRIPT] } });
  writeExtension(inertFolder, ofCordon);
  const [guarded, asking, plain] = [
    await openSleepingFirefox(port, findExtension('firefox')),
    await openSleepingFirefox(port, askingFolder),
    // With an extension that does nothing, so that all are started and driven alike.
    await openSleepingFirefox(port, inertFolder),
  ];
  await waitForList(guarded.opened);
  return {
    name: 'Firefox',
    guarded,
    asking,
    openPlainTab: () => plain.opened.openTab(),
    close: async () => {
      await Promise.all([guarded, asking, plain].map(({ opened }) => opened.close()));
      rmSync(folder, { recursive: true });
    },
  };
}

async function openSleepingFirefox(port: number, extension: string): Promise<Sleeper> {
  const preferences = {
    // Its clock is coarse for pages otherwise.
    'privacy.reduceTimerPrecision': false,
    'extensions.background.idle.timeout': 1000,
  };
  const opened = await openFirefox({ port, preferences, extension });
  return { opened, putToSleep: () => waitForIdleBackground(opened) };
}

/** An extension that holds every request for a document, where it has a background, and lets it go. */
function writeExtension(folder: string, more: object): void {
  const manifest = {
    manifest_version: 3,
    name: 'Asking',
    version: '1',
    permissions: ['webRequest', 'webRequestBlocking'],
    host_permissions: ['<all_urls>'],
    ...more,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, SCRIPT),
    "chrome.webRequest.onBeforeRequest.addListener(() => ({}), { urls: ['http://*/*', 'https://*/*'], types: ['main_frame', 'sub_frame'] }, ['blocking']);",
  );
}
