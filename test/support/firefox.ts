import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findBrowsers } from '../../tools/setup.mjs';

export interface FirefoxOptions {
  /** Unpacked extension. */
  readonly extension: string;
  /** Port of the site server. */
  readonly port: number;
  /** Every host that will be visited: Firefox maps names one by one, and no other name resolves. */
  readonly hosts: readonly string[];
  readonly isHeadless?: boolean;
}

export interface Firefox {
  readonly browser: Browser;
  /** `moz-extension://<uuid>/` */
  readonly extensionRoot: string;
  openTab(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Firefox over WebDriver BiDi with an unpacked extension, allowed in private windows. */
export async function openFirefox(options: FirefoxOptions): Promise<Firefox> {
  const found = findBrowsers().firefox;
  if (found === null) throw new Error('no Firefox was found');
  const uuid = randomUUID();
  const profile = mkdtempSync(join(tmpdir(), 'cordon-firefox-'));
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
      'extensions.webextensions.uuids': JSON.stringify({ [readAddonId(options.extension)]: uuid }),
      'network.dns.localDomains': options.hosts.join(','),
      'network.socket.forcePort': `80=${options.port};443=${options.port}`,
      'intl.accept_languages': 'en-US, en',
      ...QUIET_PREFERENCES,
    },
  });
  await installExtension(browser, options.extension);
  return {
    browser,
    extensionRoot: `moz-extension://${uuid}/`,
    openTab: () => browser.newPage(),
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Nothing that the browser does on its own may reach a network. */
const QUIET_PREFERENCES = {
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

function readAddonId(folder: string): string {
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
