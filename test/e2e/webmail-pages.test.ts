import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSavedPages, openWebmailBrowser, type WebmailBrowser } from '../support/webmail-pages.ts';

const PAGES = listSavedPages();

describe.each(['Chromium', 'Firefox'] as const)('saved pages of webmails in %s', (family) => {
  let browser: WebmailBrowser;
  beforeAll(async () => {
    browser = await openWebmailBrowser(family);
  });
  afterAll(() => browser?.close());

  it.each(PAGES.map((page) => [page.name, page] as const))('%s', async (_, page) => {
    const reading = await browser.read(page);
    expect(reading.adapter).toBe(page.adapter);
    expect(reading.open).toMatchObject(page.open);
  });
});
