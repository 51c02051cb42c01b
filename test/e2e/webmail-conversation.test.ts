import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { listHosts, readBars, waitForBar } from '../support/mail-notice.ts';
import { askAboutTab } from '../support/mail-sites.ts';
import { CAN_RUN_ROUNDCUBE, type Roundcube, startRoundcube } from '../support/roundcube.ts';
import {
  chooseInList,
  openRoundcubeBrowser,
  press,
  type RoundcubeBrowser,
  waitForComposer,
} from '../support/roundcube-browser.ts';
import { CONVERSATION_MAILS } from '../support/roundcube-conversation.ts';
import { openOwnPage, waitForAddress, waitForNewTab } from '../support/tabs.ts';
import { waitUntil } from '../support/wait-until.ts';

const SENDER = 'p.huber@lieferant.example';
const LOOKALIKE = 'p.huber@1ieferant.example';
const LEAVES = `Your answer to ${SENDER} goes to ${LOOKALIKE}.`;

describe.runIf(CAN_RUN_ROUNDCUBE)('conversations in Roundcube', () => {
  let roundcube: Roundcube;
  beforeAll(async () => {
    roundcube = await startRoundcube(CONVERSATION_MAILS);
  });
  afterAll(() => roundcube?.stop());

  describe.each(FAMILIES)('%s', (family) => {
    describe.runIf(IS_INSTALLED[family])('with the browser', () => {
      let browser: RoundcubeBrowser;
      let opened: ExtensionBrowser;
      let list: Page;
      let page: Page;

      beforeAll(async () => {
        browser = await openRoundcubeBrowser(family, roundcube);
        ({ opened, list, page } = browser);
      });
      afterAll(() => opened?.close());

      /** What the popup says of the open messages of a tab, once it says so. */
      async function waitForLevels(tab: Page, ...levels: readonly string[]): Promise<void> {
        await waitUntil(`the popup says ${levels.join()}`, async () => {
          const { open } = (await askAboutTab(opened, tab)).mail;
          return open.map(({ level }) => level).join() === levels.join();
        });
      }

      /** Waits until the draft was judged: its message is then kept for a page that is loaded anew. */
      async function waitForJudgedDraft(): Promise<void> {
        const own = await openOwnPage(opened, 'src/options/index.html');
        await waitUntil('the draft was judged', async () => {
          const kept = await own.evaluate(async () => {
            const { browser: api, chrome } = globalThis as unknown as Record<
              'browser' | 'chrome',
              typeof import('webextension-polyfill')
            >;
            return (await (api ?? chrome).storage.session.get('recent-mail'))['recent-mail'] as readonly {
              readonly isLeft: boolean;
            }[];
          });
          return kept.some(({ isLeft }) => !isLeft);
        });
        await own.close();
        await page.bringToFront();
      }

      /** Writes into a field as a person does. */
      async function type(selector: string, text: string): Promise<void> {
        await page.bringToFront();
        await page.focus(selector);
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }

      test('an answer that leaves for another address is said beside its draft, also after the page is loaded anew', async () => {
        await browser.open('Answer leaves');
        await waitForBar(opened, page, 'Check before you act.');
        await press(page, 'a.reply');
        expect(await waitForComposer(page)).toContain(LOOKALIKE);
        const bar = await waitForBar(opened, page, 'Check before you act.');
        expect(plain(bar)).toContain(LEAVES);
        expect(await readBars(opened, page)).toHaveLength(1);
        await waitForLevels(page, 'caution');
        await page.reload();
        await waitForComposer(page);
        expect(plain(await waitForBar(opened, page, 'Check before you act.'))).toContain(LEAVES);
      });

      test('nothing is said beside an answer to an honest message, until somebody is added who imitates its sender', async () => {
        await browser.open('Honest question');
        await waitForLevels(page, 'clear');
        await press(page, 'a.reply');
        expect(await waitForComposer(page)).toContain(SENDER);
        await waitForJudgedDraft();
        expect(await listHosts(opened, page)).toBe(0);
        await waitForLevels(page);
        await type('#compose_to li.input input', LOOKALIKE);
        const bar = await waitForBar(opened, page, 'Check before you act.');
        expect(plain(bar)).toContain('1ieferant.example looks like lieferant.example');
        await waitForLevels(page, 'caution');
        await page.evaluate(
          (wanted) =>
            [...document.querySelectorAll('li.recipient')]
              .find(({ textContent }) => textContent.includes(wanted))
              ?.querySelector<HTMLElement>('a.remove')
              ?.click(),
          LOOKALIKE,
        );
        await waitUntil('the notice is gone', async () => (await listHosts(opened, page)) === 0);
        await waitForLevels(page);
      });

      test('a new message is no answer, whatever was read before', async () => {
        await browser.open('Answer leaves');
        await waitForBar(opened, page, 'Check before you act.');
        await press(page, 'a.compose');
        await waitForComposer(page);
        await type('#compose_to li.input input', LOOKALIKE);
        await waitForLevels(page);
        expect(await listHosts(opened, page)).toBe(0);
        // It is looked at: with the subject of an answer it is one.
        await type('#compose-subject', 'Re: Answer leaves');
        await waitForBar(opened, page, 'Check before you act.');
      });

      test('an answer to all is judged by everybody whom it goes to', async () => {
        await browser.open('Answer to all');
        await waitForBar(opened, page, 'Check before you act.');
        await press(page, 'a.reply-all');
        expect(await waitForComposer(page)).toContain('k.weber@muster-ag.example');
        const bar = plain(await waitForBar(opened, page, 'Check before you act.'));
        expect(bar).toContain(`goes to ${LOOKALIKE} and k.weber@muster-ag.example.`);
      });

      test('an answer from the preview beside the list is judged too', async () => {
        await chooseInList(list, 'Answer leaves');
        await waitForBar(opened, list, 'Check before you act.');
        await press(list, 'a.reply');
        expect(await waitForComposer(list)).toContain(LOOKALIKE);
        expect(plain(await waitForBar(opened, list, 'Check before you act.'))).toContain(LEAVES);
        await list.goto(`${roundcube.address}?_task=mail&_mbox=INBOX`);
      });

      test('an answer in a window of its own is judged, and the message keeps its notice', async () => {
        await browser.open('Answer leaves');
        await waitForBar(opened, page, 'Check before you act.');
        const before = new Set(await opened.listTabs());
        // As the setting "compose in a new window" has it.
        await page.evaluate('rcmail.env.compose_extwin = true');
        await press(page, 'a.reply');
        const own = await waitForNewTab(opened, before);
        await waitForAddress(own, (address) => address.includes('_action=compose'));
        expect(plain(await waitForBar(opened, own, 'Check before you act.'))).toContain(LEAVES);
        expect(await readBars(opened, page)).toHaveLength(1);
        await own.close();
      });
    });
  });
});

/** Without the marks that set values apart. */
function plain(text: string): string {
  return text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');
}
