import { addTwelveMonths } from '../../../src/core/list/calendar-date.ts';
import type { Case, Claim, IndicatorType } from '../../../src/core/list/model.ts';
import { addDays } from './feed-day.ts';
import type { ImportSource } from './import-source.ts';

/** What an authority's source may bring, and only it: kept as a salted hash, for twelve months. */
export const PERSONAL_TYPES: ReadonlySet<string> = new Set(['email', 'bank-account', 'phone', 'wallet']);

/** The case that a source becomes. A case that was published before keeps its number and date. */
export function describeCase(source: ImportSource, number: number, date: string): Case {
  const names = source.authority.join(', ');
  return {
    id: source.id,
    number,
    kind: source.kind,
    name: source.name,
    authority: source.authority,
    date,
    summary: { en: `Named in “${source.name}”, published by ${names}.` },
    fraud: source.isFraud,
    sources: [source.url],
  };
}

/**
 * Numbers for cases: those of the last release keep theirs, new ones come after them all, so that no number ever stands for
 * another case.
 */
export function numberCases(ids: readonly string[], previous: readonly Case[]): ReadonlyMap<string, number> {
  const numbers = new Map(previous.map(({ id, number }) => [id, number]));
  let next = Math.max(-1, ...numbers.values()) + 1;
  for (const id of ids) if (!numbers.has(id)) numbers.set(id, next++);
  return numbers;
}

/** Numbers the claims of an import. Equal ones are the same object, as `assembleList` likes it. */
export class ClaimList {
  readonly all: Claim[] = [];
  readonly #source: ImportSource;
  readonly #today: string;
  readonly #caseNumber: number;
  readonly #byKey: Map<string, number>;
  readonly #expired = new Map<string, boolean>();

  constructor(source: ImportSource, caseNumber: number, today: string, all: Claim[]) {
    this.#source = source;
    this.#caseNumber = caseNumber;
    this.#today = today;
    this.all = all;
    this.#byKey = new Map();
  }

  /** Numbers of this source's claims. */
  get numbers(): ReadonlySet<number> {
    return new Set(this.#byKey.values());
  }

  /**
   * The claim for an indicator, or null where it is too old. Nothing is seen in the future: a later day counts as today,
   * or one wrong date would keep an entry for ever.
   */
  claimFor(type: IndicatorType, seen: string | undefined, validUntil: string | undefined): number | null {
    const given = seen ?? this.#source.lastSeen ?? this.#today;
    const lastSeen = given > this.#today ? this.#today : given;
    if (validUntil !== undefined && validUntil <= this.#today) return null;
    if (validUntil === undefined && this.#isExpired(lastSeen)) return null;
    if (!PERSONAL_TYPES.has(type)) return this.#numberOf(addTwelveMonths(this.#today));
    const endsOn = addTwelveMonths(`${lastSeen.slice(0, 7)}-01`);
    return endsOn < this.#today ? null : this.#numberOf(endsOn);
  }

  #isExpired(lastSeen: string): boolean {
    const known = this.#expired.get(lastSeen);
    if (known !== undefined) return known;
    const isExpired = addDays(lastSeen, this.#source.ttlDays) < this.#today;
    this.#expired.set(lastSeen, isExpired);
    return isExpired;
  }

  #numberOf(reviewBy: string): number {
    const known = this.#byKey.get(reviewBy);
    if (known !== undefined) return known;
    this.#byKey.set(reviewBy, this.all.length);
    this.all.push({
      case: this.#caseNumber,
      kind: this.#source.claim,
      source: this.#source.url,
      locator: this.#source.inputs[0]?.format ?? 'feed',
      lastChecked: this.#today,
      reviewBy,
    });
    return this.all.length - 1;
  }
}
