import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExtension } from '../support/built-extension.ts';
import { BRAND, NO_WAY_ON, ORGANISATION, readBrand } from '../support/organisation-policy.ts';
import {
  findFirefoxPolicyObstacle,
  type ManagedFirefox,
  prepareManagedFirefox,
} from '../support/policy-firefox.ts';
import { type PublishedList, publishList } from '../support/published-list.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, openOwnPage, visit, visitStopped } from '../support/tabs.ts';
import { FRAUD_HOST, MAPPED_HOSTS, ORDINARY_HOST, OTHER_HOST, SEIZED_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const FIRST_START_SECONDS = 60;

describe.runIf(findFirefoxPolicyObstacle() === null)('Firefox ESR, installed and set by policy', () => {
  let published: PublishedList;
  let site: SiteServer;
  let managed: ManagedFirefox;
  let browser: Browser | undefined;

  beforeAll(async () => {
    published = await publishList('ours', [OTHER_HOST]);
    site = await startSiteServer();
    managed = await prepareManagedFirefox(findExtension('firefox'), site.port, MAPPED_HOSTS);
  });
  afterAll(async () => {
    await browser?.close();
    await managed?.close();
    await site?.close();
    await published?.close();
  });

  test('values hold seconds after the first start, at once after a restart, and go with the policy', {
    timeout: 240_000,
  }, async () => {
    managed.setExtensionPolicy({
      ...ORGANISATION,
      lists: [published.following],
      blocklist: [ORDINARY_HOST],
      allowlist: [SEIZED_HOST],
      emergencyAllow: [FRAUD_HOST],
      continueRule: 'never',
      listHold: ['all'],
      enforcement: 7,
    });
    const first = await start();
    const shown = performance.now();
    await waitUntil(
      'the policy is in effect',
      async () => (await readAction(first.own, ORDINARY_HOST)) === 'block',
      FIRST_START_SECONDS,
    );
    const seconds = (performance.now() - shown) / 1000;
    console.log(
      `Firefox: policy in effect ${seconds.toFixed(1)} s after the extension’s first page was there`,
    );
    const page = await first.opened.openTab();
    const text = await visitStopped(first.opened, page, `http://${ORDINARY_HOST}/`);
    for (const words of [
      'Muster AG does not allow this address.',
      ORGANISATION.messageToUsers,
      ORGANISATION.supportName,
      ORGANISATION.supportPhone,
      NO_WAY_ON,
    ]) {
      expect(text).toContain(words);
    }
    expect(await page.evaluate(readBrand)).toEqual(BRAND);
    expect(site.countRequests(ORDINARY_HOST)).toBe(0);
    expect(await readAction(first.own, SEIZED_HOST)).toBe('clear');
    // IT's own list answers, and a host that the packaged list stops opens for the hour.
    await waitUntil(
      'IT’s list answers',
      async () => (await readAction(first.own, OTHER_HOST)) === 'warn',
      FIRST_START_SECONDS,
    );
    await visit(await first.opened.openTab(), `http://${FRAUD_HOST}/emergency`);
    const options = await openOwnPage(first.opened, 'src/options/index.html');
    expect(await readRejected(options)).toEqual(['enforcement']);
    await browser?.close();

    managed.setExtensionPolicy({ enforcement: 'audit', blocklist: [ORDINARY_HOST] });
    const second = await start();
    await waitUntil(
      'only a record is kept',
      async () => (await readAction(second.own, ORDINARY_HOST)) === 'note',
      FIRST_START_SECONDS,
    );
    await visit(await second.opened.openTab(), `http://${SEIZED_HOST}/audited`);
    const record = await openOwnPage(second.opened, 'src/options/index.html');
    await waitUntil('the visit is on record', async () => {
      const { answer } = await askBackground(record, 'describePolicy', {});
      return answer?.audited.some(({ entry, action }) => entry === SEIZED_HOST && action === 'warn');
    });
    await browser?.close();

    // Firefox rejects the question where there is no policy.
    managed.setExtensionPolicy(null);
    const third = await start();
    await waitUntil(
      'the policy is gone',
      async () => (await readAction(third.own, ORDINARY_HOST)) === 'clear',
      FIRST_START_SECONDS,
    );
    expect(await readAction(third.own, SEIZED_HOST)).toBe('warn');
  });

  async function start() {
    const started = await managed.start();
    browser = started;
    const opened = { ...managed, openTab: () => started.newPage() };
    return { opened, own: await openOwnPage(opened, 'src/inspect/index.html') };
  }
});

/** What is done about a host: its action, or `clear`. */
async function readAction(own: Page, host: string): Promise<string | undefined> {
  const { answer } = await askBackground(own, 'checkAddress', { text: host });
  return answer?.outcome.kind === 'listed' ? answer.outcome.verdict.action : answer?.outcome.kind;
}

/** Keys that the options page names as not acted on. */
function readRejected(options: Page): Promise<readonly string[]> {
  return waitUntil('what is rejected', () =>
    options.evaluate(() => {
      const keys = [...document.querySelectorAll<HTMLElement>('.policy-card > .news .rejected code')];
      return keys.length === 0 ? null : keys.map((key) => key.innerText);
    }),
  );
}
