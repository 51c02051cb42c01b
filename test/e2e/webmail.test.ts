import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenMail } from '../../src/messages/mail-protocol.ts';
import { readPdf } from '../../tools/assess/read-pdf.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { readItem } from '../support/inspect.ts';
import {
  clickInRoom,
  listHosts,
  readBars,
  readMarks,
  runInRooms,
  waitForBar,
  waitForMarks,
} from '../support/mail-notice.ts';
import { askAboutTab, checkMailOn } from '../support/mail-sites.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import {
  CAN_RUN_ROUNDCUBE,
  findUid,
  openMessage,
  type Roundcube,
  signIn,
  startRoundcube,
} from '../support/roundcube.ts';
import { ROUNDCUBE_MAILS, ROUNDCUBE_SUBJECTS } from '../support/roundcube-mails.ts';
import { SAMPLE_ACCOUNT } from '../support/sample-files.ts';
import {
  askBackground,
  openOwnPage,
  waitForAddress,
  waitForNewTab,
  waitForWarning,
} from '../support/tabs.ts';
import { FRAUD_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Nobody listens there: no host but the loopback leads anywhere. */
const NOWHERE = 9;

describe.runIf(CAN_RUN_ROUNDCUBE)('Roundcube', () => {
  let roundcube: Roundcube;
  beforeAll(async () => {
    roundcube = await startRoundcube(ROUNDCUBE_MAILS);
  });
  afterAll(() => roundcube?.stop());

  describe.each(FAMILIES)('%s', (family) => {
    describe.runIf(IS_INSTALLED[family])('with the browser', () => {
      let opened: ExtensionBrowser;
      let list: Page;
      let page: Page;
      const uids = new Map<string, string>();

      beforeAll(async () => {
        opened = await openExtensionBrowser(family, { port: NOWHERE });
        list = await opened.openTab();
        await signIn(list, roundcube);
        for (const subject of ROUNDCUBE_SUBJECTS) uids.set(subject, await findUid(list, subject));
        await checkMailOn(opened, roundcube.address);
        page = await opened.openTab();
      });
      afterAll(() => opened?.close());

      /** Opens a message in a tab of its own; the others have gone with its page before. */
      async function open(subject: string): Promise<void> {
        // In the background a page is painted no frame.
        await page.bringToFront();
        await openMessage(page, roundcube, uids.get(subject) ?? '');
      }

      /** What the popup says of the open messages, once there are that many. */
      function waitForLevels(): Promise<readonly OpenMail['level'][]> {
        return waitUntil('the popup knows of the message', async () => {
          const { open: mails } = (await askAboutTab(opened, page)).mail;
          return mails.length > 0 ? mails.map(({ level }) => level) : null;
        });
      }

      test('a listed link: danger, a mark on each listed link and on no other', async () => {
        await open('Listed links');
        const bar = await waitForBar(opened, page, 'Danger');
        expect(bar).toContain('Do not');
        expect(await waitForMarks(opened, page)).toEqual([
          'Linked to fraud: about this link',
          'Seized: about this link',
        ]);
        expect(await waitForLevels()).toEqual(['danger']);
      });

      test('the card says who says what, and where the link really leads', async () => {
        await open('Listed links');
        await waitForMarks(opened, page);
        await clickInRoom(opened, page, '.mark');
        const [card] = await waitUntil('the card', async () => {
          const cards = await runInRooms<string>(
            opened,
            page,
            "(room) => room.querySelector('.card')?.innerText ?? null",
          );
          return cards.length > 0 ? cards : null;
        });
        expect(card).toContain('Voltaiko');
        expect(card).toContain('www[.]voltaiko[.]com/login');
        expect(card).toContain('Microsoft Safe Links');
        expect(card).toContain('Cordon list');
        await page.keyboard.press('Escape');
        await waitUntil('the card is closed', async () => {
          const cards = await runInRooms(
            opened,
            page,
            "(room) => room.querySelector('.card') === null ? null : 1",
          );
          return cards.length === 0;
        });
      });

      test('a click on a listed link is held back, by the warning that the guard has too', async () => {
        await open('Listed links');
        await waitForMarks(opened, page);
        const before = new Set(await opened.listTabs());
        const [x, y] = await page.evaluate(() => {
          const { left, top, width, height } = (
            document.querySelector('#messagebody a') as HTMLElement
          ).getBoundingClientRect();
          return [left + width / 2, top + height / 2] as const;
        });
        await page.bringToFront();
        await page.mouse.click(x, y);
        const warning = await waitForNewTab(opened, before);
        const text = await waitForWarning(opened, warning, `https://www.${FRAUD_HOST}/login`);
        expect(text).toContain('Do not enter anything here.');
        expect(await page.evaluate(() => location.search)).toContain('_action=show');
        await warning.close();
      });

      test('caution for a sender who imitates the reader’s own domain', async () => {
        await open('Imitated domain');
        const bar = await waitForBar(opened, page, 'Check before you act.');
        expect(bar).toContain('mu5ter-ag.example');
        expect(bar).toContain('muster-ag.example');
        expect(await readMarks(opened, page)).toEqual([]);
        expect(await waitForLevels()).toEqual(['caution']);
      });

      test('nothing at all is put into an ordinary message; the popup says that it was looked at', async () => {
        await open('Ordinary message');
        expect((await waitForLevels()).every((level) => level === 'clear' || level === 'context')).toBe(true);
        expect(await listHosts(opened, page)).toBe(0);
      });

      test('a message whose sender cannot be read is never clear', async () => {
        await open('No sender');
        await waitForBar(opened, page, 'This message could not be checked.');
        expect(await waitForLevels()).toEqual(['unreadable']);
      });

      test('an address that is only written is marked in a plain-text message', async () => {
        await open('Plain text');
        expect(await waitForMarks(opened, page)).toEqual(['Linked to fraud: about this link']);
      });

      test('a message cannot hide the notice, nor a mark, nor what the popup says', async () => {
        await open('Imitated notice');
        await waitForBar(opened, page, 'Danger');
        await waitForMarks(opened, page);
        const boxes = await runInRooms<readonly [number, number, string, string]>(
          opened,
          page,
          `(room) => { const shown = room.querySelector('.bar') ?? room; const { width, height } = shown.getBoundingClientRect();
            const { visibility, opacity } = getComputedStyle(shown); return [width, height, visibility, opacity]; }`,
        );
        expect(boxes).toHaveLength(2);
        for (const [width, height, visibility, opacity] of boxes) {
          expect(width).toBeGreaterThan(60);
          expect(height).toBeGreaterThan(20);
          expect([visibility, opacity]).toEqual(['visible', '1']);
        }
        // The bar is in sight, above the message and not below something of it.
        expect(
          await page.evaluate(() => {
            const [bar] = [...document.querySelectorAll('span')].filter(
              (host) =>
                host.childNodes.length === 0 &&
                host.attributes.length === 0 &&
                host.closest('#messagebody') === null &&
                host.offsetHeight > 60,
            );
            const box = bar?.getBoundingClientRect();
            return (
              box !== undefined &&
              document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === bar
            );
          }),
        ).toBe(true);
        expect(await waitForLevels()).toEqual(['danger']);
      });

      test('an account that was checked by phone is remembered so, until the person takes it back', async () => {
        await open('Changed account');
        await waitForBar(opened, page, 'Check before you act.');
        await clickInRoom(opened, page, 'details:has(.ways) > summary');
        await clickInRoom(opened, page, '.ways button');
        await waitForBar(opened, page, 'You checked it by phone on');
        const options = await openOwnPage(opened, 'src/options/index.html');
        expect(await readConfirmations(options)).toEqual(['phone']);
        await clickInRoom(opened, page, 'p.account-check > button');
        const bar = await waitForBar(opened, page, 'I checked this account');
        expect(bar).not.toContain('by phone on');
        expect(await readConfirmations(options)).toEqual([undefined]);
        await options.close();
      });

      test('the preview follows the messages that are chosen, and the notice goes with its message', async () => {
        const choose = async (subject: string): Promise<void> => {
          await list.bringToFront();
          const [x, y] = await list.evaluate((wanted) => {
            const row = [...document.querySelectorAll<HTMLElement>('#messagelist tr.message')].find(
              ({ textContent }) => textContent.includes(wanted),
            );
            row?.scrollIntoView({ block: 'center' });
            const { left, top, width, height } = (row as HTMLElement).getBoundingClientRect();
            return [left + width - 30, top + height - 8] as const;
          }, subject);
          await list.mouse.click(x, y);
        };
        await choose('Listed links');
        await waitForBar(opened, list, 'Danger');
        await choose('Imitated domain');
        await waitForBar(opened, list, 'Check before you act.');
        expect(await readBars(opened, list)).toHaveLength(1);
        await choose('Ordinary message');
        await waitUntil('the notice is gone', async () => (await listHosts(opened, list)) === 0);
      });

      test('the notice is printed with the message', async () => {
        await open('Imitated domain');
        await waitForBar(opened, page, 'Check before you act.');
        const printed = await readPdf(await page.pdf());
        expect(printed).toMatchObject({ ok: true });
        const text = 'text' in printed ? printed.text.replaceAll(/\s+/g, ' ') : '';
        expect(text).toContain('Check before you act.');
        expect(text).toContain('the invoices of last month');
      });

      test('what the webmail takes out while the message stays is back before the next frame is painted', async () => {
        await open('Listed links');
        await waitForMarks(opened, page);
        const isBack = await page.evaluate(async () => {
          const hosts = () =>
            [...document.querySelectorAll('span')].filter(
              (host) => host.childNodes.length === 0 && host.offsetHeight > 60,
            );
          for (const host of hosts()) host.remove();
          await new Promise((resolve) => requestAnimationFrame(resolve));
          return hosts().length;
        });
        expect(isBack).toBe(1);
      });

      test('an invoice beside the message is checked on a click, read through the page’s own session', async () => {
        await open('Attached invoice');
        const chips = await waitUntil('the offer', async () => {
          const names = await runInRooms<string>(
            opened,
            page,
            "(room) => room.querySelector('.chip')?.ariaLabel ?? null",
          );
          return names.length > 0 ? names : null;
        });
        expect(chips).toEqual(['Check this invoice: invoice-118.pdf']);
        const before = new Set(await opened.listTabs());
        await clickInRoom(opened, page, '.chip');
        const inspect = await waitForNewTab(opened, before);
        await waitForAddress(inspect, (address) => address.startsWith(`${opened.extensionRoot}src/inspect/`));
        await inspect.bringToFront();
        const read = (await readItem(inspect, 'invoice-118.pdf')).replaceAll(/\s/g, '');
        expect(read).toContain(SAMPLE_ACCOUNT);
        await inspect.close();
      });
    });
  });
});

/** How the accounts of suppliers were confirmed that memory has, whatever the message said; undefined where one was not. */
async function readConfirmations(own: Page): Promise<readonly (string | undefined)[]> {
  const { answer } = await askBackground(own, 'listMemory', { kind: 'vendors', search: '', offset: 0 });
  return (answer?.rows ?? []).flatMap((row) =>
    row.kind === 'vendor' ? row.accounts.map(({ confirmed }) => confirmed?.how) : [],
  );
}
