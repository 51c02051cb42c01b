import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measureList } from '../../../tools/simulate/measure-sizes.ts';
import { readMeasuredSizes } from '../../../tools/simulate/measured-sizes.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('the measured sizes', () => {
  const { lists, metadata } = readMeasuredSizes();

  it('are within the budgets of a table and a delta', () => {
    const million = lists.find(({ entries }) => entries === 1_000_000);
    expect((million?.table ?? 0) / 1_000_000).toBeLessThanOrEqual(6);
    // 10,000 hosts come and 10,000 go; the budget of 100 kB is for 10,000 and 5,000.
    expect(million?.deltas.find(({ share }) => share === 0.01)?.bytes).toBeLessThanOrEqual(100_000);
    expect(metadata.targetsPerDelta).toBeGreaterThan(4 * 64);
  });

  it('belong to lists and shares in rising order, each delta to a larger one', () => {
    expect(lists.map(({ entries }) => entries)).toEqual(
      lists.map(({ entries }) => entries).toSorted((a, b) => a - b),
    );
    for (const { deltas, table } of lists) {
      for (const of of ['share', 'bytes'] as const) {
        const values = deltas.map((delta) => delta[of]);
        expect(values).toEqual(values.toSorted((a, b) => a - b));
      }
      expect(deltas.at(-1)?.bytes).toBeLessThan(table);
    }
  });

  describe.runIf(existsSync(join(ROOT, '../shared/data/hosts')))('with the real hosts', () => {
    it('are those that the product gives now, within a hundredth', { timeout: 60_000 }, () => {
      const [first] = lists;
      const now = measureList(first?.entries ?? 0, () => {});
      expect(now.deltas.map(({ share }) => share)).toEqual(first?.deltas.map(({ share }) => share));
      const all = (list: typeof now | undefined): readonly number[] =>
        list === undefined ? [] : [list.table, list.text, ...list.deltas.map(({ bytes }) => bytes)];
      for (const [index, bytes] of all(now).entries()) {
        const before = all(first)[index] ?? Number.NaN;
        // Another zlib packs a few bytes more or less.
        expect(Math.abs(bytes - before)).toBeLessThanOrEqual(Math.max(16, before / 100));
      }
    });
  });
});
