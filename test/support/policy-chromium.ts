import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { packCrx } from '../../tools/package/pack-crx.ts';
import { findBrowsers } from '../../tools/setup.mjs';
import { QUIET_ARGS } from './chromium.ts';
import { startUpdateServer } from './update-server.ts';
import { waitUntil } from './wait-until.ts';

/** Where Debian's Chromium reads policies; only inside the browser's own mount namespace is it ours. */
const POLICY_HOME = '/etc/chromium';

/** A page that opens by itself would come before the one that a test looks at. */
export const NO_FIRST_RUN = { firstRunPage: false };

export interface ManagedChromium {
  /** `chrome-extension://<id>/` */
  readonly extensionRoot: string;
  /** Starts the browser under a driver, on the one profile that all starts share. */
  start(isHeadless?: boolean): Promise<Browser>;
  /** Starts it with an address on its command line, as a mail program does with a link. Nothing is attached to it that could slow it down. */
  startWithAddress(address: string): Promise<LaunchedChromium>;
  /** Starts it with the tabs that were open when it was closed, otherwise like {@link startWithAddress}. */
  startRestoring(): Promise<LaunchedChromium>;
  /** Starts it with an address in a private window, otherwise like {@link startWithAddress}. */
  startPrivate(address: string): Promise<LaunchedChromium>;
  /** Lays down what the extension is to be told; null for nothing. A browser that runs takes up the change by itself. */
  setExtensionPolicy(values: object | null): void;
  /** Has the company's server offer a newer version, out of an unpacked extension. */
  publish(folder: string): void;
  close(): Promise<void>;
}

export interface LaunchedChromium {
  /** Addresses of the open tabs. */
  listTabs(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Null where a browser can be put under policy here, else why not. */
export function findPolicyObstacle(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux';
  if (findBrowsers().chromium?.name !== 'Chromium' || !existsSync(POLICY_HOME))
    return 'needs Debian’s Chromium';
  const { status } = spawnSync('unshare', ['--mount', 'true']);
  return status === 0 ? null : 'needs a mount namespace of its own';
}

/**
 * Prepares a Chromium whose policy force-installs an extension from a loopback server, as IT would.
 * @param port of the site server: every host is sent there
 * @param describePolicy what IT lays down beside it, for the extension's id and the address of its update manifest
 */
export async function prepareManagedChromium(
  folder: string,
  port: number,
  describePolicy: (extensionId: string, updateUrl: string) => object = () => ({}),
): Promise<ManagedChromium> {
  const executable = findBrowsers().chromium;
  if (executable === null) throw new Error('no Chromium was found');
  const work = mkdtempSync(join(tmpdir(), 'cordon-managed-'));
  const crxPath = join(work, 'extension.crx');
  const extensionId = packCrx(folder, join(work, 'key.pem'), crxPath);
  const updates = await startUpdateServer(extensionId, readVersion(folder), crxPath);
  const setExtensionPolicy = (values: object | null): void =>
    writePolicy(work, {
      ExtensionInstallForcelist: [`${extensionId};${updates.url}`],
      // By default a driver may not see the pages and the worker of an extension that policy installed.
      DeveloperToolsAvailability: 1,
      ...describePolicy(extensionId, updates.url),
      ...(values === null
        ? {}
        : { '3rdparty': { extensions: { [extensionId]: { ...NO_FIRST_RUN, ...values } } } }),
    });
  setExtensionPolicy(NO_FIRST_RUN);
  const wrapper = writePolicyWrapper(work, executable.path);
  const profile = join(work, 'profile');
  const args = [...QUIET_ARGS, `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`];
  return {
    extensionRoot: `chrome-extension://${extensionId}/`,
    start: (isHeadless = true) =>
      launch({
        headless: isHeadless,
        executablePath: wrapper,
        pipe: true,
        userDataDir: profile,
        defaultViewport: null,
        // Without it the driver starts the browser with extensions off.
        enableExtensions: true,
        // It would keep the policy from fetching anything.
        ignoreDefaultArgs: ['--disable-background-networking'],
        args,
      }),
    startWithAddress: (address) => launchAlone(wrapper, profile, [...args, address]),
    startRestoring: () => launchAlone(wrapper, profile, [...args, '--restore-last-session']),
    startPrivate: (address) => launchAlone(wrapper, profile, [...args, '--incognito', address]),
    setExtensionPolicy,
    publish: (newer) => {
      const path = join(work, 'newer.crx');
      packCrx(newer, join(work, 'key.pem'), path);
      updates.serve(readVersion(newer), path);
    },
    close: async () => {
      await updates.close();
      rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function launchAlone(
  wrapper: string,
  profile: string,
  args: readonly string[],
): Promise<LaunchedChromium> {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const all = ['--headless=new', `--user-data-dir=${profile}`, '--remote-debugging-port=0', ...args];
  const child = spawn(wrapper, all, { stdio: 'ignore' });
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  // The file is there before its two lines are.
  const port = await waitUntil('the browser says on which port it listens', () =>
    existsSync(portFile) ? (/^(\d+)\n\//.exec(readFileSync(portFile, 'utf8'))?.[1] ?? null) : null,
  ).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    listTabs: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/json/list`);
      const targets = (await response.json()) as readonly { readonly type: string; readonly url: string }[];
      return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
    },
    close,
  };
}

function readVersion(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

function writePolicy(work: string, policy: object): void {
  const managed = join(work, 'etc/policies/managed');
  mkdirSync(managed, { recursive: true });
  writeFileSync(join(managed, 'test.json'), JSON.stringify(policy));
}

/** The browser sees `etc` of a folder of ours in place of the system's policy folder; nothing outside its process tree does. */
export function writePolicyWrapper(work: string, executable: string): string {
  const path = join(work, 'managed-chromium');
  const inner = `mount --bind '${join(work, 'etc')}' ${POLICY_HOME} && exec '${executable}' "$@"`;
  writeFileSync(
    path,
    `#!/bin/sh\nexec unshare --mount sh -c '${inner.replaceAll("'", "'\\''")}' managed "$@"\n`,
  );
  chmodSync(path, 0o755);
  return path;
}
