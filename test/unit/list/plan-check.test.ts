import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCheckDue, planNextCheck } from '../../../src/core/list/plan-check.ts';

const MINUTE = 60_000;

it('looks about once an hour while all is well, not at the same moment everywhere', () => {
  expect(planNextCheck(0, null, 0)).toBe(45 * MINUTE);
  expect(planNextCheck(0, null, 1)).toBe(75 * MINUTE);
});

// LIST.md: "15–30 min after the first failure, doubling, at most 24 h, jittered; a server's Retry-After is respected."
it('waits 15 to 30 minutes after a failure, twice as long after each further one, a day at most', () => {
  expect(planNextCheck(1, null, 0)).toBe(15 * MINUTE);
  expect(planNextCheck(1, null, 1)).toBe(30 * MINUTE);
  expect(planNextCheck(2, null, 0)).toBe(30 * MINUTE);
  expect(planNextCheck(5, null, 0)).toBe(240 * MINUTE);
  expect(planNextCheck(1000, null, 1)).toBe(24 * 60 * MINUTE);
});

it('never asks before the server wants to be asked, and does not let it silence a list for good', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.nat(86_400),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, seconds, random) => {
        const wait = planNextCheck(failures, seconds, random);
        expect(wait).toBeGreaterThanOrEqual(seconds * 1000);
        expect(wait).toBeLessThanOrEqual(24 * 60 * MINUTE);
      },
    ),
  );
  expect(planNextCheck(1, 999_999, 0)).toBe(24 * 60 * MINUTE);
});

it('is due when its time has come, and when that time lies further off than any wait: the clock was ahead then', () => {
  const time = 1_800_000_000_000;
  const isDue = (wait: number, failures: number) => isCheckDue({ nextCheck: time + wait, failures }, time);
  for (const failures of [0, 3]) {
    expect(isDue(0, failures)).toBe(true);
    expect(isDue(1, failures)).toBe(false);
  }
  expect(isDue(24 * 60 * MINUTE, 1)).toBe(false);
  expect(isDue(24 * 60 * MINUTE + 1, 1)).toBe(true);
  expect(isDue(75 * MINUTE, 0)).toBe(false);
  expect(isDue(75 * MINUTE + 1, 0)).toBe(true);
});

it('looks as often as policy asks, from the moment on at which it does', () => {
  expect(planNextCheck(0, null, 0, 1440)).toBe(1080 * MINUTE);
  expect(planNextCheck(0, null, 1, 1440)).toBe(1800 * MINUTE);
  const planned = { nextCheck: 1800 * MINUTE, failures: 0 };
  expect(isCheckDue(planned, 0, 1440)).toBe(false);
  expect(isCheckDue(planned, 0, 15)).toBe(true);
});
