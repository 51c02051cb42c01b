import { describe, expect, it } from 'vitest';
import { planRetry, readDelivery } from '../../../src/core/event/plan-delivery.ts';

describe('an answer', () => {
  it.each([
    [200, 'taken'],
    [202, 'taken'],
    [400, 'too-much'],
    [413, 'too-much'],
    [422, 'too-much'],
    [301, 'failed'],
    [401, 'failed'],
    [403, 'failed'],
    [404, 'failed'],
    [429, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
  ])('%i means %s', (status, kind) => {
    expect(readDelivery(status, null).kind).toBe(kind);
  });
});

describe('the wait after a failure', () => {
  it('doubles from half a minute to six hours, spread by half', () => {
    expect([1, 2, 3].map((failures) => planRetry(failures, null, 0.5))).toEqual([30_000, 60_000, 120_000]);
    expect(planRetry(1, null, 0)).toBe(22_500);
    expect(planRetry(500, null, 1)).toBe(6 * 3_600_000 * 1.25);
  });

  // RFC 9110, 10.2.3
  it('is at least what the receiver asks for, up to a day', () => {
    expect(planRetry(1, 600, 0.5)).toBe(600_000);
    expect(planRetry(1, 1, 0.5)).toBe(30_000);
    expect(planRetry(1, 999_999, 0.5)).toBe(24 * 3_600_000);
  });
});
