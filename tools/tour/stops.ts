import type { Page } from 'puppeteer-core';
import type { Chromium } from '../../test/support/chromium.ts';
import type { ExtensionBrowser } from '../../test/support/extension-browser.ts';
import { dropFiles, openInspect, readItem } from '../../test/support/inspect.ts';
import { openPopup } from '../../test/support/popup.ts';
import { writeInvoiceMail } from '../../test/support/sample-files.ts';
import {
  continueAnyway,
  visit,
  visitStopped,
  waitForAddress,
  waitForFramedWarning,
} from '../../test/support/tabs.ts';
import { CONTINUED_HOST, FRAUD_HOST, ORDINARY_HOST, SEIZED_HOST } from '../../test/support/test-hosts.ts';
import { waitUntil } from '../../test/support/wait-until.ts';

/** What a stop of the tour shows. */
export interface Stop {
  /** Name of the screenshot. */
  readonly name: string;
  /** What is visited, as it is printed. */
  readonly visited: string;
  /** Goes there. @returns what is on the screen, and the verdict in the page's own words */
  show(tab: Page): Promise<{ readonly screen: Page; readonly verdict: string }>;
}

const SEIZED = `https://${SEIZED_HOST}/login`;
const FRAUD = `https://${FRAUD_HOST}/deposit`;
const CONTINUED = `https://${CONTINUED_HOST}/`;
const FRAMED = `https://${ORDINARY_HOST}/frame?to=${encodeURIComponent(SEIZED)}`;
const ORDINARY = `https://${ORDINARY_HOST}/`;

/** The stops that any browser can be driven to. */
export function listStops(opened: ExtensionBrowser): readonly Stop[] {
  return [
    { name: 'seized', visited: SEIZED, show: (tab) => showWarning(opened, tab, SEIZED) },
    { name: 'fraud-linked', visited: FRAUD, show: (tab) => showWarning(opened, tab, FRAUD) },
    {
      name: 'sub-frame',
      visited: `${ORDINARY} with a frame of ${SEIZED}`,
      show: async (tab) => {
        await visit(tab, FRAMED);
        const frame = await waitForFramedWarning(tab);
        return { screen: tab, verdict: `in the frame: ${await frame.evaluate(readHeadline)}` };
      },
    },
    {
      name: 'continued',
      visited: `${CONTINUED}, continued`,
      show: async (tab) => {
        const { verdict } = await showWarning(opened, tab, CONTINUED);
        await continueAnyway(tab);
        await waitForAddress(tab, (at) => at === CONTINUED);
        return { screen: tab, verdict: `${verdict} Opened after "Continue", in this tab, for 15 minutes.` };
      },
    },
    {
      name: 'invoice-mail',
      visited: 'an invoice mail with a new account, dropped on the inspect page',
      show: async () => {
        const screen = await openInspect(opened);
        await dropFiles(screen, [{ name: 'invoice.eml', bytes: writeInvoiceMail() }]);
        const text = await readItem(screen, 'invoice.eml');
        const [, word = '', headline = ''] = text.split('\n').filter((line) => line.trim() !== '');
        await screen.evaluate(() => document.querySelector('.item')?.scrollIntoView());
        return { screen, verdict: `${word}: ${headline}` };
      },
    },
    {
      name: 'ordinary',
      visited: ORDINARY,
      show: async (tab) => {
        await visit(tab, ORDINARY);
        return { screen: tab, verdict: 'opened, untouched' };
      },
    },
  ];
}

/** The popup over three tabs. Only Chromium's driver can reach the real popup. */
export function listPopupStops(opened: Chromium): readonly Stop[] {
  return [
    {
      name: 'popup-clear',
      visited: `popup on ${ORDINARY}`,
      show: async (tab) => {
        await visit(tab, ORDINARY);
        return showPopup(opened, tab);
      },
    },
    {
      name: 'popup-listed',
      visited: `popup on ${SEIZED}`,
      show: async (tab) => {
        await showWarning(opened, tab, SEIZED);
        return showPopup(opened, tab);
      },
    },
  ];
}

async function showWarning(opened: ExtensionBrowser, tab: Page, address: string) {
  await visitStopped(opened, tab, address);
  return { screen: tab, verdict: await tab.evaluate(readHeadline) };
}

async function showPopup(opened: Chromium, tab: Page) {
  await tab.bringToFront();
  const screen = await openPopup(opened);
  await waitUntil('the popup has its text', () =>
    screen.evaluate(() => document.querySelector('h1') !== null),
  );
  return { screen, verdict: await screen.evaluate(readHeadline) };
}

/** The state in a word, and the headline where it says more. */
function readHeadline(): string {
  const words = [...document.querySelectorAll<HTMLElement>('.tone-word, h1')].map(({ innerText }) =>
    innerText.trim(),
  );
  return [...new Set(words)].slice(0, 2).join(': ');
}
