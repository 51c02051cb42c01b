import { isWarningFor } from '../../../support/tabs.ts';
import type { RestartCell } from '../cell.ts';
import type { Restarts, StartedBrowser } from '../restarts.ts';
import { KEPT_TITLE } from '../site-pages.ts';
import type { Seen, Trial } from '../trial.ts';
import { visitWithPass } from './leave.ts';

/** Ways that need a browser of their own. */
export const RESTART_CELLS: readonly RestartCell[] = [
  startingWith('http'),
  startingWith('https'),
  {
    name: 'restored',
    title: 'session restored with a listed tab',
    sees: 'warning',
    run: async (trial, restarts) => {
      const target = trial.listed('/kept/restored');
      const before = await restarts.start();
      trial.standOn(before);
      await visitWithPass(trial, await trial.openTab(), target);
      await before.endKeepingTabs(KEPT_TITLE);
      trial.countFromHere();
      return seeStarted(trial, restarts, await restarts.startRestoring(), target);
    },
  },
  {
    name: 'alone',
    title: 'private window that Cordon is not let into',
    sees: 'warning',
    seesOn: { 'Chromium, installed by policy': 'browser’s refusal' },
    run: async (trial, restarts) => {
      const target = trial.listed('/private');
      return seeStarted(trial, restarts, await restarts.startPrivate(target), target);
    },
  },
];

function startingWith(scheme: 'http' | 'https'): RestartCell {
  return {
    name: `start${scheme}`,
    title: `link that starts the browser, ${scheme}`,
    sees: 'warning',
    run: async (trial, restarts) => {
      const target = trial.listed('/started').replace('http:', `${scheme}:`);
      return seeStarted(trial, restarts, await restarts.startWithAddress(target), target);
    },
  };
}

async function seeStarted(
  trial: Trial,
  restarts: Restarts,
  started: StartedBrowser,
  address: string,
): Promise<Seen> {
  try {
    return await trial.settle(async () => {
      const tabs = await started.listTabs();
      if (tabs.some((tab) => isWarningFor(restarts, tab, address))) return 'warning';
      if (trial.countRequests() > 0) return 'the page';
      return tabs.some((tab) => tab === address || tab.startsWith('chrome-error:'))
        ? 'browser’s refusal'
        : 'nothing';
    }, 'warning');
  } finally {
    await started.close();
  }
}
