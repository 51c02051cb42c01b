import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type PublishedList, publishList } from '../support/published-list.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, clickOn, openOwnPage, readHeadedText, visit, visitStopped } from '../support/tabs.ts';
import { ORDINARY_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

describe.each(FAMILIES)('%s: a person and the pages about lists', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let published: PublishedList;
    let site: SiteServer;
    let opened: ExtensionBrowser;
    let options: Page;

    beforeAll(async () => {
      published = await publishList('mine', [ORDINARY_HOST]);
      site = await startSiteServer();
      opened = await openExtensionBrowser(family, { port: site.port });
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
      await published?.close();
    });
    beforeEach(async () => {
      options = await openOwnPage(opened, 'src/options/index.html');
      await readHeadedText(options);
    });
    afterEach(() => options.close());

    test.each([
      ['no address', () => 'the list of the chamber', 'This is not a web address.'],
      ['http', () => 'http://lists.example/', 'must begin with https://'],
      ['a query', () => 'https://lists.example/?list=1', 'a part that the address of a list cannot have'],
      ['half a fingerprint', () => `${published.address}#sha256=12`, 'The part after # is not whole'],
      ['a server that is not there', () => 'http://127.0.0.1:1/', 'did not answer'],
      ['no list', () => `http://127.0.0.1:${site.port}/`, 'There is no list at this address.'],
      [
        'another fingerprint',
        () => `${published.address}#sha256=${'0'.repeat(64)}`,
        'This is not the list that the address names',
      ],
    ])('%s is refused in plain words, and the field keeps what was typed', async (_, give, words) => {
      await typeAddress(options, give());
      await clickOn(options, 'Show what it is');
      const trouble = await waitUntil('a reason', () => readText(options, '#follow-trouble'));
      expect(trouble).toContain(words);
      const field = await options.$eval('#follow-address', (input) => (input as HTMLInputElement).value);
      expect(field).toBe(give());
    });

    test('no, a person does not follow: nothing is followed, and the keyboard is where it was', async () => {
      await typeAddress(options, published.address);
      await clickOn(options, 'Show what it is');
      const asked = await waitUntil('the question', () => readText(options, '.decision'));
      expect(asked).toContain(`Follow the list at ${new URL(published.address).host}?`);
      expect(asked.replaceAll(/\s/g, '')).toContain(published.fingerprint);
      expect(await readFocus(options)).toContain('Follow the list at');
      expect(await isDisabled(options, 'Follow this list')).toBe(true);
      await clickOn(options, 'Do not follow');
      await waitUntil('the field has the focus', () =>
        options.evaluate(() => document.activeElement?.id === 'follow-address'),
      );
      const { answer } = await askBackground(options, 'describeProtection', {});
      expect(answer?.lists).toHaveLength(1);
      expect(answer?.pending).toEqual([]);
    });

    test('yes: its card says what it is, its host is stopped, and it cannot be followed twice', async () => {
      await typeAddress(options, published.address);
      await clickOn(options, 'Show what it is');
      await waitUntil('the tick box', () => options.$('.acknowledge input'));
      await options.$eval('.acknowledge input', (box) => (box as HTMLInputElement).click());
      await clickOn(options, 'Follow this list');
      await waitForText(options, 'You now follow: Test list, version 1.');
      const card = await readCard(options, 'Test list');
      expect(card).toContain('Added by you');
      expect(card).toContain('Published by Tester');
      expect(card).toContain('Next check');
      const page = await opened.openTab();
      await visitStopped(opened, page, `http://${ORDINARY_HOST}/`);
      await page.close();
      await typeAddress(options, published.following);
      await clickOn(options, 'Show what it is');
      const trouble = await waitUntil('a reason', () => readText(options, '#follow-trouble'));
      expect(trouble).toContain('follows this list already');
    });

    test('a rejected update says why, once: in the popup until it is read, on the options page for good', async () => {
      await published.repository.release(2, [ORDINARY_HOST], 'mine');
      await clickOn(options, 'Look for a new version now');
      await waitForText(options, 'Now in use: Test list, version 2.');
      published.server.answers.set('metadata/timestamp.json', (_, response) => {
        response.end(published.repository.tuf.file('1.timestamp.json'));
      });
      await clickOn(options, 'Look for a new version now');
      await waitForText(options, 'Not updated: Test list.');
      expect(await readCard(options, 'Test list')).toContain('Its server offered an older version');

      const popup = await openOwnPage(opened, 'src/popup/index.html');
      await waitForText(popup, 'An update of “Test list” was not taken.');
      await clickOn(popup, 'Got it');
      await waitUntil('the news is gone', async () => (await popup.$('.news')) === null);
      expect(await readFocus(popup)).toBe('Lists');
      await popup.close();

      await clickOn(options, 'Look for a new version now');
      await waitForText(options, 'Not updated: Test list.');
      const again = await openOwnPage(opened, 'src/popup/index.html');
      const text = await waitForText(again, 'Test list');
      expect(text).not.toContain('was not taken');
      await again.close();
      expect(await readCard(options, 'Test list')).toContain('Its server offered an older version');
      published.server.answers.clear();
    });

    test('stop following: it is asked first, the card goes, and the host opens again', async () => {
      await waitForText(options, 'Test list');
      await clickOn(options, 'Stop following');
      await waitForText(options, 'Stop following “Test list”?');
      await clickOn(options, 'Keep it');
      await waitUntil('the button has the focus again', async () =>
        (await readFocus(options)).includes('Stop following'),
      );
      await clickOn(options, 'Stop following');
      await clickOn(options, 'Yes, stop');
      await waitForText(options, 'You no longer follow “Test list”.');
      expect(await options.$$('.list-card')).toHaveLength(1);
      const page = await opened.openTab();
      await visit(page, `http://${ORDINARY_HOST}/`);
      await page.close();
    });
  });
});

/** Puts a text into the field at once, as pasting does. */
async function typeAddress(page: Page, address: string): Promise<void> {
  await waitUntil('the field', () => page.$('#follow-address'));
  await page.$eval(
    '#follow-address',
    (input, text) => {
      (input as HTMLInputElement).value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    address,
  );
}

function readText(page: Page, selector: string): Promise<string | null> {
  return page.evaluate((at) => document.querySelector<HTMLElement>(at)?.innerText || null, selector);
}

function waitForText(page: Page, words: string): Promise<string> {
  return waitUntil(`"${words}" is said`, async () => {
    const text = await page.evaluate(() => document.body.innerText);
    return text.includes(words) ? text : null;
  });
}

function readCard(page: Page, name: string): Promise<string> {
  return waitUntil(`the card of ${name}`, () =>
    page.evaluate(
      (title) =>
        [...document.querySelectorAll<HTMLElement>('.list-card')]
          .map((card) => card.innerText)
          .find((text) => text.startsWith(title)) ?? null,
      name,
    ),
  );
}

function readFocus(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '');
}

function isDisabled(page: Page, words: string): Promise<boolean> {
  return page.$$eval(
    'button',
    (buttons, text) => buttons.some((button) => button.innerText.trim() === text && button.disabled),
    words,
  );
}
