import { publishList } from '../../../support/published-list.ts';
import { askBackground, openOwnPage, startVisit, visit } from '../../../support/tabs.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import type { Cell } from '../cell.ts';
import { visitWithPass } from './leave.ts';

/** Swaps of the list while somebody navigates. */
const SWAPS = 3;

/** What the worker is doing meanwhile, and what a site's own worker does. */
export const WORKER_CELLS: readonly Cell[] = [
  {
    name: 'asleep',
    title: 'while the worker sleeps',
    sees: 'warning',
    run: async (trial, ground) => {
      const page = await trial.openOrdinary('/link', trial.listed('/asleep'));
      await ground.putWorkerToSleep();
      await trial.click(page, '#link');
      return trial.see(page, trial.listed('/asleep'));
    },
  },
  {
    name: 'asleeppath',
    title: 'while the worker sleeps, listed by its path',
    sees: 'warning',
    run: async (trial, ground) => {
      const page = await trial.openOrdinary('/link', trial.listedPath('asleep'));
      await ground.putWorkerToSleep();
      await trial.click(page, '#link');
      return trial.see(page, trial.listedPath('asleep'));
    },
  },
  {
    name: 'starting',
    title: 'while the worker starts',
    sees: 'warning',
    run: async (trial, ground) => {
      const first = await trial.openOrdinary('/link', trial.ordinary('/wakes-it'));
      const second = await trial.openOrdinary('/link', trial.listed('/starting'));
      await ground.putWorkerToSleep();
      await trial.click(first, '#link');
      await trial.click(second, '#link');
      return trial.see(second, trial.listed('/starting'));
    },
  },
  {
    name: 'ending',
    title: 'while the worker is ended',
    sees: 'warning',
    notOn: { Firefox: 'the browser ends it only when nothing happens' },
    run: async (trial, ground) => {
      const page = await trial.openOrdinary('/link', trial.listed('/ending'));
      // The navigation may wake it before anyone has seen it gone.
      ground.putWorkerToSleep().catch(() => {});
      await trial.click(page, '#link');
      return trial.see(page, trial.listed('/ending'));
    },
  },
  {
    name: 'siteworker',
    title: 'page that a site’s own service worker serves',
    sees: 'warning',
    run: async (trial) => {
      const origin = `https://${trial.hosts.listed}`;
      const page = await trial.openTab();
      await visitWithPass(trial, page, `${origin}/worker`);
      await page.waitForFunction(() => document.title === 'ready');
      await visit(page, trial.ordinary('/left'));
      trial.countFromHere();
      return trial.see(await trial.startInTab(`${origin}/served`), `${origin}/served`);
    },
  },
  {
    name: 'swap',
    title: 'while a list is swapped',
    sees: 'warning',
    run: async (trial) => {
      // On no other list: only the one that is swapped stops it.
      const host = trial.hosts.newcomer;
      const target = `http://${host}/swapped`;
      const list = await publishList('swapped', [host]);
      const own = await openOwnPage(trial.opened, 'src/options/index.html');
      try {
        const { answer } = await askBackground(own, 'followList', { address: list.following });
        if (answer?.kind !== 'followed') throw new Error(JSON.stringify(answer));
        const isIn = (version: number) =>
          waitUntil(
            'the list is in use',
            async () =>
              (await askBackground(own, 'describeProtection', {})).answer?.lists.some(
                ({ info, origin }) =>
                  info.id === 'swapped' && info.version >= version && origin === 'storage',
              ) ?? false,
          );
        await isIn(1);
        const page = await trial.openTab();
        for (let version = 2; version < 2 + SWAPS; version += 1) {
          await list.repository.release(version, [host, `release-${version}.test`], 'swapped');
          const swapped = askBackground(own, 'updateLists', {});
          startVisit(page, target);
          await trial.see(page, target);
          await swapped;
          await isIn(version);
        }
        startVisit(page, target);
        return await trial.see(page, target);
      } finally {
        for (const { key } of (await askBackground(own, 'describeProtection', {})).answer?.lists ?? []) {
          if (key !== 'cordon') await askBackground(own, 'unfollowList', { key });
        }
        await own.close();
        await list.close();
      }
    },
  },
];
