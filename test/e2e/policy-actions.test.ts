import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExtension } from '../support/built-extension.ts';
import { BRAND, NO_WAY_ON, ORGANISATION, readBrand } from '../support/organisation-policy.ts';
import {
  findPolicyObstacle,
  type ManagedChromium,
  prepareManagedChromium,
} from '../support/policy-chromium.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import {
  askBackground,
  clickOn,
  openOwnPage,
  visitStopped,
  waitForAddress,
  waitForWarning,
} from '../support/tabs.ts';
import { CONTINUED_HOST, FRAUD_HOST, ORDINARY_HOST, SEIZED_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

/** A change of the policy's files reached the extension after about 10 s. */
const POLICY_SECONDS = 60;
/** Of the packaged list, as its other hosts that are used here. */
const ALLOWED_HOST = 'ipstressor.com';
/** Of a kind that is blocked. */
const EMERGENCY_HOST = 'astrostress.com';
const POLICY = {
  actions: ['virtual-desktop-rental=block', 'account-fraud=note', 'ddos-for-hire=block'],
  continueRule: 'reason',
  blocklist: [ORDINARY_HOST],
  allowlist: [ALLOWED_HOST],
  emergencyAllow: [EMERGENCY_HOST],
  lockedSettings: ['memory'],
  ...ORGANISATION,
  // Of these two, what cannot be read of them; the rest is in force.
  language: 'klingon',
  reportingEndpoint: 'http://siem.example/in',
};

describe.runIf(findPolicyObstacle() === null)('Chromium, actions by policy', () => {
  let site: SiteServer;
  let managed: ManagedChromium;
  let browser: Browser;
  let inspect: Page;
  let opened: ManagedChromium & { readonly openTab: () => Promise<Page> };

  beforeAll(async () => {
    site = await startSiteServer();
    managed = await prepareManagedChromium(findExtension('chrome'), site.port);
    managed.setExtensionPolicy(POLICY);
    browser = await managed.start();
    opened = { ...managed, openTab: () => browser.newPage() };
    inspect = await openOwnPage(opened, 'src/inspect/index.html');
    const shown = performance.now();
    await waitUntil(
      'the policy is in effect',
      async () => (await readAction(ORDINARY_HOST)) === 'block',
      POLICY_SECONDS,
    );
    const seconds = (performance.now() - shown) / 1000;
    console.log(`policy in effect ${seconds.toFixed(1)} s after the extension’s first page was there`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await managed?.close();
    await site?.close();
  });

  test('the blocklist stops a host that no list names, in the organisation’s name, with whom to ask', async () => {
    const page = await opened.openTab();
    const text = await visitStopped(opened, page, `http://${ORDINARY_HOST}/blocked`);
    expect(text).toContain('Muster AG does not allow this address.');
    expect(text).toContain('on your organisation’s own list');
    for (const shown of [
      POLICY.messageToUsers,
      POLICY.supportName,
      POLICY.supportPhone,
      POLICY.supportMail,
    ]) {
      expect(text).toContain(shown);
    }
    expect(
      await page.$$eval('.support a', (links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['tel:+49305550100', 'mailto:help%40muster-ag.example', POLICY.supportUrl]);
    expect(await page.evaluate(readBrand)).toEqual(BRAND);
    expect(text).toContain(NO_WAY_ON);
    expect(text).not.toContain('Continue anyway');
    expect(site.countVisits(ORDINARY_HOST, '/blocked')).toBe(0);
    await page.close();
  });

  test('what the organisation locked is said on the options page, and not offered', async () => {
    const options = await openOwnPage(opened, 'src/options/index.html');
    await waitUntil('memory is shown', () =>
      options.evaluate(() =>
        document.body.innerText.includes('Your organisation has decided that this is on.'),
      ),
    );
    const labels = await options.$$eval('label:has(input)', (all) => all.map(({ innerText }) => innerText));
    expect(labels).not.toContain('Remember correspondents and accounts');
    const { answer } = await askBackground(options, 'switchMemory', { isOn: false });
    expect(answer).toEqual({ kind: 'refused', because: 'locked' });
    await options.close();
  });

  test('a kind that is blocked has no way on', async () => {
    const page = await opened.openTab();
    const text = await visitStopped(opened, page, `http://${SEIZED_HOST}/blocked`);
    expect(text).toContain('RedVDS');
    expect(text).toContain(NO_WAY_ON);
    expect(text).not.toContain('Continue anyway');
    expect(site.countRequests(SEIZED_HOST)).toBe(0);
    await page.close();
  });

  test.each([
    ['a kind that is only noted', CONTINUED_HOST, 'note'],
    ['an allowlisted host of a kind that is blocked', ALLOWED_HOST, 'clear'],
    ['a host that IT has opened for the hour', EMERGENCY_HOST, 'clear'],
  ])('%s opens', async (_, host, action) => {
    expect(await readAction(host)).toBe(action);
    const page = await opened.openTab();
    // The browser's own rules follow the policy a little later than every other question.
    await waitUntil('its page is fetched', async () => {
      await page.goto(`http://${host}/opened`).catch(() => {});
      return site.countVisits(host, '/opened') > 0;
    });
    await waitForAddress(page, (at) => at.endsWith(`${host}/opened`) && at.startsWith('http'));
    await page.close();
  });

  test('a warning is passed with a reason, and a pass ends when policy leaves no way on', async () => {
    const address = `http://${FRAUD_HOST}/reason`;
    const page = await opened.openTab();
    await visitStopped(opened, page, address);
    await clickOn(page, 'Continue anyway');
    await page.evaluate(() => document.querySelector<HTMLInputElement>('input[type=checkbox]')?.click());
    expect(await page.evaluate(isContinueOpen)).toBe(false);
    await page.evaluate(() => document.querySelector<HTMLInputElement>('.reasons input')?.click());
    await clickOn(page, 'Continue');
    await waitForAddress(page, (at) => at.endsWith(`${FRAUD_HOST}/reason`) && at.startsWith('http'));
    expect(site.countVisits(FRAUD_HOST, '/reason')).toBe(1);

    // Before the browser itself has its policy it would not notice that it changes.
    await waitUntil('the browser has its policy', () => inspect.evaluate(hasManagedValues), POLICY_SECONDS);
    managed.setExtensionPolicy({ continueRule: 'never' });
    await waitUntil(
      'the changed policy is in effect',
      async () => (await readAction(ORDINARY_HOST)) === 'clear',
      POLICY_SECONDS,
    );
    const text = await waitForWarning(opened, page, address);
    expect(text).toContain(NO_WAY_ON);
    expect(text).not.toContain('Continue anyway');
    expect(text).not.toContain('Muster AG');
    await visitStopped(opened, page, `http://${FRAUD_HOST}/again`);
    expect(site.countVisits(FRAUD_HOST, '/again')).toBe(0);
    await page.close();
  }, 180_000);

  test('where only a record is kept, what was stopped opens, and the options page has it', async () => {
    managed.setExtensionPolicy({ enforcement: 'audit' });
    const page = await opened.openTab();
    await waitUntil(
      'nothing is stopped',
      async () => {
        await page.goto(`http://${SEIZED_HOST}/audited`).catch(() => {});
        return site.countVisits(SEIZED_HOST, '/audited') > 0;
      },
      POLICY_SECONDS,
    );
    const options = await openOwnPage(opened, 'src/options/index.html');
    await waitUntil('the visit is on record', async () => {
      const { answer } = await askBackground(options, 'describePolicy', {});
      return answer?.audited.some(({ entry, action }) => entry === SEIZED_HOST && action === 'warn');
    });
    await page.close();
    await options.close();
  }, 120_000);

  /** What is done about a host: its action, or `clear`. */
  async function readAction(host: string): Promise<string | undefined> {
    const { answer } = await askBackground(inspect, 'checkAddress', { text: host });
    return answer?.outcome.kind === 'listed' ? answer.outcome.verdict.action : answer?.outcome.kind;
  }
});

/** Runs in the warning. */
function isContinueOpen(): boolean {
  const button = document.querySelector<HTMLButtonElement>('.acknowledge + .actions button');
  return button?.disabled === false;
}

/** Runs in one of the extension's pages. */
async function hasManagedValues(): Promise<boolean> {
  const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
  return 'blocklist' in (await chrome.storage.managed.get());
}
