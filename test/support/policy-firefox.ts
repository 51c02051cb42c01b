import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { readFolder } from '../../tools/package/read-folder.ts';
import { writeZip } from '../../tools/package/zip.ts';
import { findBrowsers } from '../../tools/setup.mjs';
import { mapHosts, QUIET_PREFERENCES, readAddonId } from './firefox.ts';
import { findPolicyObstacle, NO_FIRST_RUN } from './policy-chromium.ts';
import { waitUntil } from './wait-until.ts';

/** Where Debian’s Firefox ESR looks for policies; only inside the browser’s own mount namespace is it ours. */
const POLICY_HOME = '/usr/share/firefox-esr/distribution';

/** A Firefox whose policy installs the extension, as IT would. */
export interface ManagedFirefox {
  /** `moz-extension://<uuid>/` */
  readonly extensionRoot: string;
  /** Starts the browser on the one profile that all starts share. */
  start(): Promise<Browser>;
  /** Lays down what the extension is to be told from the next start on; null for nothing. */
  setExtensionPolicy(values: object | null): void;
  close(): Promise<void>;
}

/** Null where a Firefox can be put under policy here, else why not. */
export function findFirefoxPolicyObstacle(): string | null {
  if (findBrowsers().firefox === null || !existsSync(POLICY_HOME)) return 'needs Debian’s Firefox ESR';
  return findPolicyObstacle();
}

/** @param hosts that lead to the site server */
export async function prepareManagedFirefox(
  folder: string,
  port: number,
  hosts: readonly string[],
): Promise<ManagedFirefox> {
  const found = findBrowsers().firefox;
  if (found === null) throw new Error('no Firefox was found');
  const work = mkdtempSync(join(tmpdir(), 'cordon-managed-firefox-'));
  const policies = join(work, 'policies');
  mkdirSync(policies);
  const addonId = readAddonId(folder);
  const server = await serveXpi(writeZip(readFolder(folder)));
  const setExtensionPolicy = (values: object | null): void => {
    const policy = {
      policies: {
        ExtensionSettings: {
          [addonId]: {
            installation_mode: 'force_installed',
            install_url: server.url,
            private_browsing: true,
          },
        },
        // A package that nobody has signed, as no organisation would: only a browser for tests takes it.
        Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } },
        ...(values === null
          ? {}
          : { '3rdparty': { Extensions: { [addonId]: { ...NO_FIRST_RUN, ...values } } } }),
      },
    };
    writeFileSync(join(policies, 'policies.json'), JSON.stringify(policy));
  };
  setExtensionPolicy(NO_FIRST_RUN);
  const profile = join(work, 'profile');
  mkdirSync(profile);
  const uuid = randomUUID();
  const wrapper = writeWrapper(work, policies, found.path);
  const start = async (): Promise<Browser> => {
    // The driver is still putting the profile's files back when the browser before has ended.
    const leftOvers = ['prefs.js.puppeteer', 'user.js.puppeteer'].map((name) => join(profile, name));
    await waitUntil('the profile is free', () => !leftOvers.some((path) => existsSync(path)));
    return launch({
      browser: 'firefox',
      executablePath: wrapper,
      acceptInsecureCerts: true,
      defaultViewport: null,
      args: ['--profile', profile, '--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
        'xpinstall.signatures.required': false,
        ...mapHosts(port, hosts),
        ...QUIET_PREFERENCES,
      },
    });
  };
  return {
    extensionRoot: `moz-extension://${uuid}/`,
    start,
    setExtensionPolicy,
    close: async () => {
      await server.close();
      rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function serveXpi(xpi: Buffer) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/x-xpinstall');
    response.end(xpi);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cordon.xpi`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function writeWrapper(work: string, policies: string, executable: string): string {
  const path = join(work, 'managed-firefox');
  const inner = `mount --bind '${policies}' ${POLICY_HOME} && exec '${executable}' "$@"`;
  writeFileSync(
    path,
    `#!/bin/sh\nexec unshare --mount sh -c '${inner.replaceAll("'", "'\\''")}' managed "$@"\n`,
  );
  chmodSync(path, 0o755);
  return path;
}
