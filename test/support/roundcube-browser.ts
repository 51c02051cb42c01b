import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser, Family } from './extension-browser.ts';
import { checkMailOn } from './mail-sites.ts';
import { openExtensionBrowser } from './open-extension-browser.ts';
import { openMessage, type Roundcube, signIn } from './roundcube.ts';
import { waitUntil } from './wait-until.ts';

/** Nobody listens there: no host but the loopback leads anywhere. */
const NOWHERE = 9;

/** A browser that is signed in to a Roundcube of which Cordon checks the mail. */
export interface RoundcubeBrowser {
  readonly opened: ExtensionBrowser;
  /** The tab with the list of messages. */
  readonly list: Page;
  /** Another one, for messages on pages of their own. */
  readonly page: Page;
  /** Opens a message in that tab; the others have gone with its page before. Of more with the same subject the latest. */
  open(subject: string): Promise<void>;
}

export async function openRoundcubeBrowser(family: Family, roundcube: Roundcube): Promise<RoundcubeBrowser> {
  const opened = await openExtensionBrowser(family, { port: NOWHERE });
  try {
    const list = await opened.openTab();
    await signIn(list, roundcube);
    await checkMailOn(opened, roundcube.address);
    const uids = await readUids(list);
    const page = await opened.openTab();
    // Roundcube asks before it gives a changed draft up.
    for (const tab of [list, page]) tab.on('dialog', (dialog) => void dialog.accept());
    return {
      opened,
      list,
      page,
      open: async (subject) => {
        const uid = uids.get(subject);
        if (uid === undefined) throw new Error(`there is no message "${subject}"`);
        // In the background a page is painted no frame.
        await page.bringToFront();
        await openMessage(page, roundcube, uid);
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Numbers of the messages in the list, by subject. */
function readUids(list: Page): Promise<ReadonlyMap<string, string>> {
  return waitUntil('the messages', async () => {
    const rows = await list.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('#messagelist td.subject a')].map(
        ({ textContent, href }) =>
          [textContent.trim(), new URL(href).searchParams.get('_uid') ?? ''] as const,
      ),
    );
    return rows.length > 0 ? new Map(rows.toReversed()) : null;
  });
}

/** Chooses a message in the list with the mouse, so that the preview shows it. @param index of those with the subject, from the top */
export async function chooseInList(list: Page, subject: string, index = 0): Promise<void> {
  await list.bringToFront();
  const [x, y] = await waitUntil(`"${subject}" in the list`, () =>
    list.evaluate(
      (wanted, at) => {
        const row = [...document.querySelectorAll<HTMLElement>('#messagelist tr.message')].filter(
          (one) => one.querySelector('td.subject a')?.textContent.trim() === wanted && one.offsetHeight > 0,
        )[at];
        if (row === undefined) return null;
        row.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = row.getBoundingClientRect();
        return [left + width - 30, top + height - 8] as const;
      },
      subject,
      index,
    ),
  );
  await list.mouse.click(x, y);
}

/** Presses a button of Roundcube's own, once this has answered: the click may take the page away. */
export async function press(page: Page, selector: string): Promise<void> {
  await page.bringToFront();
  await waitUntil(`${selector} of Roundcube`, () =>
    page.evaluate((wanted) => {
      const button = [...document.querySelectorAll<HTMLElement>(wanted)].find(
        (one) => one.offsetHeight > 0 && !one.classList.contains('disabled'),
      );
      if (button !== undefined) setTimeout(() => button.click());
      return button !== undefined;
    }, selector),
  );
}

/** Waits for the page on which a message is written. @returns the addresses that it goes to */
export function waitForComposer(page: Page): Promise<string> {
  return waitUntil('the composer', async () =>
    page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('#_to');
      // The skin has put its own list in place of the field.
      const isReady =
        document.readyState === 'complete' && document.querySelector('ul.recipient-input') !== null;
      return field !== null && isReady
        ? { to: field.value, cc: document.querySelector<HTMLTextAreaElement>('#_cc')?.value }
        : null;
    }),
  ).then(({ to, cc = '' }) => `${to} ${cc}`);
}
