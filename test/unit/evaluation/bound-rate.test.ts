import { describe, expect, it } from 'vitest';
import { boundRate } from '../../../evaluation/report/bound-rate.ts';

describe('boundRate', () => {
  it('gives the exact bounds of published tables', () => {
    // Clopper–Pearson 95 %: 10 of 100 is 4.90 % to 17.62 %; 1 of 10 is 0.25 % to 44.50 % (R: binom.test).
    expect(boundRate(10, 100).low).toBeCloseTo(0.04900469, 7);
    expect(boundRate(10, 100).high).toBeCloseTo(0.1762226, 6);
    expect(boundRate(1, 10).low).toBeCloseTo(0.002528579, 7);
    expect(boundRate(1, 10).high).toBeCloseTo(0.4450161, 6);
  });

  it('follows the rule of three where there was no hit', () => {
    expect(boundRate(0, 2000).low).toBe(0);
    expect(boundRate(0, 2000).high).toBeCloseTo(3 / 2000, 5);
    expect(boundRate(0, 60).high).toBeCloseTo(1 - 0.05 ** (1 / 60), 12);
  });

  it('is its own mirror image', () => {
    const few = boundRate(7, 60);
    const many = boundRate(53, 60);
    expect(1 - many.high).toBeCloseTo(few.low, 10);
    expect(1 - many.low).toBeCloseTo(few.high, 10);
    expect(boundRate(60, 60).low).toBeCloseTo(1 - boundRate(0, 60).high, 12);
  });

  it('holds the rate itself, and says nothing of none', () => {
    const { low, high } = boundRate(1896, 4150);
    expect(low).toBeLessThan(1896 / 4150);
    expect(high).toBeGreaterThan(1896 / 4150);
    expect(boundRate(0, 0)).toEqual({ hits: 0, trials: 0, low: 0, high: 1 });
    expect(() => boundRate(3, 2)).toThrow(RangeError);
  });
});
