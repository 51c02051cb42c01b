import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../support/extension-browser.ts';
import { type InstalledFirefox, prepareInstalledFirefox } from '../../support/installed-firefox.ts';
import { killBrowser } from '../../support/kill-browser.ts';
import {
  findPolicyObstacle,
  type ManagedChromium,
  prepareManagedChromium,
} from '../../support/policy-chromium.ts';
import { waitForList } from '../../support/tabs.ts';
import { type Camp, type Configuration, driveManaged } from './ground.ts';

/** A browser that was started with something to load at once. */
export interface StartedBrowser {
  /** Addresses of the open tabs. */
  listTabs(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A browser under a driver. */
interface RunningBrowser extends ExtensionBrowser {
  /** Ends it so that its tabs are there at the next start, among them one with this title. */
  endKeepingTabs(title: string): Promise<void>;
}

/** One profile that has the extension and its list, and is started again and again. */
export interface Restarts {
  readonly extensionRoot: string;
  start(): Promise<RunningBrowser>;
  startWithAddress(address: string): Promise<StartedBrowser>;
  /** With the tabs that were open when it was closed. */
  startRestoring(): Promise<StartedBrowser>;
  /** In a private window, which nobody has let Cordon into. */
  startPrivate(address: string): Promise<StartedBrowser>;
  close(): Promise<void>;
}

/** Why starts cannot be tested here; null where they can. Only policy installs an extension in Chromium for good. */
export function findRestartObstacle(configuration: Configuration): string | null {
  return configuration === 'Firefox' ? null : findPolicyObstacle();
}

/** Prepares the profile and starts it once, so that the list is in place. */
export async function prepareRestarts(camp: Camp): Promise<Restarts> {
  const restarts = await chooseRestarts(camp);
  const first = await restarts.start();
  await waitForList(first);
  await first.close();
  return restarts;
}

async function chooseRestarts(camp: Camp): Promise<Restarts> {
  if (camp.configuration === 'Firefox') return restartFirefox(camp);
  if (camp.managed !== null) return restartChromium(camp.managed, async () => {});
  const extension = `${camp.extension}-self-installed`;
  cpSync(camp.extension, extension, { recursive: true });
  dropBlockingPermission(extension);
  const managed = await prepareManagedChromium(extension, camp.site.port);
  return restartChromium(managed, managed.close);
}

/**
 * An unpacked extension is gone at the next start. One that policy installed, but that does not ask for leave to block
 * requests, has what the browser grants to one that a person installed.
 */
function dropBlockingPermission(folder: string): void {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { readonly permissions: readonly string[] };
  const permissions = manifest.permissions.filter((permission) => permission !== 'webRequestBlocking');
  writeFileSync(path, JSON.stringify({ ...manifest, permissions }));
}

function restartChromium(managed: ManagedChromium, close: () => Promise<void>): Restarts {
  return {
    extensionRoot: managed.extensionRoot,
    start: async () => {
      const driven = await driveManaged(managed);
      return { ...driven, endKeepingTabs: driven.close };
    },
    startWithAddress: (address) => managed.startWithAddress(address),
    startRestoring: () => managed.startRestoring(),
    startPrivate: (address) => managed.startPrivate(address),
    close,
  };
}

function restartFirefox(camp: Camp): Restarts {
  const firefox = prepareInstalledFirefox(camp.extension, camp.site.port, camp.hosts);
  return {
    extensionRoot: firefox.extensionRoot,
    start: async () => driveFirefox(firefox, await firefox.start()),
    startWithAddress: async (address) => watchFirefox(await firefox.startWithAddress(address)),
    startRestoring: async () => watchFirefox(await firefox.start()),
    startPrivate: async (address) => watchFirefox(await firefox.startPrivate(address)),
    close: async () => firefox.close(),
  };
}

function driveFirefox(firefox: InstalledFirefox, browser: Browser): RunningBrowser {
  return {
    family: 'Firefox',
    extensionRoot: firefox.extensionRoot,
    openTab: () => browser.newPage(),
    listTabs: () => browser.pages(),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close: () => browser.close(),
    kill: () => killBrowser(browser),
    endKeepingTabs: (title) => firefox.crash(browser, title),
  };
}

function watchFirefox(browser: Browser): StartedBrowser {
  return {
    // The driver's own idea of a tab's address misses redirects to an extension.
    listTabs: async () =>
      Promise.all(
        (await browser.pages()).map((page) => page.evaluate(() => location.href).catch(() => 'unknown')),
      ),
    close: () => browser.close(),
  };
}
