import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExtension } from '../support/built-extension.ts';
import {
  findPolicyObstacle,
  type ManagedChromium,
  prepareManagedChromium,
} from '../support/policy-chromium.ts';
import { type PublishedList, publishList } from '../support/published-list.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, openOwnPage, visitStopped } from '../support/tabs.ts';
import { ORDINARY_HOST, OTHER_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

/** A change of the policy's files reached the extension after about 10 s. */
const POLICY_SECONDS = 60;

describe.runIf(findPolicyObstacle() === null)('Chromium, a list named by policy', () => {
  let published: PublishedList;
  let site: SiteServer;
  let managed: ManagedChromium;
  let browser: Browser | undefined;

  beforeAll(async () => {
    published = await publishList('ours', [ORDINARY_HOST]);
    site = await startSiteServer();
    managed = await prepareManagedChromium(findExtension('chrome'), site.port);
  });
  afterAll(async () => {
    await browser?.close();
    await managed?.close();
    await site?.close();
    await published?.close();
  });

  test('is followed, over a restart too, and let go while the browser runs', {
    timeout: 180_000,
  }, async () => {
    managed.setExtensionPolicy({
      lists: [published.following, 'http://not-https.example/'],
      listHold: [published.fingerprint],
    });
    const first = await start();
    await waitUntil(
      'the list answers',
      async () => (await readListKeys(first.own)).includes(published.fingerprint),
      POLICY_SECONDS,
    );
    await browser?.close();

    const { opened, own } = await start();
    expect(await readListKeys(own)).toEqual(['cordon', published.fingerprint]);
    const { answer } = await askBackground(own, 'describeProtection', {});
    expect(answer?.lists[1]).toMatchObject({ followedBy: 'organisation', address: published.address });
    const page = await opened.openTab();
    await visitStopped(opened, page, `http://${ORDINARY_HOST}/`);
    expect(site.countRequests(ORDINARY_HOST)).toBe(0);
    // Held at the version in use, whatever is published.
    await published.repository.release(2, [OTHER_HOST], 'ours');
    const held = await askBackground(own, 'updateLists', {});
    expect(held.answer?.lists[1]).toMatchObject({ info: { version: 1 }, versionLimit: 1 });
    // What IT chose is not the person's to let go.
    await askBackground(own, 'unfollowList', { key: published.fingerprint });
    expect(await readListKeys(own)).toHaveLength(2);

    // Before the browser itself has its policy it would not notice that it changes.
    await waitUntil('the browser has its policy', () => own.evaluate(hasManagedLists), POLICY_SECONDS);
    managed.setExtensionPolicy(null);
    await waitUntil('the list is gone', async () => (await readListKeys(own)).length === 1, POLICY_SECONDS);
    // It is gone from what is shown before the browser's rules have followed.
    await waitUntil('its host opens', async () => {
      await page.goto(`http://${ORDINARY_HOST}/opened`).catch(() => {});
      return site.countVisits(ORDINARY_HOST, '/opened') > 0;
    });
  });

  async function start() {
    const started = await managed.start();
    browser = started;
    const opened = { ...managed, openTab: () => started.newPage() };
    return { opened, own: await openOwnPage(opened, 'src/options/index.html') };
  }
});

async function readListKeys(own: Parameters<typeof askBackground>[0]): Promise<readonly string[]> {
  const { answer } = await askBackground(own, 'describeProtection', {});
  return answer?.lists.map(({ key }) => key) ?? [];
}

/** Runs in one of the extension's pages. */
async function hasManagedLists(): Promise<boolean> {
  const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
  return 'lists' in (await chrome.storage.managed.get());
}
