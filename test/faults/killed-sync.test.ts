import { describe, test } from 'vitest';
import { IS_INSTALLED } from '../support/families.ts';
import { type KillPlan, killBrowserDuringSyncs, stopWorkerDuringSyncs } from '../support/killed-sync.ts';

/** `CORDON_SEED` repeats a run; `CORDON_KILLS` makes it longer or shorter. */
function planKills(kills: number): KillPlan {
  const seed = Number(process.env['CORDON_SEED'] ?? Date.now() % 1_000_000);
  console.log(`CORDON_SEED=${seed}`);
  return { seed, kills: Number(process.env['CORDON_KILLS'] ?? kills), log: console.log };
}

// TESTING.md: "kill the browser at random points of a sync (list is old or new, never mixed)"
// Firefox takes several times as long to come back.
describe.each([
  ['Chromium', 50],
  ['Firefox', 20],
] as const)('%s: a browser that is killed during a sync, %i times', (family, kills) => {
  test.runIf(IS_INSTALLED[family])('has the old version or the new one', async () => {
    await killBrowserDuringSyncs(family, planKills(kills));
  });
});

describe('Chromium: a worker that is stopped during a sync, 50 times', () => {
  test.runIf(IS_INSTALLED.Chromium)('leaves the old version or the new one', async () => {
    await stopWorkerDuringSyncs(planKills(50));
  });
});
