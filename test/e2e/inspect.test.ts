import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import {
  cancelWhileReading,
  type DroppedFile,
  dropFiles,
  openInspect,
  pasteText,
  readItem,
} from '../support/inspect.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import {
  drawCode,
  EPC_CODE,
  encode,
  writeEncryptedPdf,
  writeInvoiceMail,
  writeInvoiceXml,
  writePdf,
  writePng,
  writeSigned,
} from '../support/sample-files.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { startVisit } from '../support/tabs.ts';
import { waitUntil } from '../support/wait-until.ts';

const ACCOUNT = 'DE89 3704 0044 0532 0130 00';
const SAMPLES: readonly (readonly [name: string, file: DroppedFile, says: readonly string[]])[] = [
  [
    'a message',
    { name: 'invoice.eml', bytes: writeInvoiceMail() },
    [ACCOUNT, 'p.huber@muster-aq.example', 'redvds[.]com', 'WIN-BUNS25TD77J', 'Country of the bank: Germany'],
  ],
  [
    'a PDF with text, a link and a payment code',
    {
      name: 'invoice.pdf',
      bytes: writePdf(['Please pay invoice 417', 'Page two'], 'https://redvds.com/pdf', [drawCode(EPC_CODE)]),
    },
    ['Please pay invoice 417', 'Page two', 'redvds[.]com', ACCOUNT, 'Payee: Muster AG', 'in a QR code'],
  ],
  [
    'an electronic invoice inside a signature',
    { name: 'IT01234567890_00417.xml.p7m', bytes: writeSigned(encode(writeInvoiceXml()), 'ber') },
    ['IT60 X054 2811 1010 0000 0123 456', 'Payee: Bianchi Factoring S.p.A.', 'P.IVA IT01234567890'],
  ],
  [
    'a picture with a payment code',
    { name: 'code.png', bytes: writePng(drawCode(EPC_CODE)) },
    [ACCOUNT, 'Payee: Muster AG', 'in a QR code'],
  ],
];
const BAD: readonly (readonly [name: string, file: DroppedFile, says: string])[] = [
  ['an empty file', { name: 'empty.eml', bytes: new Uint8Array() }, 'It is empty'],
  ['a PDF with a password', { name: 'locked.pdf', bytes: writeEncryptedPdf() }, 'It is encrypted'],
  [
    'a message that is encrypted as a whole (S/MIME)',
    {
      name: 'secret.eml',
      bytes: encode(
        [
          'From: <p.huber@muster-ag.example>',
          'Subject: Invoice',
          'MIME-Version: 1.0',
          'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
          'Content-Transfer-Encoding: base64',
          '',
          'MIIBWQYJKoZIhvcNAQcDoIIBSjCCAUYCAQAxggE=',
          '',
        ].join('\r\n'),
      ),
    },
    'It is encrypted',
  ],
  [
    'an encrypted file of CMS',
    { name: 'invoice.xml.p7m', bytes: writeSigned(encode('x'), 'der', '2a864886f70d010703') },
    'It is encrypted',
  ],
  ['a PDF that is cut off', { name: 'cut.pdf', bytes: encode('%PDF-1.7\n1 0 obj\n<<') }, 'damaged'],
  [
    'a program',
    { name: 'setup.exe', bytes: Uint8Array.of(0x4d, 0x5a, 0, 1, 2, 3) },
    'does not know this format',
  ],
];

describe.each(FAMILIES.filter((family) => IS_INSTALLED[family]))('%s: the inspect page', (family) => {
  let site: SiteServer;
  let opened: ExtensionBrowser;
  let page: Page;

  beforeAll(async () => {
    site = await startSiteServer();
    opened = await openExtensionBrowser(family, { port: site.port });
    page = await openInspect(opened);
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
  });

  test.each(SAMPLES)('%s is read', async (_, file, says) => {
    await dropFiles(page, [file]);
    const text = await readItem(page, file.name);
    for (const words of says) expect(text).toContain(words);
  });

  test.each(BAD)('%s is said, not guessed', async (_, file, says) => {
    await dropFiles(page, [file]);
    expect(await readItem(page, file.name)).toContain(says);
  });

  test('several at once: one is cancelled while it is read, the next has its turn, and the page answers all along', async () => {
    const pages = Array.from({ length: 500 }, (_, index) => `Page ${index + 1}`);
    const long = { name: 'long.pdf', bytes: writePdf(pages, 'https://other.test/') };
    await dropFiles(page, [long, { name: 'next.eml', bytes: writeInvoiceMail() }]);
    await cancelWhileReading(page, long.name);
    expect(await readItem(page, long.name)).toContain('It was not checked');
    expect(await readItem(page, 'next.eml')).toContain(ACCOUNT);
  });

  test('an account can be said to be checked, and not after all', async () => {
    await dropFiles(page, [{ name: 'checked.eml', bytes: writeInvoiceMail() }]);
    await readItem(page, 'checked.eml');
    // The newest item is the first. A press that a script makes up counts for nothing.
    await page.$eval('.account-check button', (button) => (button as HTMLElement).click());
    await (await page.$('.account-check button'))?.click();
    const confirmed = await waitForCheck(page, 'You checked it by phone on');
    expect(confirmed).toContain('DE89 … 3000');
    await (await page.$('.account-check button'))?.click();
    await waitForCheck(page, 'I checked this account …');
  });

  test('the file dialog opens with the keyboard', async () => {
    const isAsked = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          document.querySelector('.drop input')?.addEventListener('click', (event) => {
            event.preventDefault();
            resolve(true);
          });
        }),
    );
    await page.focus('.drop .button');
    await page.keyboard.press('Enter');
    expect(await isAsked).toBe(true);
  });

  test('a link that was pasted is looked at and not opened', async () => {
    await pasteText(page, 'https://www.google.com/url?q=https%3A%2F%2Fredvds.com%2Fpaste');
    const text = await readItem(page, 'Pasted text');
    expect(text).toContain('redvds[.]com');
    expect(text).toContain('Google');
    // A link by itself is no message: what the list says of it comes first.
    expect(text).toContain('Seized');
    expect(text).toContain('taken over under a court order');
    expect(text).not.toContain('nothing that calls for a warning');
  });

  test('a token that nobody gave opens the page empty', async () => {
    const other = await opened.openTab();
    startVisit(other, `${opened.extensionRoot}src/inspect/index.html#${'0'.repeat(32)}`);
    await waitUntil('the token is off the address', () =>
      other.evaluate(() => document.querySelector('.drop') !== null && location.hash === ''),
    );
    expect(await other.$('.item')).toBeNull();
    await other.close();
  });

  test('nothing was loaded, run or refused', async () => {
    // The browser asks its maker's servers for this and that.
    expect(site.countRequests('ordinary.test') + site.countRequests('redvds.com')).toBe(0);
    expect(await page.title()).not.toBe('owned');
    expect(
      await page.evaluate(
        () => document.querySelectorAll('.mail-body :is(script, iframe, img, [style])').length,
      ),
    ).toBe(0);
    expect(await page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)).toEqual([]);
  });
});

/** Waits until the first account says this. @returns all that it says */
function waitForCheck(page: Page, words: string): Promise<string> {
  return waitUntil(`"${words}"`, async () => {
    const text = await page.$eval('.account-check', (check) => (check as HTMLElement).innerText);
    return text.includes(words) ? text : null;
  });
}

/** Once is enough: it is the same reader in every browser. */
describe.runIf(IS_INSTALLED.Chromium)('Chromium: large files on the inspect page', () => {
  let site: SiteServer;
  let opened: ExtensionBrowser;
  let page: Page;

  beforeAll(async () => {
    site = await startSiteServer();
    opened = await openExtensionBrowser('Chromium', { port: site.port });
    page = await openInspect(opened);
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
  });

  test('a PDF of five hundred pages is read to its end', async () => {
    const pages = Array.from({ length: 500 }, (_, index) =>
      index === 499 ? `IBAN ${ACCOUNT}` : `Page ${index}`,
    );
    await dropFiles(page, [{ name: 'all.pdf', bytes: writePdf(pages, 'https://other.test/') }]);
    expect(await readItem(page, 'all.pdf', 55)).toContain(ACCOUNT);
  });

  test('a message of 25 MB is read', async () => {
    const bytes = Buffer.concat([writeInvoiceMail(), new Uint8Array(25_000_000).fill(65)]);
    await dropFiles(page, [{ name: 'large.eml', bytes }]);
    expect(await readItem(page, 'large.eml', 55)).toContain(ACCOUNT);
  });
});
