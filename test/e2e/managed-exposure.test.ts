import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EventSink } from '../integration/outbox/event-sink.ts';
import { findExtension } from '../support/built-extension.ts';
import { runInNotice, waitForNotice } from '../support/notice.ts';
import {
  findPolicyObstacle,
  type ManagedChromium,
  prepareManagedChromium,
} from '../support/policy-chromium.ts';
import { type PublishedList, publishList } from '../support/published-list.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, clickOn, openOwnPage, readHeadedText, visit } from '../support/tabs.ts';
import { NOTED_HOST, ORDINARY_HOST, OTHER_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const SECONDS = 60;

describe.runIf(findPolicyObstacle() === null)(
  'Chromium, installed by policy: first run and looking back',
  () => {
    let published: PublishedList;
    let site: SiteServer;
    let sink: EventSink;
    let managed: ManagedChromium;
    let browser: Browser | undefined;

    beforeAll(async () => {
      published = await publishList('ours', [OTHER_HOST]);
      site = await startSiteServer();
      sink = await EventSink.start();
      managed = await prepareManagedChromium(findExtension('chrome'), site.port);
    });
    afterAll(async () => {
      await browser?.close();
      await managed?.close();
      await sink?.close();
      await site?.close();
      await published?.close();
    });

    test('one page opens once, and what was met before it was listed is told to the person first', {
      timeout: 180_000,
    }, async () => {
      const policy = { lists: [published.following], reportingEndpoint: sink.address };
      managed.setExtensionPolicy({ ...policy, firstRunPage: true });
      const started = await managed.start();
      browser = started;
      const opened = { ...managed, openTab: () => started.newPage() };
      const welcome = await waitUntil(
        'the page after the installation',
        async () => (await started.pages()).find((page) => page.url().endsWith('#welcome')) ?? null,
        SECONDS,
      );
      expect(await readHeadedText(welcome)).toContain('Cordon is ready');
      await clickOn(welcome, 'Show the settings');
      await waitUntil('the settings', async () =>
        (await readHeadedText(welcome)).includes('Cordon in this browser'),
      );

      const own = await openOwnPage(opened, 'src/inspect/index.html');
      await waitUntil('IT’s list answers', () => isListed(own, OTHER_HOST), SECONDS);
      const met = await opened.openTab();
      await visit(met, `http://${ORDINARY_HOST}/invoice?number=7`);
      // An open tab would be stopped, and IT told of that.
      await met.close();
      await published.repository.release(2, [OTHER_HOST, ORDINARY_HOST], 'ours');
      const options = await openOwnPage(opened, 'src/options/index.html');
      await askBackground(options, 'updateLists', {});
      expect(await isListed(own, ORDINARY_HOST)).toBe(true);
      expect(readBodies(sink)).not.toContain('exposure.found');

      const popup = await openOwnPage(opened, 'src/popup/index.html');
      const news = '1 thing that you dealt with earlier is listed now';
      await waitUntil('the popup tells of it', async () => (await readHeadedText(popup)).includes(news));
      expect(await readHeadedText(popup)).toContain('ordinary[.]test');
      const told = await waitUntil('IT is told', () => {
        const bodies = readBodies(sink);
        return bodies.includes('exposure.found') ? bodies : null;
      });
      expect(told).toContain('"count":"1"');
      expect(told).not.toContain(ORDINARY_HOST);
      await clickOn(popup, 'Got it');
      await waitUntil('it is no news any more', async () => !(await readHeadedText(popup)).includes(news));

      await options.reload();
      await waitUntil('the options page keeps it', async () =>
        (await readHeadedText(options)).includes('ordinary[.]test'),
      );
      await browser.close();
      // A policy's language is spoken by notices in pages as well.
      managed.setExtensionPolicy({ ...policy, language: 'it' });
      const again = await managed.start();
      browser = again;
      const page = await openOwnPage(
        { ...managed, openTab: () => again.newPage() },
        'src/options/index.html',
      );
      await waitUntil('it is there after a restart', async () =>
        (await readHeadedText(page)).includes('ordinary[.]test'),
      );
      expect((await again.pages()).filter((one) => one.url().endsWith('#welcome'))).toEqual([]);
      await waitUntil('the language is taken up', () => page.evaluate(speaksItalian), SECONDS);
      const noted = await again.newPage();
      await visit(noted, `http://${NOTED_HOST}/`);
      await waitForNotice({ family: 'Chromium' }, noted, 'Microsoft');
      const readLabel = '(room) => room.firstElementChild.ariaLabel';
      expect(await runInNotice({ family: 'Chromium' }, noted, readLabel)).toBe('Avviso di Cordon');
    });
  },
);

async function isListed(own: Page, host: string): Promise<boolean> {
  const { answer } = await askBackground(own, 'checkAddress', { text: host });
  return answer?.outcome.kind === 'listed';
}

function readBodies({ taken }: EventSink): string {
  return taken.map(({ body }) => body).join('\n');
}

/** Runs in one of the extension's pages. */
async function speaksItalian(): Promise<boolean> {
  const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
  return (await chrome.storage.local.get('language'))['language'] === 'it';
}
