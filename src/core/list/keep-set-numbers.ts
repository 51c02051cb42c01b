import { MAX_SETS } from '../table/table-format.ts';
import type { Claim, ListCases } from './model.ts';

/** Claims and case sets of a release, as `cases.json` holds them. */
export interface NumberedSets {
  readonly claims: readonly Claim[];
  /** A set that no entry has any more is empty. */
  readonly sets: readonly (readonly number[])[];
  /** For each set that was given: its number in `sets`. */
  readonly setNumbers: readonly number[];
}

/** Retired sets that are carried along in any case, so that a small list is not numbered anew time and again. */
const MAX_RETIRED = 1024;

/**
 * Gives the case sets of a release the numbers that they had in the release before, so that a delta need not change every
 * entry. A set is the same when its claims are; a claim is the same when case, kind, source and place in the source are,
 * so that checking a source again changes no entry. New sets come after all others; the number of a retired set stays
 * empty and is not given again. When more sets are retired than in use, and more than 1,024, or when they would be more
 * than a table can have, all are numbered anew.
 *
 * Claims keep their numbers too, as far as these are below the number of claims. They leave no gap, as a claim that was
 * withdrawn must not stay in a published file; no table knows their numbers.
 * @param claims each different
 * @param sets each different, not empty: rising indexes of `claims`
 * @param previous of the release before; absent for a first one
 */
export function keepSetNumbers(
  claims: readonly Claim[],
  sets: readonly (readonly number[])[],
  previous?: Pick<ListCases, 'claims' | 'sets'>,
): NumberedSets {
  const fresh: NumberedSets = { claims, sets, setNumbers: sets.map((_, index) => index) };
  if (previous === undefined) return fresh;
  const before = matchClaims(claims, previous.claims);
  const numbers = placeClaims(before);
  const known = new Map(previous.sets.map((set, number) => [set.join(' '), number]));
  let total = previous.sets.length;
  const setNumbers = sets.map((set) => {
    const claimsBefore = set.map((claim) => before[claim] ?? -1).sort((a, b) => a - b);
    return known.get(claimsBefore.join(' ')) ?? total++;
  });
  const retired = total - sets.length;
  if (total > MAX_SETS || retired > Math.max(MAX_RETIRED, sets.length)) return fresh;
  const renumbered: (readonly number[])[] = Array.from({ length: total }, () => []);
  for (const [index, set] of sets.entries()) {
    const members = set.map((claim) => numbers[claim] ?? 0);
    renumbered[setNumbers[index] ?? 0] = members.sort((a, b) => a - b);
  }
  const placed = [...claims];
  for (const [index, claim] of claims.entries()) placed[numbers[index] ?? 0] = claim;
  return { claims: placed, sets: renumbered, setNumbers };
}

/** By how much two claims must agree to be the same one; the strictest first, so that each finds the closest. */
const LIKENESSES: readonly ((claim: Claim) => string)[] = [
  describeFields,
  ({ lastChecked: _, ...claim }) => describeFields(claim),
  ({ case: number, kind, source, locator }) => describeFields({ number, kind, source, locator }),
];

function describeFields(fields: object): string {
  return JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** For each claim the number that it had before, no number twice; undefined for a new one. */
function matchClaims(claims: readonly Claim[], previous: readonly Claim[]): readonly (number | undefined)[] {
  const before: (number | undefined)[] = claims.map(() => undefined);
  const isTaken = previous.map(() => false);
  for (const likeness of LIKENESSES) {
    const waiting = new Map<string, number[]>();
    for (const [number, claim] of previous.entries()) {
      if (isTaken[number] === true) continue;
      const text = likeness(claim);
      const alike = waiting.get(text);
      if (alike === undefined) waiting.set(text, [number]);
      else alike.push(number);
    }
    for (const alike of waiting.values()) alike.reverse();
    for (const [index, claim] of claims.entries()) {
      if (before[index] !== undefined) continue;
      const number = waiting.get(likeness(claim))?.pop();
      if (number === undefined) continue;
      before[index] = number;
      isTaken[number] = true;
    }
  }
  return before;
}

/** A number below the number of claims for each: the one it had, where that fits, or the lowest that is free. */
function placeClaims(before: readonly (number | undefined)[]): readonly number[] {
  const kept = new Set(before.filter((number) => number !== undefined && number < before.length));
  let next = 0;
  return before.map((number) => {
    if (number !== undefined && kept.has(number)) return number;
    while (kept.has(next)) next++;
    return next++;
  });
}
