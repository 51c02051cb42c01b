import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExtension } from '../support/built-extension.ts';
import {
  findPolicyObstacle,
  type ManagedChromium,
  prepareManagedChromium,
} from '../support/policy-chromium.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, isWarningFor, openOwnPage, visitStopped, waitForList } from '../support/tabs.ts';
import { ORDINARY_HOST, SEIZED_HOST, SEIZED_SUBDOMAIN } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const LAUNCHES = 10;

/**
 * A link that starts the browser is the hard case: with the same package, but without leave to block requests, each
 * https address reached its server before rules and backstop were there (http addresses did not).
 */
describe.runIf(findPolicyObstacle() === null)('Chromium, installed by policy from a packed crx', () => {
  let site: SiteServer;
  let managed: ManagedChromium;

  beforeAll(async () => {
    site = await startSiteServer();
    managed = await prepareManagedChromium(findExtension('chrome'), site.port);
    const browser = await managed.start();
    const opened = { ...managed, openTab: () => browser.newPage() };
    await waitForList(opened);
    const own = await openOwnPage(opened, 'src/options/index.html');
    const { answer } = await askBackground(own, 'describeProtection', {});
    expect(answer?.protection.blocking).toBe('active');
    await browser.close();
  });
  afterAll(async () => {
    await managed?.close();
    await site?.close();
  });

  test(`a listed address on the command line never reaches its server, ${LAUNCHES} of ${LAUNCHES}`, async () => {
    let stopped = 0;
    for (let launch = 1; launch <= LAUNCHES; launch += 1) {
      const host = launch % 2 === 0 ? SEIZED_HOST : SEIZED_SUBDOMAIN;
      const address = `${launch % 5 === 0 ? 'http' : 'https'}://${host}/launch-${launch}`;
      const browser = await managed.startWithAddress(address);
      try {
        await waitUntil(
          'the address is stopped or fetched',
          async () =>
            (await browser.listTabs()).some((tab) => isWarningFor(managed, tab, address)) ||
            site.countVisits(host, `/launch-${launch}`) > 0,
        );
      } finally {
        await browser.close();
      }
      if (site.countVisits(host, `/launch-${launch}`) === 0) stopped += 1;
    }
    console.log(
      `listed address on the command line: ${stopped} of ${LAUNCHES} stopped, ${site.countRequests(SEIZED_HOST)} requests counted`,
    );
    expect(stopped).toBe(LAUNCHES);
    expect(site.countRequests(SEIZED_HOST)).toBe(0);
  });

  test('an ordinary address on the command line opens', async () => {
    const browser = await managed.startWithAddress(`http://${ORDINARY_HOST}/launched`);
    try {
      await waitUntil('the page is fetched', () => site.countVisits(ORDINARY_HOST, '/launched') > 0);
    } finally {
      await browser.close();
    }
  });

  test('without the browser’s rules, the blocking layer alone lets no request out', async () => {
    const browser = await managed.start();
    const opened = { ...managed, openTab: () => browser.newPage() };
    const own = await openOwnPage(opened, 'src/options/index.html');
    await own.evaluate(async () => {
      const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
      const rules = await chrome.declarativeNetRequest.getDynamicRules();
      await chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: rules.map(({ id }) => id) });
    });
    await visitStopped(opened, await browser.newPage(), `https://${SEIZED_HOST}/no-rules`);
    expect(site.countRequests(SEIZED_HOST)).toBe(0);
    await browser.close();
  });
});
