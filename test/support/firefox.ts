import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { findBrowsers } from '../../tools/setup.mjs';
import { findExtension } from './built-extension.ts';
import type { ExtensionBrowser, OpenOptions } from './extension-browser.ts';
import { killBrowser } from './kill-browser.ts';
import { MAPPED_HOSTS } from './test-hosts.ts';

/** What an extension stores belongs to its address, so on a profile that is kept it has the same one at every start. */
const KEPT_UUID = '6f1c2a54-5d0b-4c2e-9a63-0d3f7b8e1c95';

export interface FirefoxOptions extends OpenOptions {
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
}

/** Starts Firefox over WebDriver BiDi with an unpacked extension, allowed in private windows. */
export async function openFirefox(options: FirefoxOptions): Promise<ExtensionBrowser> {
  const found = findBrowsers().firefox;
  if (found === null) throw new Error('no Firefox was found');
  const extension = options.extension ?? findExtension('firefox');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'cordon-firefox-'));
  const uuid = options.profile === undefined ? randomUUID() : KEPT_UUID;
  const browser = await launch({
    browser: 'firefox',
    executablePath: found.path,
    headless: options.isHeadless ?? true,
    acceptInsecureCerts: true,
    defaultViewport: null,
    // Without system access a test may not open an extension's own page.
    args: ['--profile', profile, '--remote-allow-system-access'],
    extraPrefsFirefox: {
      // An extension's address is random for each profile unless the profile already knows it.
      'extensions.webextensions.uuids': JSON.stringify({ [readAddonId(extension)]: uuid }),
      ...mapHosts(options.port, MAPPED_HOSTS),
      ...QUIET_PREFERENCES,
      ...options.preferences,
    },
  });
  await installExtension(browser, extension);
  return {
    family: 'Firefox',
    extensionRoot: `moz-extension://${uuid}/`,
    openTab: () => browser.newPage(),
    listTabs: () => browser.pages(),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close: async () => {
      await browser.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    kill: () => killBrowser(browser),
  };
}

/** Sends these hosts to the site server. */
export function mapHosts(port: number, hosts: readonly string[]): Readonly<Record<string, string>> {
  return {
    'network.dns.localDomains': hosts.join(','),
    'network.socket.forcePort': `80=${port};443=${port}`,
  };
}

/** Nothing that the browser does on its own may reach a network. */
export const QUIET_PREFERENCES = {
  'intl.accept_languages': 'en-US, en',
  'network.proxy.type': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.trr.mode': 5,
  'app.normandy.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'services.settings.server': 'data:,none',
  'toolkit.telemetry.enabled': false,
} as const;

/** The id in an unpacked extension's manifest. */
export function readAddonId(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly browser_specific_settings: { readonly gecko: { readonly id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}

/** Puppeteer's `installExtension` cannot say that private windows are allowed; the command itself can. */
async function installExtension(browser: Browser, path: string): Promise<void> {
  const { connection } = browser as unknown as {
    readonly connection: { send(method: string, params: object): Promise<unknown> };
  };
  await connection.send('webExtension.install', {
    extensionData: { type: 'path', path },
    'moz:allowPrivateBrowsing': true,
  });
}
