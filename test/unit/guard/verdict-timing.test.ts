import { expect, test } from 'vitest';
import { VerdictTiming } from '../../../src/background/verdict-timing.ts';

test('the first answer goes out before anything begins that waited for it', async () => {
  const timing = new VerdictTiming();
  const done: string[] = [];
  const idle = timing.whenIdle().then(() => done.push('what waited'));
  const stopClock = timing.startClock(performance.now());
  const judge = async (): Promise<string> => {
    await Promise.resolve();
    stopClock('clear');
    return 'clear';
  };
  // As the browser takes an answer: a promise of what was made of a promise.
  await judge()
    .then((verdict) => ({ verdict }))
    .then(async (answer) => answer)
    .then(() => done.push('the answer'));
  await idle;
  expect(done).toEqual(['the answer', 'what waited']);
});

test('a worker that is asked nothing is idle after a while', async () => {
  await new VerdictTiming().whenIdle();
});
