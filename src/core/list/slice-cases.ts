import type { ListCases } from './model.ts';

/**
 * The part of a list's cases that a run of case sets needs: those sets, their claims, and the cases of these. Numbered
 * anew: set `first + n` of the list is set `n` of the slice. Lets a hit be explained without reading the whole list.
 */
export function sliceCases(list: ListCases, first: number, count: number): ListCases {
  const sets = list.sets.slice(first, first + count);
  const wanted = [...new Set(sets.flat())].sort((a, b) => a - b);
  const places = new Map(wanted.map((claim, place) => [claim, place]));
  const claims = wanted.flatMap((index) => list.claims[index] ?? []);
  const numbers = new Set(claims.map((claim) => claim.case));
  return {
    info: list.info,
    cases: list.cases.filter(({ number }) => numbers.has(number)),
    claims,
    sets: sets.map((set) => set.flatMap((claim) => places.get(claim) ?? [])),
  };
}
