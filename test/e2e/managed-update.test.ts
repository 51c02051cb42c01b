import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExtension } from '../support/built-extension.ts';
import {
  findPolicyObstacle,
  type ManagedChromium,
  prepareManagedChromium,
} from '../support/policy-chromium.ts';
import { type PublishedList, publishList } from '../support/published-list.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, openOwnPage, startVisit, visit, visitStopped } from '../support/tabs.ts';
import { ORDINARY_HOST, OTHER_HOST, SEIZED_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const SECONDS = 60;
const NEWER = '0.1.1';
/** Enough for a sync that is still under way when the update arrives. */
const HOSTS = Array.from({ length: 40_000 }, (_, index) => `host${index}.test`);

describe.runIf(findPolicyObstacle() === null)('Chromium, installed by policy: an update', () => {
  let published: PublishedList;
  let site: SiteServer;
  let managed: ManagedChromium;
  let browser: Browser | undefined;
  const newer = mkdtempSync(join(tmpdir(), 'cordon-newer-'));

  beforeAll(async () => {
    published = await publishList('ours', [OTHER_HOST]);
    site = await startSiteServer();
    managed = await prepareManagedChromium(findExtension('chrome'), site.port, followUpdates);
    cpSync(findExtension('chrome'), newer, { recursive: true });
    const path = join(newer, 'manifest.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), version: NEWER }));
  });
  afterAll(async () => {
    await browser?.close();
    await managed?.close();
    await site?.close();
    await published?.close();
    rmSync(newer, { recursive: true, force: true });
  });

  test('that comes while the worker is busy loses nothing, and the guard holds before, meanwhile and after', {
    timeout: 180_000,
  }, async () => {
    managed.setExtensionPolicy({ lists: [published.following] });
    const started = await managed.start();
    browser = started;
    const opened = { ...managed, openTab: () => started.newPage() };
    const own = await openOwnPage(opened, 'src/inspect/index.html');
    const options = await openOwnPage(opened, 'src/options/index.html');
    await waitUntil('IT’s list answers', () => isListed(own, OTHER_HOST), SECONDS);
    const met = await opened.openTab();
    await visit(met, `http://${ORDINARY_HOST}/before`);
    await published.repository.release(2, [OTHER_HOST, ...HOSTS], 'ours');
    managed.publish(newer);

    // Busy: a sync is under way and addresses are asked about.
    void askBackground(options, 'updateLists', {}).catch(() => {});
    expect(await options.evaluate(askForUpdate)).toBe('update_available');
    const tab = await opened.openTab();
    let visits = 0;
    await waitUntil(
      'the newer version runs',
      async () => {
        visits += 1;
        startVisit(tab, `http://${SEIZED_HOST}/meanwhile-${visits}`);
        return (await readVersion(opened)) === NEWER;
      },
      SECONDS,
    );
    await visitStopped(opened, await opened.openTab(), `http://${SEIZED_HOST}/after`);
    console.log(
      `update: ${visits} visits meanwhile, ${site.countRequests(SEIZED_HOST)} requests reached the host`,
    );
    expect(site.countRequests(SEIZED_HOST)).toBe(0);

    const after = await openOwnPage(opened, 'src/options/index.html');
    const inspect = await openOwnPage(opened, 'src/inspect/index.html');
    // The old version of the list or the new one, whole; and with the next look the new one.
    const { answer } = await askBackground(after, 'updateLists', {});
    expect(answer?.lists[1]).toMatchObject({
      origin: 'storage',
      info: { version: 2, entries: HOSTS.length + 1 },
    });
    expect(await isListed(inspect, HOSTS.at(-1) ?? '')).toBe(true);
    const exposure = await askBackground(after, 'describeExposure', {});
    expect(exposure.answer).toMatchObject({ hasTrouble: false });
    expect(exposure.answer?.hosts).toBeGreaterThanOrEqual(1);
  });
});

/** The package of the tests names no update address of its own, as the one for a company's server does. */
function followUpdates(extensionId: string, updateUrl: string): object {
  const settings = {
    installation_mode: 'force_installed',
    update_url: updateUrl,
    override_update_url: true,
  };
  return { ExtensionSettings: { [extensionId]: settings } };
}

async function isListed(own: Page, host: string): Promise<boolean> {
  const { answer } = await askBackground(own, 'checkAddress', { text: host });
  return answer?.outcome.kind === 'listed';
}

/** Of the extension that runs now; its pages are closed when it restarts. */
async function readVersion(opened: Parameters<typeof openOwnPage>[0]): Promise<string | null> {
  const page = await openOwnPage(opened, 'src/inspect/index.html').catch(() => null);
  const version = await page?.evaluate(readManifestVersion).catch(() => null);
  await page?.close().catch(() => {});
  return version ?? null;
}

/** Runs in one of the extension's pages. */
function readManifestVersion(): string {
  const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
  return chrome.runtime.getManifest().version;
}

/** Runs in one of the extension's pages. */
async function askForUpdate(): Promise<string> {
  const { chrome } = globalThis as unknown as {
    readonly chrome: { runtime: { requestUpdateCheck(): Promise<{ status: string }> } };
  };
  return (await chrome.runtime.requestUpdateCheck()).status;
}
