import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerDraft } from '../../src/core/mail/answer/find-answered.ts';
import type { OpenMail } from '../../src/messages/mail-protocol.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { listHosts, readBars, readMarks, waitForBar } from '../support/mail-notice.ts';
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

/** Level (a first message from somebody is quiet too), how many links are marked, and a reason in the bar; null where there is none. */
type Said = readonly [level: string, marks: number, reason: string | null];
/** What is to be said of the messages of the thread, in the order of time. */
const THREAD: readonly [Said, Said, Said, Said] = [
  ['quiet', 0, null],
  ['quiet', 0, null],
  ['danger', 1, 'A link leads to'],
  // The link is marked that it quotes.
  ['caution', 1, `In the conversation it was ${SENDER}; now it is ${LOOKALIKE}.`],
];

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
          return open.map(nameLevel).join() === levels.join();
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

      /** Listens, in a page of ours, to which drafts are asked about. @returns waits for one by its subject */
      async function watchDrafts(): Promise<(subject: string) => Promise<void>> {
        const own = await openOwnPage(opened, 'src/options/index.html');
        await own.evaluate(() => {
          const world = globalThis as unknown as Record<
            'browser' | 'chrome',
            typeof import('webextension-polyfill')
          > & { drafts: string[] };
          world.drafts = [];
          (world.browser ?? world.chrome).runtime.onMessage.addListener((message: unknown): undefined => {
            const { name, input } = message as { readonly name: string; readonly input: AnswerDraft };
            if (name === 'assessAnswer') world.drafts.push(input.subject);
          });
        });
        return async (subject) => {
          await waitUntil(`the draft "${subject}" is asked about`, () =>
            own.evaluate(
              (wanted) => (globalThis as unknown as { drafts: string[] }).drafts.includes(wanted),
              subject,
            ),
          );
          await own.close();
        };
      }

      /** Writes behind what stands in a field, as a person does. */
      async function type(selector: string, text: string): Promise<void> {
        await page.bringToFront();
        await page.focus(selector);
        await page.keyboard.press('End');
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
        await waitForLevels(page, 'quiet');
        await press(page, 'a.reply');
        expect(await waitForComposer(page)).toContain(SENDER);
        await waitForJudgedDraft();
        expect(await listHosts(opened, page)).toBe(0);
        await waitForLevels(page);
        // It still answers the message.
        await type('#compose-subject', ' (urgent)');
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
        // It is looked at: with the subject of an answer it is one, once that is written to its end.
        const waitForAsked = await watchDrafts();
        await type('#compose-subject', 'Re: Ans');
        await waitForAsked('Re: Ans');
        await type('#compose-subject', 'wer leaves');
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

      /** What is said of the message that a tab shows: level, marks, and what the bar gives as its reason. */
      async function expectOnly(tab: Page, subject: string, [level, marks, reason]: Said): Promise<void> {
        await waitUntil(`the popup says ${level} of "${subject}"`, async () => {
          const { open } = (await askAboutTab(opened, tab)).mail;
          return (
            open.length === 1 && open.every((mail) => mail.id.endsWith(subject) && nameLevel(mail) === level)
          );
        });
        await waitUntil(`${marks} marks`, async () => (await readMarks(opened, tab)).length === marks);
        const bars = (await readBars(opened, tab)).map(plain);
        expect(bars).toHaveLength(reason === null ? 0 : 1);
        if (reason !== null) expect(bars[0]).toContain(reason);
        // Nothing stays of the message before.
        expect(await listHosts(opened, tab)).toBe(marks + bars.length);
      }

      test('each message of a thread is judged for itself, in the threaded list and its preview', async () => {
        await list.bringToFront();
        await list.evaluate("rcmail.set_list_options([], '', '', 1)");
        await waitUntil('the thread is open', async () => {
          await list.evaluate("rcmail.command('expand-all')");
          return list.evaluate(
            () => document.querySelectorAll('#messagelist tr.thread.expanded').length === 4,
          );
        });
        for (const [index, said] of THREAD.entries()) await choose(index, said);
        for (const index of [1, 3, 0, 2]) await choose(index, THREAD[index] as Said);
      });

      /** Chooses a message of the thread by its place. */
      async function choose(index: number, said: Said): Promise<void> {
        const subject = `${['', 'Re: ', 'Re: ', 'RE: '][index]}Delivery 204`;
        await chooseInList(list, subject, index === 2 ? 1 : 0);
        await expectOnly(list, subject, said);
      }

      test('each message of a thread is judged for itself, from one to the next and back', async () => {
        await browser.open('Delivery 204');
        await expectOnly(page, 'Delivery 204', THREAD[0]);
        const go = async (button: string, said: Said, subject: string): Promise<void> => {
          const before = await readDate(page);
          await press(page, button);
          await waitUntil('another message', async () => (await readDate(page)) !== before);
          await expectOnly(page, subject, said);
        };
        await go('a.next', THREAD[1], 'Re: Delivery 204');
        await go('a.next', THREAD[2], 'Re: Delivery 204');
        await browser.open('RE: Delivery 204');
        await expectOnly(page, 'RE: Delivery 204', THREAD[3]);
        await page.goBack();
        await expectOnly(page, 'Re: Delivery 204', THREAD[2]);
        await go('a.prev', THREAD[1], 'Re: Delivery 204');
        await go('a.prev', THREAD[0], 'Delivery 204');
      });

      test('a message that is shown inside another one lends it no sender, and its links count', async () => {
        await browser.open('With a message inside');
        await waitForBar(opened, page, 'Danger');
        const inner = await page.evaluate(
          () => document.querySelector('#messagebody td.header.from')?.textContent,
        );
        expect(inner).toBe('Boss');
        const { open } = (await askAboutTab(opened, page)).mail;
        expect(open.map(({ id }) => id)).toEqual([expect.stringContaining(SENDER)]);
        const bar = plain((await readBars(opened, page))[0] ?? '');
        expect(bar).toContain('A link leads to');
        expect(bar).not.toContain('mu5ter-ag');
        expect(await readMarks(opened, page)).toHaveLength(1);
      });
    });
  });
});

/** Without the marks that set values apart. */
function plain(text: string): string {
  return text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');
}

/** When the message of a page was written, as the page shows it; null while there is none. */
function readDate(page: Page): Promise<string | null> {
  return page
    .evaluate(() => document.querySelector('table.header-headers td.header.date')?.textContent ?? null)
    .catch(() => null);
}

function nameLevel({ level }: OpenMail): string {
  return level === 'clear' || level === 'context' ? 'quiet' : level;
}
