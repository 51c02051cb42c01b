import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { findBrowsers } from '../../tools/setup.mjs';
import { mapHosts, QUIET_PREFERENCES, readAddonId } from './firefox.ts';
import { waitUntil } from './wait-until.ts';

/** A Firefox with the extension in its profile, where it stays from start to start. */
export interface InstalledFirefox {
  /** `moz-extension://<uuid>/` */
  readonly extensionRoot: string;
  /** Starts the browser on the one profile, with the tabs that were open when it was closed. */
  start(): Promise<Browser>;
  /** Starts it with an address on its command line, as a mail program does with a link. */
  startWithAddress(address: string): Promise<Browser>;
  /** Starts it with an address in a private window. */
  startPrivate(address: string): Promise<Browser>;
  /**
   * Ends the browser with its tabs, as a crash does: the driver's own way closes the tabs first.
   * @param title of a page that must be among what is kept; a word that occurs nowhere else
   */
  crash(browser: Browser, title: string): Promise<void>;
  close(): void;
}

/** @param hosts that lead to the site server */
export function prepareInstalledFirefox(
  folder: string,
  port: number,
  hosts: readonly string[],
): InstalledFirefox {
  const found = findBrowsers().firefox;
  if (found === null) throw new Error('no Firefox was found');
  const profile = mkdtempSync(join(tmpdir(), 'cordon-installed-firefox-'));
  const addonId = readAddonId(folder);
  cpSync(folder, join(profile, 'extensions', addonId), { recursive: true });
  const uuid = randomUUID();
  const start = async (args: readonly string[]): Promise<Browser> => {
    // The driver is still putting the profile's files back when the browser before has ended.
    const leftOvers = ['prefs.js.puppeteer', 'user.js.puppeteer'].map((name) => join(profile, name));
    await waitUntil('the profile is free', () => !leftOvers.some((path) => existsSync(path)));
    return launch({
      browser: 'firefox',
      executablePath: found.path,
      acceptInsecureCerts: true,
      defaultViewport: null,
      waitForInitialPage: false,
      // An address on the command line takes the place of the tabs of the last time.
      ignoreDefaultArgs: ['about:blank'],
      args: ['--profile', profile, '--remote-allow-system-access', ...args],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
        // What lies in the profile's own folder is taken for installed, without a signature and without a question.
        'xpinstall.signatures.required': false,
        'extensions.autoDisableScopes': 0,
        // With the tabs of the last time, against what the driver would recommend.
        'remote.prefs.recommended': false,
        'browser.startup.page': 3,
        'browser.sessionstore.resume_from_crash': true,
        'browser.sessionstore.interval': 500,
        ...mapHosts(port, hosts),
        ...QUIET_PREFERENCES,
      },
    });
  };
  return {
    extensionRoot: `moz-extension://${uuid}/`,
    start: () => start([]),
    startWithAddress: (address) => start([address]),
    startPrivate: (address) => start(['--private-window', address]),
    crash: async (browser, title) => {
      const kept = join(profile, 'sessionstore-backups/recovery.jsonlz4');
      // Packed, but what occurs for the first time stands there as it is.
      await waitUntil('the tabs are kept', () => readFileSync(kept).includes(title));
      const child = browser.process();
      if (child === null) throw new Error('not a process of ours');
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    close: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}
