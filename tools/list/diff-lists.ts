import type { Case, Claim, Indicator, ListCases } from '../../src/core/list/model.ts';
import { indicatorOfKey } from '../../src/core/table/indicator-of-key.ts';
import type { TableEntry } from '../../src/core/table/table-format.ts';
import type { BuiltList } from '../lookup/open-built-list.ts';
import type { PopularityRanking } from './diff-popularity.ts';
import { pairEntries } from './diff-tables.ts';

export type ChangeKind = 'added' | 'removed' | 'changed';

/** One indicator that two releases do not hold alike. */
export interface IndicatorChange {
  readonly kind: ChangeKind;
  readonly indicator: Indicator;
  /** What was and what is said of it, one line for each claim: case, claim, and what weakens it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface CaseChange {
  readonly id: string;
  readonly name: string;
  added: number;
  removed: number;
  changed: number;
}

export interface ListDiff {
  readonly from: ReleaseName;
  readonly to: ReleaseName;
  readonly totals: Readonly<Record<ChangeKind, number>> & { readonly unchanged: number };
  /** Cases that come, go, or say something else of themselves. */
  readonly cases: Readonly<Record<ChangeKind, readonly string[]>>;
  /** Cases whose indicators change, most changes first. */
  readonly byCase: readonly CaseChange[];
  /** At most ten: what changes on the most popular hosts; see {@link PopularityRanking}. */
  readonly popular: readonly IndicatorChange[];
  /** The first of each kind, in the order of the table. */
  readonly first: Readonly<Record<ChangeKind, readonly IndicatorChange[]>>;
}

export interface ReleaseName {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly date: string;
  readonly entries: number;
}

const MAX_POPULAR = 10;
export const CHANGE_KINDS: readonly ChangeKind[] = ['added', 'removed', 'changed'];

/**
 * What a person should see before a release is signed. Reads both tables as one merge and holds no more than the changes
 * that it shows. Dates on which a claim was or will be checked are no change: every import sets them anew.
 * @param limit how many changes of each kind are listed
 */
export function diffLists(
  before: BuiltList,
  after: BuiltList,
  popularity: PopularityRanking,
  limit: number,
): ListDiff {
  const older = new ClaimWords(before.cases);
  const newer = new ClaimWords(after.cases);
  const totals = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  const first: Record<ChangeKind, IndicatorChange[]> = { added: [], removed: [], changed: [] };
  const byCase = new Map<string, CaseChange>();
  const popular = new TopChanges(popularity);
  for (const pair of pairEntries(before.table, after.table)) {
    const was = older.describe(pair.before);
    const is = newer.describe(pair.after);
    const kind = pair.before === null ? 'added' : pair.after === null ? 'removed' : 'changed';
    if (was.text === is.text) {
      totals.unchanged++;
      continue;
    }
    const entry = pair.after ?? pair.before;
    const indicator = entry === null ? null : indicatorOfKey(entry.key, entry.isHttps);
    if (indicator === null) continue;
    const change: IndicatorChange = { kind, indicator, before: was.lines, after: is.lines };
    totals[kind]++;
    if (first[kind].length < limit) first[kind].push(change);
    countByCase(byCase, was, is);
    popular.add(change);
  }
  return {
    from: nameOf(before.cases),
    to: nameOf(after.cases),
    totals,
    cases: diffCases(before.cases.cases, after.cases.cases),
    byCase: [...byCase.values()].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1)),
    popular: popular.best,
    first,
  };
}

function sizeOf({ added, removed, changed }: CaseChange): number {
  return added + removed + changed;
}

function nameOf({ info }: ListCases): ReleaseName {
  const { id, name, version, date, entries } = info;
  return { id, name, version, date, entries };
}

/** What is said of one entry. */
interface EntryWords {
  readonly lines: readonly string[];
  /** Equal where the same is said. */
  readonly text: string;
  readonly cases: readonly Case[];
}

const UNLISTED: EntryWords = { lines: [], text: '\n', cases: [] };

class ClaimWords {
  readonly #list: ListCases;
  readonly #cases: ReadonlyMap<number, Case>;
  readonly #known = new Map<number, EntryWords>();

  constructor(list: ListCases) {
    this.#list = list;
    this.#cases = new Map(list.cases.map((of) => [of.number, of]));
  }

  describe(entry: TableEntry | null): EntryWords {
    if (entry === null) return UNLISTED;
    const number = entry.setId * 2 + (entry.isForced ? 1 : 0);
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const words = this.#describeSet(entry);
    this.#known.set(number, words);
    return words;
  }

  #describeSet({ setId, isForced }: TableEntry): EntryWords {
    const claims = (this.#list.sets[setId] ?? []).map((index) => this.#list.claims[index]);
    const cases = new Set<Case>();
    const lines = new Set<string>();
    for (const claim of claims) {
      const of = claim === undefined ? undefined : this.#cases.get(claim.case);
      if (claim === undefined || of === undefined) continue;
      cases.add(of);
      lines.add(describeClaim(claim, of, isForced));
    }
    const sorted = [...lines].sort();
    return { lines: sorted, text: sorted.join('\n'), cases: [...cases] };
  }
}

function describeClaim(claim: Claim, of: Case, isForced: boolean): string {
  const parts = [
    `${of.id}: ${claim.kind}`,
    claim.isDisputed === true ? 'disputed' : '',
    claim.atMost === undefined ? '' : `at most ${claim.atMost}`,
    isForced ? 'forced' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** A change counts for the cases that come to an indicator or leave it; where they stay, for all of them. */
function countByCase(byCase: Map<string, CaseChange>, was: EntryWords, is: EntryWords): void {
  const idsBefore = new Set(was.cases.map(({ id }) => id));
  const idsAfter = new Set(is.cases.map(({ id }) => id));
  const count = ({ id, name }: Case, as: ChangeKind): void => {
    const change = byCase.get(id) ?? { id, name, added: 0, removed: 0, changed: 0 };
    change[as]++;
    byCase.set(id, change);
  };
  const come = is.cases.filter(({ id }) => !idsBefore.has(id));
  const gone = was.cases.filter(({ id }) => !idsAfter.has(id));
  for (const of of come) count(of, 'added');
  for (const of of gone) count(of, 'removed');
  if (come.length + gone.length === 0) for (const of of is.cases) count(of, 'changed');
}

function diffCases(before: readonly Case[], after: readonly Case[]): ListDiff['cases'] {
  const older = new Map(before.map((of) => [of.id, JSON.stringify(of)]));
  const newer = new Map(after.map((of) => [of.id, JSON.stringify(of)]));
  const isChanged = (id: string): boolean => older.has(id) && older.get(id) !== newer.get(id);
  return {
    added: [...newer.keys()].filter((id) => !older.has(id)),
    removed: [...older.keys()].filter((id) => !newer.has(id)),
    changed: [...newer.keys()].filter(isChanged),
  };
}

/** Keeps the changes with the most popular hosts. */
class TopChanges {
  readonly #popularity: PopularityRanking;
  readonly #best: { readonly change: IndicatorChange; readonly rank: number }[] = [];

  constructor(popularity: PopularityRanking) {
    this.#popularity = popularity;
  }

  get best(): readonly IndicatorChange[] {
    return this.#best.map(({ change }) => change);
  }

  add(change: IndicatorChange): void {
    const rank = this.#popularity.rankOf(change.indicator);
    const worst = this.#best.at(-1)?.rank ?? Number.POSITIVE_INFINITY;
    if (rank === null || (this.#best.length === MAX_POPULAR && rank >= worst)) return;
    const place = this.#best.findIndex((other) => rank < other.rank);
    this.#best.splice(place < 0 ? this.#best.length : place, 0, { change, rank });
    this.#best.length = Math.min(this.#best.length, MAX_POPULAR);
  }
}
