import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type Target, type WebWorker } from 'puppeteer-core';
import { findBrowsers } from '../../tools/setup.mjs';
import { findExtension } from './built-extension.ts';
import type { ExtensionBrowser, OpenOptions } from './extension-browser.ts';
import { killBrowser } from './kill-browser.ts';
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
  /** The driver leaves frames alone: else each one waits until it has been looked at, which thousands make felt. */
  readonly leavesFramesAlone?: boolean;
}

export interface Chromium extends ExtensionBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  /** The extension's worker, once it runs: an event wakes it where it sleeps. Private windows have one of their own. */
  findWorker(isPrivate?: boolean): Promise<WebWorker>;
  /** Ends the worker, and that of private windows, as the browser does when they are idle. */
  stopWorkers(): Promise<void>;
}

/** A browser without the extension. */
export interface PlainChromium {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Starts Chromium with an unpacked extension, loaded over the DevTools pipe and allowed in private windows. */
export async function openChromium(options: ChromiumOptions): Promise<Chromium> {
  const { browser, close } = await openPlainChromium(options);
  const extensionId = await installExtension(browser, options.extension ?? findExtension('chrome'));
  return driveChromium(browser, extensionId, close);
}

/** What a test needs of a browser that has the extension already. */
export function driveChromium(browser: Browser, extensionId: string, close: () => Promise<void>): Chromium {
  const isWorker = (target: Target) =>
    target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${extensionId}/`);
  return {
    family: 'Chromium',
    browser,
    extensionId,
    extensionRoot: `chrome-extension://${extensionId}/`,
    openTab: () => browser.newPage(),
    listTabs: () => browser.pages(),
    findWorker: (isPrivate = false) =>
      waitUntil('the worker runs', async () => {
        for (const target of browser.targets().filter(isWorker)) {
          const worker = await target.worker();
          if (worker !== null && (await worker.evaluate(isPrivateContext)) === isPrivate) return worker;
        }
        return null;
      }),
    stopWorkers: async () => {
      const running = browser.targets().filter(isWorker);
      for (const target of running) await (await target.worker())?.close();
      await waitUntil(
        'the workers are gone',
        () => !browser.targets().some((target) => running.includes(target)),
      );
    },
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close,
    kill: () => killBrowser(browser),
  };
}

/** Starts Chromium, able to take an extension by {@link installExtension}. */
export async function openPlainChromium(options: ChromiumOptions): Promise<PlainChromium> {
  const found = findBrowsers().chromium;
  if (found === null) throw new Error('no Chromium, Chrome or Edge was found');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'cordon-chromium-'));
  writePreferences(profile);
  const browser = await launch({
    executablePath: found.path,
    headless: options.isHeadless ?? true,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: null,
    ...(options.leavesFramesAlone === true ? { targetFilter: (target: Target) => !isFrame(target) } : {}),
    args: [
      ...QUIET_ARGS,
      '--disable-background-networking',
      `--host-resolver-rules=MAP * 127.0.0.1:${options.port}, EXCLUDE 127.0.0.1`,
      '--window-size=1280,1000',
      ...(options.args ?? []),
    ],
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The driver has no public word for a frame's target. */
function isFrame(target: Target): boolean {
  const { _targetInfo, _getTargetInfo } = target as unknown as {
    readonly _targetInfo?: { readonly type: string };
    readonly _getTargetInfo?: () => { readonly type: string };
  };
  return (_getTargetInfo?.call(target) ?? _targetInfo)?.type === 'iframe';
}

function isPrivateContext(): boolean {
  const { chrome } = globalThis as unknown as {
    readonly chrome: { readonly extension: { readonly inIncognitoContext: boolean } };
  };
  return chrome.extension.inIncognitoContext;
}

/** Without developer mode Chromium disables an unpacked extension at its next reload. */
function writePreferences(profile: string): void {
  const file = join(profile, 'Default/Preferences');
  if (existsSync(file)) return;
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = {
    extensions: { ui: { developer_mode: true } },
    intl: { accept_languages: 'en-US,en' },
  };
  writeFileSync(file, JSON.stringify(preferences));
}

/** Loads an unpacked extension. @returns its id */
export async function installExtension(browser: Browser, path: string): Promise<string> {
  const session = await browser.target().createCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path, enableInIncognito: true });
  await session.detach();
  return id;
}
