import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepSetNumbers, type NumberedSets } from '../../../src/core/list/keep-set-numbers.ts';
import type { Claim } from '../../../src/core/list/model.ts';

/* docs/list-format.md, "A case set": their numbers stay, or every delta would have to change every entry. */

function claim(locator: string, more: Partial<Claim> = {}): Claim {
  return {
    case: 0,
    kind: 'seized',
    source: 'https://authority.test/notice',
    locator,
    lastChecked: '2026-01-01',
    reviewBy: '2027-01-01',
    ...more,
  };
}
const [A, B, C, D] = [claim('a'), claim('b'), claim('c'), claim('d')];

/** The claims of the set that the given set became, by their places in the source. */
function wordsOf(numbered: NumberedSets, given: number): readonly string[] {
  const set = numbered.sets[numbered.setNumbers[given] ?? -1] ?? [];
  return set.map((index) => numbered.claims[index]?.locator ?? 'none').sort();
}

describe('keepSetNumbers', () => {
  const first = keepSetNumbers([A, B, C], [[0], [1], [0, 2]]);

  it('leaves the first release as it is', () => {
    expect(first).toEqual({ claims: [A, B, C], sets: [[0], [1], [0, 2]], setNumbers: [0, 1, 2] });
  });

  it('gives a set the number that it had, in whatever order claims and sets come now', () => {
    const next = keepSetNumbers([C, B, A], [[0, 2], [2], [1]], first);
    expect(next).toEqual({ claims: [A, B, C], sets: [[0], [1], [0, 2]], setNumbers: [2, 0, 1] });
  });

  it('puts new sets behind all others', () => {
    const next = keepSetNumbers([D, A, B, C], [[0], [1], [2], [1, 3], [0, 1]], first);
    expect(next.setNumbers).toEqual([3, 0, 1, 2, 4]);
    expect(next.sets).toEqual([[0], [1], [0, 2], [3], [0, 3]]);
    expect(next.claims).toEqual([A, B, C, D]);
  });

  it('keeps the place of a retired set empty, and does not give it again', () => {
    const without = keepSetNumbers([B, C], [[0], [0, 1]], first);
    expect(without.sets[0]).toEqual([]);
    expect(without.sets[2]).toEqual([]);
    expect(without.setNumbers).toEqual([1, 3]);
    const back = keepSetNumbers([A, B], [[0], [1]], without);
    expect(back.setNumbers).toEqual([4, 1]);
    expect(back.sets.map((set) => set.length)).toEqual([0, 1, 0, 0, 1]);
  });

  it('leaves no withdrawn claim in the list', () => {
    const next = keepSetNumbers([B, D], [[0], [1]], first);
    expect(next.claims).toHaveLength(2);
    expect(next.claims).toEqual(expect.arrayContaining([B, D]));
    expect([wordsOf(next, 0), wordsOf(next, 1)]).toEqual([['b'], ['d']]);
  });

  it('takes a claim for the same when its source was checked again or it was disputed', () => {
    const today = { lastChecked: '2026-02-02', reviewBy: '2027-02-02' };
    const next = keepSetNumbers(
      [claim('c', today), claim('a', { ...today, isDisputed: true }), claim('b', today)],
      [[0, 1], [1], [2]],
      first,
    );
    expect(next.setNumbers).toEqual([2, 0, 1]);
    expect(next.sets).toEqual(first.sets);
    expect(next.claims[0]).toMatchObject({ locator: 'a', isDisputed: true, lastChecked: '2026-02-02' });
  });

  it('tells claims apart by case, kind, source and place', () => {
    const others = [
      claim('a', { case: 1 }),
      claim('a', { kind: 'forfeited' }),
      claim('a', { source: 'https://other.test/' }),
      claim('z'),
    ];
    for (const other of others) expect(keepSetNumbers([other], [[0]], first).setNumbers).toEqual([3]);
  });

  it('finds the closest of several claims from one place', () => {
    const months = ['2027-01-01', '2027-02-01', '2027-03-01'].map((reviewBy) => claim('a', { reviewBy }));
    const before = keepSetNumbers(months, [[0], [1], [2]]);
    const today = { lastChecked: '2026-03-03' };
    const next = keepSetNumbers(
      ['2027-04-01', '2027-03-01', '2027-02-01'].map((reviewBy) => claim('a', { reviewBy, ...today })),
      [[0], [1], [2]],
      before,
    );
    expect(next.setNumbers).toEqual([0, 2, 1]);
  });

  it('takes claims that are alike in their order, each once', () => {
    const months = ['2027-01-01', '2027-02-01', '2027-03-01'].map((reviewBy) => claim('a', { reviewBy }));
    const before = keepSetNumbers(months, [[0], [1], [2]]);
    const later = ['2028-01-01', '2028-02-01', '2028-03-01'].map((reviewBy) => claim('a', { reviewBy }));
    expect(keepSetNumbers(later, [[0], [1], [2]], before).setNumbers).toEqual([0, 1, 2]);
    const noted = [A, claim('a', { note: 'in doubt' })];
    expect(keepSetNumbers(noted, [[0], [1]], first).setNumbers).toEqual([0, 3]);
  });

  it.each([
    [1500, 476],
    [2600, 1300],
  ])('numbers anew when more is retired than in use, and much: %i, of which %i stay', (count, enough) => {
    const many = Array.from({ length: count }, (_, index) => claim(`${index}`));
    const setsOf = (claims: readonly Claim[]) => claims.map((_, index) => [index]);
    const all = keepSetNumbers(many, setsOf(many));
    const leave = (left: number) => {
      const claims = many.slice(0, left).reverse();
      return keepSetNumbers(claims, setsOf(claims), all);
    };
    expect(leave(enough).sets).toHaveLength(count);
    expect(leave(enough).setNumbers[0]).toBe(enough - 1);
    expect(leave(enough - 1).sets).toHaveLength(enough - 1);
    expect(leave(enough - 1).setNumbers[0]).toBe(0);
  });

  it('says of each set what was said of it, over any releases, and never gives a number to another set', () => {
    const anyRelease = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 8 }).chain((locators) =>
      fc.record({
        locators: fc.constant(locators),
        day: fc.constantFrom('2026-01-01', '2026-05-05'),
        sets: fc.uniqueArray(fc.subarray([...locators.keys()], { minLength: 1 }), {
          selector: (set) => set.join(' '),
          maxLength: 6,
        }),
      }),
    );
    fc.assert(
      fc.property(fc.array(anyRelease, { minLength: 1, maxLength: 6 }), (releases) => {
        let before: NumberedSets | undefined;
        const meanings = new Map<number, string>();
        for (const { locators, day, sets } of releases) {
          const claims = locators.map((locator) => claim(`${locator}`, { lastChecked: day }));
          const numbered: NumberedSets = keepSetNumbers(claims, sets, before);
          expect([...numbered.claims].sort(byLocator)).toEqual([...claims].sort(byLocator));
          for (const [index, set] of sets.entries()) {
            const given = set.map((one) => `${locators[one]}`).sort();
            expect(wordsOf(numbered, index)).toEqual(given);
            const number = numbered.setNumbers[index] ?? -1;
            expect(meanings.get(number) ?? given.join(' ')).toBe(given.join(' '));
            meanings.set(number, given.join(' '));
          }
          const inUse = new Set(numbered.setNumbers);
          expect(inUse.size).toBe(sets.length);
          for (const [number, set] of numbered.sets.entries()) {
            expect(set.length > 0).toBe(inUse.has(number));
            expect([...set].sort((a, b) => a - b)).toEqual(set);
          }
          before = numbered;
        }
      }),
      { numRuns: 500 },
    );
  });
});

function byLocator(a: Claim, b: Claim): number {
  return a.locator < b.locator ? -1 : 1;
}
