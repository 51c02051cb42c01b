import { beforeEach, expect, it } from 'vitest';
import { restartForUpdates } from '../../../src/background/restart-for-update.ts';
import { WorkQueue } from '../../../src/background/work-queue.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { HOSTS, SyncWorld, wholeVersion } from '../../support/sync-world.ts';

let queue: WorkQueue;
/** First verdicts that are waited for. */
let verdicts: ReturnType<typeof makeGate>;

beforeEach(() => {
  resetExtensionWorld();
  queue = new WorkQueue();
  verdicts = makeGate();
  restartForUpdates((restart) => void queue.add('restart', () => verdicts.passed.then(restart)));
});

it('restarts a worker that has nothing to do', async () => {
  state.onUpdate();
  verdicts.open();
  await expect.poll(() => state.reloads).toBe(1);
});

it('restarts after what is under way and the verdicts that are waited for, and before what was asked for later', async () => {
  const done: string[] = [];
  const work = makeGate();
  const running = queue.add('sync', () => work.passed.then(() => void done.push('sync')));
  state.onUpdate();
  const later = queue.add('later', async () => void done.push(`later, ${state.reloads} restarts`));
  work.open();
  await running;
  expect([done, state.reloads]).toEqual([['sync'], 0]);
  verdicts.open();
  await later;
  expect(done).toEqual(['sync', 'later, 1 restarts']);
});

it('restarts although what was under way has failed', async () => {
  const failing = queue.add('sync', () => Promise.reject(new Error('the test’s own')));
  state.onUpdate();
  verdicts.open();
  await expect(failing).rejects.toThrow();
  await expect.poll(() => state.reloads).toBe(1);
});

it('finds a sync that was under way complete: the new worker has one whole version', async () => {
  const world = await SyncWorld.prepare();
  restartForUpdates((restart) => void queue.add('restart', async () => restart()));
  await world.restart();
  await world.release(2, HOSTS[2]);
  const syncing = queue.add('sync', () => world.sync());
  state.onUpdate();
  await expect.poll(() => state.reloads).toBe(1);
  await syncing;
  await world.restart();
  expect(await world.observe()).toEqual(wholeVersion(2));
  await world.published.close();
});

/** Something that waits until the test says so. */
function makeGate() {
  let open: () => void = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
