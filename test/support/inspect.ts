import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './extension-browser.ts';
import { openOwnPage } from './tabs.ts';
import { waitUntil } from './wait-until.ts';

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Opens the inspect page, and records what its content security policy refuses (`globalThis.refused`). */
export async function openInspect(opened: ExtensionBrowser): Promise<Page> {
  const page = await openOwnPage(opened, 'src/inspect/index.html');
  await page.evaluate(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      refused.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  return page;
}

/** Drops files where files are dropped. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await waitUntil('the drop zone', async () => (await page.$('.drop')) !== null);
  const packed = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
    document.querySelector('.drop')?.dispatchEvent(event);
  }, packed);
}

/** Waits until an item is finished, opens all of it, and reads what it says. @param seconds after which it gives up */
export function readItem(page: Page, name: string, seconds?: number): Promise<string> {
  return waitUntil(
    `"${name}" is finished`,
    () =>
      page.evaluate((wanted) => {
        const item = [...document.querySelectorAll<HTMLElement>('.item')].find(
          (candidate) => candidate.querySelector('.item-name')?.textContent === wanted,
        );
        if (item === undefined || /^(waiting|reading)$/.test(item.dataset['state'] ?? '')) return null;
        if (item.querySelector('[aria-busy="true"]') !== null) return null;
        for (const details of item.querySelectorAll('details')) details.open = true;
        return item.innerText;
      }, name),
    seconds,
  );
}

/** Presses "Cancel" of an item of which pages are being read. */
export async function cancelWhileReading(page: Page, name: string): Promise<void> {
  await waitUntil(`pages of "${name}" are read`, () =>
    page.evaluate((wanted) => {
      const item = [...document.querySelectorAll<HTMLElement>('.item')].find(
        (candidate) => candidate.querySelector('.item-name')?.textContent === wanted,
      );
      if (item?.querySelector('progress[value]') == null) return false;
      item.querySelector('button')?.click();
      return true;
    }, name),
  );
}

/** Puts a text into the field for pasting and sends it. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const field = document.querySelector<HTMLTextAreaElement>('#paste-text');
    if (field === null) return;
    field.value = pasted;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await waitUntil('the text is sent', () =>
    page.evaluate(() => {
      document.querySelector<HTMLElement>('.paste button')?.click();
      return document.querySelector<HTMLTextAreaElement>('#paste-text')?.value === '';
    }),
  );
}
