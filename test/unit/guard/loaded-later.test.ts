import { expect, test, vi } from 'vitest';
import { LoadedLater } from '../../../src/background/loaded-later.ts';

/** A log that somebody else writes into, loaded when `idle` settles or somebody is in a hurry. */
function prepare(load: () => Promise<string[]> = async () => []) {
  let settle: () => void = () => {};
  const idle = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const loads = vi.fn(load);
  return { later: new LoadedLater(loads, () => idle), loads, settle };
}

test('nothing is loaded before somebody asks, nor before the first verdict', async () => {
  const { later, loads, settle } = prepare();
  settle();
  await Promise.resolve();
  expect(loads).not.toHaveBeenCalled();

  const waiting = prepare();
  waiting.later.whenIdle((log) => log.push('a navigation'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(waiting.loads).not.toHaveBeenCalled();
  expect(await later.now((log) => log.length)).toBe(0);
});

test('is loaded once, behind the first verdict', async () => {
  const { later, loads, settle } = prepare();
  const used = new Promise((resolve) => later.whenIdle(resolve));
  later.whenIdle(() => {});
  settle();
  expect(await used).toEqual([]);
  await later.now(() => {});
  expect(loads).toHaveBeenCalledTimes(1);
});

test('who cannot wait has it at once, after those who asked before', async () => {
  const { later } = prepare();
  later.whenIdle((log) => log.push('first'));
  later.whenIdle((log) => log.push('second'));
  const seen = later.now((log) => [...log, 'in a hurry']);
  later.whenIdle((log) => log.push('third'));
  expect(await seen).toEqual(['first', 'second', 'in a hurry']);
  expect(await later.now((log) => log)).toEqual(['first', 'second', 'third']);
});

test('a failure of one keeps no other from it, and is told to the log or to who waits for an answer', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { later, settle } = prepare();
  settle();
  later.whenIdle(() => Promise.reject(new Error('the test’s own')));
  await expect(later.now(() => Promise.reject(new Error('an answer’s')))).rejects.toThrow('an answer’s');
  expect(await later.now((log) => log.length)).toBe(0);
  expect(error).toHaveBeenCalledWith('background', expect.objectContaining({ message: 'the test’s own' }));
});

test('where it cannot be loaded, those who wait for an answer hear of it', async () => {
  const { later } = prepare(() => Promise.reject(new Error('no such file')));
  await expect(later.now(() => {})).rejects.toThrow('no such file');
});
