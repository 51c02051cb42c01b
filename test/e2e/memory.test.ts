import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { seedMemory } from '../support/seed-memory.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, clickOn, openOwnPage, readHeadedText } from '../support/tabs.ts';
import { waitUntil } from '../support/wait-until.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CSV = [
  'Lieferant;Domäne;USt-IdNr.;IBAN',
  'Müster GmbH;muster.example;DE123456789;DE12 5001 0517 0648 4898 90',
  'Falsch AG;falsch.example;;DE99 9999',
].join('\r\n');

describe.each(FAMILIES)('%s: what Cordon remembers', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;
    let options: Page;

    beforeAll(async () => {
      site = await startSiteServer();
      opened = await openExtensionBrowser(family, { port: site.port });
      options = await openOptions();
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    async function openOptions(): Promise<Page> {
      const page = await openOwnPage(opened, 'src/options/index.html');
      await readHeadedText(page);
      return page;
    }

    test('an empty memory says what will come', async () => {
      await waitForText(options, 'Nobody yet.');
      await waitForText(options, 'An entry is let go 13 months after it was last seen.');
    });

    test('a supplier list is looked at before it is taken, and can be taken away', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'cordon-vendors-'));
      // As accounting programs on Windows write it: not UTF-8.
      writeFileSync(join(folder, 'lieferanten.csv'), Buffer.from(CSV, 'latin1'));
      const field = (await options.$('#vendor-file')) as ElementHandle<HTMLInputElement>;
      await field.uploadFile(join(folder, 'lieferanten.csv'));
      await waitForText(options, '1 supplier can be taken.');
      await waitForText(options, 'Line 3: this is no bank account, or a digit is wrong');
      expect((await askBackground(options, 'describeMemory', {})).answer?.listed).toBe(0);
      await clickOn(options, 'Take this list');
      await waitForText(options, 'Your list has 1 supplier.');
      await clickOn(options, 'Remove your list');
      await waitForText(options, 'Your list was removed.');
      rmSync(folder, { recursive: true });
    });

    test('what is remembered is found, confirmed, erased, and put back', async () => {
      await seedMemory(options);
      await options.close();
      options = await openOptions();
      await waitForText(options, '2 of 2');
      await type(options, '#memory-search', 'anna');
      await waitForText(options, '1 of 1');
      await clickOn(options, 'Erase');
      await waitForText(options, '1 entry erased.');
      await clickOn(options, 'Undo');
      await waitForText(options, 'It is back.');
      await type(options, '#memory-search', '');
      await clickRadio(options, 'Suppliers’ accounts');
      await waitForText(options, 'DE12 5001 0517 0648 4898 90');
      await clickOn(options, 'I checked this account …');
      await clickOn(options, 'In person');
      await waitForText(options, 'You checked it in person on');
      await clickOn(options, 'I have not checked it after all');
      await waitUntil(
        'the confirmation is gone',
        async () => !(await readText(options)).includes('in person on'),
      );
    });

    test('it can be read by everybody, wide and narrow', async () => {
      await options.evaluate(AXE);
      const violations = await options.evaluate(async () => {
        const { axe } = globalThis as unknown as { readonly axe: typeof import('axe-core') };
        const found = await axe.run();
        return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      });
      expect(violations).toEqual([]);
      await options.setViewport({ width: 320, height: 640 });
      expect(
        await options.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    });

    test('everything is erased after a question, and it can be switched off', async () => {
      await clickOn(options, 'Erase everything');
      await waitForText(options, 'Erase everything that was learned?');
      await clickOn(options, 'Erase everything');
      await waitForText(options, '3 entries erased.');
      const { answer } = await askBackground(options, 'describeMemory', {});
      expect(answer).toMatchObject({ isOn: true, correspondents: 0, vendors: 0 });
      await clickRadio(options, 'Remember correspondents and accounts');
      await waitForText(options, 'Nothing new is remembered');
      expect((await askBackground(options, 'describeMemory', {})).answer?.isOn).toBe(false);
    });
  });
});

function readText(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}

async function waitForText(page: Page, words: string): Promise<void> {
  await waitUntil(`"${words}"`, async () => (await readText(page)).includes(words));
}

/** Types into a field as a person does who replaces all of it. */
async function type(page: Page, field: string, text: string): Promise<void> {
  await page.$eval(
    field,
    (input, typed) => {
      (input as HTMLInputElement).value = typed;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );
}

/** A radio button or a checkbox, by its words. */
async function clickRadio(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    for (const label of document.querySelectorAll('label')) {
      if (label.innerText.trim() === wanted) label.querySelector('input')?.click();
    }
  }, words);
}
