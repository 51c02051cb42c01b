import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseListCases } from '../../../src/core/list/cases.ts';
import { sliceCases } from '../../../src/core/list/slice-cases.ts';

const packaged = parseListCases(
  JSON.parse(readFileSync(new URL('../../../public/list/cases.json', import.meta.url), 'utf8')),
);

it('cuts out what a run of sets needs, says the same of each, and is sound by itself', () => {
  if (!packaged.ok) throw new Error(packaged.problems.join('; '));
  const { cases } = packaged;
  for (const count of [1, 3, cases.sets.length]) {
    for (let first = 0; first < cases.sets.length; first += count) {
      const slice = sliceCases(cases, first, count);
      expect(parseListCases(slice).ok).toBe(true);
      for (const [index, set] of slice.sets.entries()) {
        const whole = (cases.sets[first + index] ?? []).map((claim) => cases.claims[claim]);
        expect(set.map((claim) => slice.claims[claim])).toEqual(whole);
        for (const claim of whole) {
          expect(slice.cases).toContainEqual(cases.cases.find(({ number }) => number === claim?.case));
        }
      }
      expect(slice.cases.length).toBeLessThanOrEqual(slice.claims.length);
    }
  }
});
