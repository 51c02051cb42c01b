import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findExtension } from '../../support/built-extension.ts';
import { type Chromium, driveChromium, openChromium } from '../../support/chromium.ts';
import type { ExtensionBrowser } from '../../support/extension-browser.ts';
import { IS_INSTALLED } from '../../support/families.ts';
import { mapHosts, openFirefox } from '../../support/firefox.ts';
import { waitForIdleBackground } from '../../support/idle-background.ts';
import {
  findPolicyObstacle,
  type ManagedChromium,
  prepareManagedChromium,
} from '../../support/policy-chromium.ts';
import { type SiteServer, startSiteServer } from '../../support/site-server.ts';
import { waitForList } from '../../support/tabs.ts';
import { listHosts } from './hosts.ts';
import { copyWithMatrixList } from './listed-extension.ts';
import { answerMatrixPage } from './site-pages.ts';

export const CONFIGURATIONS = ['Chromium, unpacked', 'Chromium, installed by policy', 'Firefox'] as const;
export type Configuration = (typeof CONFIGURATIONS)[number];

/** What a cell stands on: a running browser with Cordon and the list of the matrix in it, and the web around it. */
export interface Ground {
  readonly opened: ExtensionBrowser;
  readonly site: SiteServer;
  /** Ends the worker as the browser does when nothing happens. */
  putWorkerToSleep(): Promise<void>;
}

/** What all browsers of a configuration share. */
export interface Camp {
  readonly configuration: Configuration;
  readonly site: SiteServer;
  /** The unpacked extension with the list of the matrix. */
  readonly extension: string;
  readonly managed: ManagedChromium | null;
  /** Every host that a trial may ask for. */
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

/** Why a configuration cannot run here; null where it can. */
export function findObstacle(configuration: Configuration): string | null {
  if (configuration === 'Chromium, installed by policy') return findPolicyObstacle();
  const family = configuration === 'Firefox' ? 'Firefox' : 'Chromium';
  return IS_INSTALLED[family] ? null : `no ${family}`;
}

/** @param names of all trials: Firefox finds no other hosts */
export async function openCamp(configuration: Configuration, names: readonly string[]): Promise<Camp> {
  const site = await startSiteServer(answerMatrixPage);
  const folder = mkdtempSync(join(tmpdir(), 'cordon-matrix-'));
  const extension = join(folder, 'extension');
  copyWithMatrixList(findExtension(configuration === 'Firefox' ? 'firefox' : 'chrome'), extension);
  const managed =
    configuration === 'Chromium, installed by policy'
      ? await prepareManagedChromium(extension, site.port, closePrivateWindows)
      : null;
  return {
    configuration,
    site,
    extension,
    managed,
    hosts: listHosts(names),
    close: async () => {
      await managed?.close();
      await site.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** No policy can let an extension into private windows; this one keeps people from browsing there without it. */
function closePrivateWindows(extensionId: string): object {
  return { MandatoryExtensionsForIncognitoNavigation: [extensionId] };
}

/** Starts the browser that most cells share. */
export async function openGround({ configuration, site, extension, managed, hosts }: Camp): Promise<Ground> {
  if (configuration === 'Firefox') {
    const opened = await openFirefox({
      port: site.port,
      extension,
      preferences: {
        ...mapHosts(site.port, hosts),
        'extensions.background.idle.timeout': 2000,
        'dom.disable_open_during_load': false,
      },
    });
    await waitForList(opened);
    return { opened, site, putWorkerToSleep: () => waitForIdleBackground(opened) };
  }
  const opened =
    managed === null ? await openChromium({ port: site.port, extension }) : await driveManaged(managed);
  await waitForList(opened);
  return { opened, site, putWorkerToSleep: () => opened.stopWorkers() };
}

/** Starts a browser under policy, driven. */
export async function driveManaged(managed: ManagedChromium): Promise<Chromium> {
  const browser = await managed.start();
  return driveChromium(browser, new URL(managed.extensionRoot).host, () => browser.close());
}
