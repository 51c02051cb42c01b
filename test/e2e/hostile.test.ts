import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageName } from '../../src/messages/protocol.ts';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { answerHostile, SENDING_WAYS } from '../support/hostile-site.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import {
  askBackground,
  openOwnPage,
  visit,
  visitStopped,
  waitForAddress,
  waitForFramedWarning,
  waitForNewTab,
  waitForWarning,
} from '../support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST, OTHER_HOST, SEIZED_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

const PAGES = ['warning', 'popup', 'options', 'inspect'] as const;
/** Everything that our own pages may say, but for what a notice in a page may. */
const MESSAGES: readonly MessageName[] = [
  'describeWarning',
  'continueVisit',
  'goBack',
  'openInTab',
  'describeTab',
  'checkAddress',
  'describeProtection',
  'updateLists',
  'previewList',
  'followList',
  'unfollowList',
  'acknowledgeProblem',
];
const FITTING = {
  address: `http://${SEIZED_HOST}/`,
  token: 't',
  historyLength: 1,
  tabId: 1,
  text: 'x',
  key: 'k',
};

describe.each(FAMILIES)('%s: a page that means harm', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;
    let page: Page;

    beforeAll(async () => {
      site = await startSiteServer(answerHostile);
      opened = await openExtensionBrowser(family, { port: site.port });
      page = await opened.openTab();
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    // A page can know the address of our pages in Chromium, where the id is public; in Firefox it is random.
    if (family === 'Chromium') {
      test.each([...SENDING_WAYS, 'link', 'replace', 'get', 'post'])(
        'cannot send a tab to any of our pages: %s',
        async (by) => {
          for (const target of ownPages(opened)) {
            await sendTab(page, by, target);
            await waitForAddress(page, (at) => at === 'chrome-error://chromewebdata/');
          }
        },
      );
    }

    test.each(['iframe', 'object', 'embed'])('cannot hold any of our pages in itself: %s', async (tag) => {
      // Another address for each: the page of the last one would pass for this one while it loads.
      await visit(page, `http://${ORDINARY_HOST}/holds-${tag}`);
      // In Firefox the warning may be framed by who knows its random address; it shows nothing there that lets through.
      const targets = ownPages(opened).filter((target) => family === 'Chromium' || !/warning/.test(target));
      await page.evaluate(holdAll, tag, targets);
      // What was asked for before is settled when a later one of the same kind has loaded.
      await page.evaluate(holdOrdinary, tag);
      const shown = await Promise.all(page.frames().slice(1).map(readAddress));
      expect(shown.filter((address) => address.startsWith(opened.extensionRoot))).toEqual([]);
    });

    test('does not learn our address from a frame whose visit was stopped', async () => {
      const target = `http://${SEIZED_HOST}/watched`;
      await visit(page, `http://${ORDINARY_HOST}/watching?to=${encodeURIComponent(target)}`);
      await waitUntil('the frame has loaded', () =>
        page.evaluate(() => (globalThis as { isLoaded?: boolean }).isLoaded === true),
      );
      const seen = await page.evaluate(readSeen);
      expect(seen.filter((text) => text.includes(hostOf(opened.extensionRoot)))).toEqual([]);
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
    });

    test('that opened a warning cannot read it, speak to it or take it past itself', async () => {
      const target = `http://${SEIZED_HOST}/opened`;
      await visit(page, `http://${ORDINARY_HOST}/opener`);
      const before = new Set(await opened.listTabs());
      await page.evaluate((to) => void Object.assign(globalThis, { held: window.open(to, 'held') }), target);
      const warning = await waitForNewTab(opened, before);
      await waitForWarning(opened, warning, target);
      expect(await page.evaluate(meddle, opened.extensionRoot)).toEqual([]);
      expect(await waitForWarning(opened, warning, target)).toContain('Back to safety');

      await page.evaluate((to) => void window.open(to, 'held'), `http://${SEIZED_HOST}/again`);
      const own = await openOwnPage(opened, 'src/options/index.html');
      const isHeld = (at: string) =>
        at.startsWith(opened.extensionRoot) && at.endsWith(`//${SEIZED_HOST}/again`);
      await waitUntil('the next address is stopped too', async () =>
        (await Promise.all((await opened.listTabs()).map(readAddress))).some(isHeld),
      );
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await own.close();
      for (const tab of await opened.listTabs()) if (isHeld(await readAddress(tab))) await tab.close();
      if (!warning.isClosed()) await warning.close().catch(() => {});
    });

    test('that covers a framed warning covers nothing that could let anything through', async () => {
      const target = `http://${FRAUD_HOST}/covered`;
      await visit(page, `http://${ORDINARY_HOST}/covering?to=${encodeURIComponent(target)}`);
      const frame = await waitForFramedWarning(page);
      const controls = await frame.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('a, button, input, select, summary')].map(
          (e) => e.innerText,
        ),
      );
      expect(controls).toEqual(['Open in a tab']);
      // Even its own script could not go on from there.
      const view = await askIn(frame, 'describeWarning', { address: target });
      expect(view).toMatchObject({ ok: true, answer: { kind: 'listed', continueToken: null } });
      expect(await askIn(frame, 'continueVisit', { token: 'any' })).toEqual({
        ok: false,
        error: 'wrong-sender',
      });
      expect(await askIn(frame, 'goBack', { historyLength: 2 })).toEqual({
        ok: false,
        error: 'wrong-sender',
      });
      expect(site.countRequests(FRAUD_HOST)).toBe(0);
    });

    test('gains nothing by a click or two that a person is led to on a warning', async () => {
      const target = `http://${FRAUD_HOST}/led`;
      const tab = await opened.openTab();
      await visitStopped(opened, tab, target);
      // Wherever they land: no element of the page goes on by one click or a double click.
      const count = await tab.evaluate(() => {
        const controls = [
          ...document.querySelectorAll<HTMLElement>('summary, input, label, .actions button'),
        ];
        const onward = controls.filter((control) => !/Back to safety/.test(control.innerText));
        for (const control of onward) {
          const isTicked = control.matches('label, input');
          control.click();
          control.click();
          if (isTicked && (control as HTMLInputElement).checked === true) return -1;
        }
        return onward.length;
      });
      expect(count).toBeGreaterThan(2);
      expect(await waitForWarning(opened, tab, target)).toContain('Back to safety');
      expect(site.countRequests(FRAUD_HOST)).toBe(0);
      await tab.close();
    });

    test('that has broken into a script of ours may say nothing of what our own pages say', async () => {
      const address = `http://${OTHER_HOST}/broken`;
      await visit(page, address);
      const own = await openOwnPage(opened, 'src/options/index.html');
      const forged = [
        ...MESSAGES.map((name) => ({ cordon: 1, name, input: FITTING })),
        { cordon: 1, name: '__proto__', input: {} },
        { cordon: 2, name: 'continueVisit', input: FITTING },
        'continueVisit',
        null,
      ];
      const answers = await own.evaluate(sendFromPage, address, forged);
      expect(answers).toEqual([
        ...MESSAGES.map(() => ({ ok: false, error: 'wrong-sender' })),
        { ok: false, error: 'unknown-message' },
        { ok: false, error: 'malformed' },
        { ok: false, error: 'malformed' },
        { ok: false, error: 'malformed' },
      ]);
      await own.close();
    });

    test('in a warning’s own place goes on to nothing and opens nothing but web addresses', async () => {
      const tab = await opened.openTab();
      await visitStopped(opened, tab, `http://${SEIZED_HOST}/targets`);
      const before = (await opened.listTabs()).length;
      for (const address of [
        'javascript:alert(1)',
        'data:text/html,<h1>x</h1>',
        `blob:http://${SEIZED_HOST}/1`,
        'file:///etc/passwd',
        `${opened.extensionRoot}src/options/index.html`,
      ]) {
        const { answer } = await askBackground(tab, 'describeWarning', { address });
        expect(answer).toEqual({ kind: 'not-listed', address: null, because: 'not-web' });
        expect((await askBackground(tab, 'openInTab', { address })).ok).toBe(true);
      }
      expect((await opened.listTabs()).length).toBe(before);
      expect(site.countRequests(SEIZED_HOST)).toBe(0);
      await tab.close();
    });
  });
});

function ownPages({ extensionRoot }: ExtensionBrowser): readonly string[] {
  return PAGES.map((name) => `${extensionRoot}src/${name}/index.html#http://${SEIZED_HOST}/forged`);
}

function hostOf(root: string): string {
  return root.split('/')[2] ?? '';
}

/** Takes a tab to an ordinary page, and from there as a page does. */
async function sendTab(tab: Page, by: string, target: string): Promise<void> {
  await visit(tab, `http://${ORDINARY_HOST}/sends`);
  const sending = `http://${ORDINARY_HOST}/send?by=${by}&to=${encodeURIComponent(target)}`;
  await tab.evaluate(leaveFor, by, target, sending);
}

function leaveFor(by: string, target: string, sending: string): void {
  const leave = (): void => {
    if (by === 'replace') {
      location.replace(target);
    } else if (by === 'link') {
      const link = Object.assign(document.createElement('a'), { href: target });
      document.body.append(link);
      link.click();
    } else if (by === 'get' || by === 'post') {
      const form = Object.assign(document.createElement('form'), { action: target, method: by });
      document.body.append(form);
      form.submit();
    } else {
      location.href = sending;
    }
  };
  // Once this has answered: the page may be gone at once.
  setTimeout(leave);
}

function holdAll(tag: string, addresses: readonly string[]): void {
  for (const address of addresses) {
    const element = document.createElement(tag);
    element.setAttribute(tag === 'object' ? 'data' : 'src', address);
    document.body.append(element);
  }
}

function holdOrdinary(tag: string): Promise<void> {
  const element = document.createElement(tag);
  element.setAttribute(tag === 'object' ? 'data' : 'src', '/held');
  document.body.append(element);
  return new Promise((resolve) => element.addEventListener('load', () => resolve()));
}

async function readAddress(of: Frame | Page): Promise<string> {
  return of.evaluate(() => location.href).catch(() => '');
}

function readSeen(): readonly string[] {
  const frame = document.querySelector<HTMLIFrameElement>('#frame');
  const read = (value: () => unknown): string => {
    try {
      return String(value());
    } catch (error) {
      return String(error);
    }
  };
  return [
    ...(globalThis as unknown as { readonly seen: readonly string[] }).seen,
    ...performance.getEntries().map(({ name }) => name),
    read(() => frame?.src),
    read(() => frame?.contentWindow?.location.href),
    read(() => frame?.contentDocument?.URL),
    read(() => JSON.stringify(location.ancestorOrigins)),
  ];
}

/** Tries what an opener can. @returns what worked and should not */
function meddle(root: string): readonly string[] {
  const { held } = globalThis as unknown as { readonly held: Window };
  const attempts: Record<string, () => unknown> = {
    document: () => held.document.body.innerText,
    address: () => /extension/.test(held.location.href),
    history: () => held.history.length > 1,
    storage: () => held.localStorage.length > -1,
    'called by name': () => window.open('', 'held')?.document.body.innerText,
  };
  for (const message of [{ cordon: 1, name: 'continueVisit', input: { token: 't' } }, 'continue']) {
    held.postMessage(message, '*');
    try {
      held.postMessage(message, root.slice(0, -1));
    } catch {}
  }
  for (const address of ['javascript:document.body.remove()', 'javascript:alert(1)']) {
    try {
      held.location.href = address;
    } catch {}
  }
  return Object.entries(attempts)
    .filter(([, attempt]) => {
      try {
        return Boolean(attempt());
      } catch {
        return false;
      }
    })
    .map(([name]) => name);
}

interface ExtensionGlobals {
  readonly browser?: typeof import('webextension-polyfill');
  readonly chrome: typeof import('webextension-polyfill');
}

function askIn(frame: Frame, name: MessageName, input: object): Promise<unknown> {
  return frame.evaluate(
    (request) => {
      const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
      return (browser ?? chrome).runtime.sendMessage(request);
    },
    { cordon: 1, name, input },
  );
}

/** Runs in one of our pages: has a script of ours in a web page send messages. @returns the answers to them */
async function sendFromPage(address: string, forged: readonly unknown[]): Promise<unknown> {
  const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
  const api = browser ?? chrome;
  const tab = (await api.tabs.query({})).find(({ url }) => url?.replace('https:', 'http:') === address);
  const [run] = await api.scripting.executeScript({
    target: { tabId: tab?.id as number },
    args: [forged],
    func: async (messages: readonly unknown[]) => {
      const inside = globalThis as unknown as ExtensionGlobals;
      const answers: unknown[] = [];
      for (const message of messages)
        answers.push(await (inside.browser ?? inside.chrome).runtime.sendMessage(message));
      return answers;
    },
  });
  return run?.result;
}
