import type { Page } from 'puppeteer-core';
import { clickOn, startVisit, visit, waitForAddress, waitForEnd } from '../../../support/tabs.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import type { Cell } from '../cell.ts';
import type { Seen, Trial } from '../trial.ts';
import { endPasses, visitWithPass } from './leave.ts';

/** Ways through a tab's own history. */
export const HISTORY_CELLS: readonly Cell[] = [
  inPage('push', '`pushState` to a listed path', (to) => history.pushState(null, '', to)),
  inPage('replace', '`replaceState` to a listed path', (to) => history.replaceState(null, '', to)),
  {
    name: 'hashlink',
    title: 'link with a hash route',
    sees: 'warning',
    run: async (trial) => {
      const target = trial.listed('/#/deposit?step=1');
      const page = await trial.openOrdinary('/link', target);
      await trial.click(page, '#link');
      return trial.see(page, target);
    },
  },
  {
    name: 'hash',
    title: 'hash route within a page whose pass is over',
    sees: 'warning',
    run: async (trial) => {
      const page = await openWithEndedPass(trial, '/kept/hash');
      await page.evaluate(() => {
        location.hash = '#/next';
      });
      return trial.see(page, trial.listed('/kept/hash#/next'));
    },
  },
  {
    name: 'bfcache',
    title: 'back to a page in the back/forward cache',
    sees: 'warning',
    run: async (trial) => {
      const page = await openWithEndedPass(trial, '/kept/page');
      await visit(page, trial.ordinary('/kept/next'));
      await trial.goBack(page);
      return trial.see(page, trial.listed('/kept/page'));
    },
  },
  {
    name: 'prerender',
    title: 'prerendered page (speculation rules)',
    sees: 'warning',
    notOn: { Firefox: 'Firefox does not prerender' },
    run: async (trial) => {
      const target = `http://${trial.hosts.sibling}/prerendered`;
      const page = await trial.openOrdinary('/prerender', target);
      await trial.click(page, '#link');
      return trial.see(page, target);
    },
  },
  {
    name: 'reload',
    title: 'reload of a warning',
    sees: 'warning',
    run: async (trial) => {
      const page = await openWarning(trial);
      await page.evaluate(() => {
        document.documentElement.id = 'before-reload';
        location.reload();
      });
      await waitUntil('the page is loaded anew', () =>
        page.evaluate(() => document.documentElement.id === ''),
      );
      return trial.see(page, trial.listed('/warned'));
    },
  },
  {
    name: 'reloadpage',
    title: 'reload of a page whose pass is over',
    sees: 'warning',
    run: async (trial) => {
      const page = await openWithEndedPass(trial, '/kept/reload');
      await page.evaluate(() => location.reload());
      return trial.see(page, trial.listed('/kept/reload'));
    },
  },
  {
    name: 'back',
    title: 'back to a warning',
    sees: 'warning',
    run: async (trial) => {
      const page = await openWarning(trial);
      await visit(page, trial.ordinary('/after'));
      await trial.goBack(page);
      return trial.see(page, trial.listed('/warned'));
    },
  },
  {
    name: 'forward',
    title: 'forward to a warning',
    sees: 'warning',
    run: async (trial) => {
      const page = await openWarning(trial);
      await trial.goBack(page);
      await trial.arriveAt(page, trial.ordinary('/before'));
      await page.evaluate(() => history.forward());
      return trial.see(page, trial.listed('/warned'));
    },
  },
  {
    name: 'through',
    title: 'back and forward past a warning',
    sees: 'the page before',
    run: async (trial) => {
      const page = await openWarning(trial);
      await visit(page, trial.ordinary('/after'));
      await page.evaluate(() => history.go(-2));
      await trial.arriveAt(page, trial.ordinary('/before'));
      await page.evaluate(() => history.go(2));
      await trial.arriveAt(page, trial.ordinary('/after'));
      await page.evaluate(() => history.go(-2));
      await trial.arriveAt(page, trial.ordinary('/before'));
      return 'the page before';
    },
  },
  {
    name: 'safety',
    title: '“Back to safety”',
    sees: 'the page before',
    run: async (trial) => {
      const page = await openWarning(trial);
      await clickOn(page, 'Back to safety');
      return seeSafety(page, trial.ordinary('/before'));
    },
  },
  {
    name: 'leaving',
    title: '“Back to safety” where the page behind is the listed one',
    sees: 'a fresh tab',
    run: async (trial) => {
      const page = await trial.openTab();
      await visitWithPass(trial, page, trial.listed('/kept/first'));
      await endPasses(trial);
      trial.countFromHere();
      startVisit(page, trial.listed('/kept/second'));
      await trial.see(page, trial.listed('/kept/second'));
      return leave(trial, page);
    },
  },
];

/** A page of a host that is not listed goes to a path that is, without a request. */
function inPage(name: string, title: string, go: (to: string) => void): Cell {
  return {
    name,
    title,
    sees: 'warning',
    run: async (trial) => {
      const page = await trial.openOrdinary();
      await page.evaluate(go, trial.listedPath(name));
      return trial.see(page, trial.listedPath(name));
    },
  };
}

async function openWithEndedPass(trial: Trial, path: string): Promise<Page> {
  const page = await trial.openTab();
  await visitWithPass(trial, page, trial.listed(path));
  await endPasses(trial);
  trial.countFromHere();
  return page;
}

/** A tab that shows a warning, with an ordinary page behind it. */
async function openWarning(trial: Trial): Promise<Page> {
  const page = await trial.openOrdinary('/before');
  startVisit(page, trial.listed('/warned'));
  await trial.see(page, trial.listed('/warned'));
  return page;
}

async function seeSafety(page: Page, address: string): Promise<Seen> {
  await waitForAddress(page, (at) => at === address);
  return 'the page before';
}

/** Presses the button, and waits for the tab to be replaced by a fresh one. */
async function leave(trial: Trial, page: Page): Promise<Seen> {
  const fresh = await trial.waitForTab(() => clickOn(page, 'Back to safety'));
  await waitForEnd(page);
  return await waitUntil('the fresh tab', async () => {
    const at = await fresh.evaluate(() => location.href);
    return at.startsWith(trial.opened.extensionRoot) ? null : 'a fresh tab';
  });
}
