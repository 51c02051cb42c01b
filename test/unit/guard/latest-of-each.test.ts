import { expect, it } from 'vitest';
import { latestOfEach } from '../../../src/background/latest-of-each.ts';

it('does one piece of work of a tab at a time, and of those that wait the last one only', async () => {
  const done: string[] = [];
  let goOn = (): void => {};
  const take = latestOfEach<number, string>(async (tabId, piece) => {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    done.push(`${tabId} ${piece}`);
  });
  for (let number = 0; number < 1000; number += 1) take(1, String(number));
  goOn();
  await settle();
  expect(done).toEqual(['1 0']);
  goOn();
  await settle();
  take(1, 'later');
  goOn();
  await settle();
  expect(done).toEqual(['1 0', '1 999', '1 later']);
});

it('makes no tab wait for another one, and goes on after a failure', async () => {
  const done: string[] = [];
  const take = latestOfEach<number, string>(async (tabId, piece) => {
    done.push(`${tabId} ${piece}`);
    if (piece === 'fails') throw new Error('gone');
    if (piece === 'hangs') await new Promise(() => {});
  });
  take(1, 'hangs');
  take(1, 'never');
  take(2, 'fails');
  take(2, 'next');
  await settle();
  expect(done).toEqual(['1 hangs', '2 fails', '2 next']);
});

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
