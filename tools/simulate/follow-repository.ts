import { PIECE_BYTES } from '../../src/core/tuf/download-target.ts';
import { chooseDeltaBases } from '../list/repository/choose-delta-bases.ts';
import type { SizeEstimate } from './measured-sizes.ts';
import { DAY_MS, HOUR_MS, replacedShare, type Scenario } from './scenario.ts';
import type { Check } from './simulate-week.ts';

/** A release comes at five in the morning and every so many hours from then on. */
const FIRST_RELEASE = 5 * HOUR_MS;
/** The signing job of docs/publishing.md runs every six hours at 17 past. */
const FIRST_RENEWAL = 17 * 60_000;
const RENEWAL = 6 * HOUR_MS;
/** A delta is offered from no release that is older (LIST.md: 30 days). */
const LONGEST_HISTORY = 31 * DAY_MS;

/** One request and its answer. */
export interface Transfer {
  /** The same for the same bytes: what a cache keeps. */
  readonly file: string;
  /** Of the answer's body. */
  readonly bytes: number;
  /** The file may change, so that a cache asks for it again after a while. */
  readonly isChanging: boolean;
}

/** What a service sends to a client that checks. */
export type AnswerCheck = (check: Check) => readonly Transfer[];

/** How many releases a client may be behind and still come by delta: what the publisher's own code chooses. */
export function listDeltaSpans(releaseHours: number): ReadonlySet<number> {
  const interval = releaseHours * HOUR_MS;
  const past = Array.from({ length: Math.ceil(LONGEST_HISTORY / interval) }, (_, index) => ({
    behind: index + 1,
    list: { released: (-(index + 1) * interval) / 1000 },
  }));
  return new Set(chooseDeltaBases(past, 0).map(({ behind }) => behind));
}

/**
 * What a repository as it is published sends, file by file as the client asks for them. `test/integration/simulate` holds
 * it against the real client.
 * @param hasDeltas false: the same repository with whole tables only
 */
export function followRepository(scenario: Scenario, sizes: SizeEstimate, hasDeltas: boolean): AnswerCheck {
  const { metadata } = sizes;
  const spans = hasDeltas ? findOfferedSpans(scenario, sizes) : new Map<number, number>();
  const targets = metadata.targets + spans.size * metadata.targetsPerDelta;
  return ({ time, before }) => {
    const version = countReleases(time, scenario);
    const behind = version - countReleases(before, scenario);
    const isSigned = behind > 0 || countRenewals(time) > countRenewals(before);
    // The answer that the next root is absent, and where nothing was signed "not modified", have no body.
    const asked = [changing('next root', 0), changing('timestamp', isSigned ? metadata.timestamp : 0)];
    if (behind === 0) return asked;
    const delta = spans.get(behind);
    return [
      ...asked,
      ...fetchFile(`snapshot ${version}`, metadata.snapshot),
      ...fetchFile(`targets ${version}`, targets),
      ...(delta === undefined
        ? fetchFile(`table ${version}`, sizes.table)
        : fetchFile(`delta ${version - behind}-${version}`, delta)),
      ...fetchFile(`cases ${version}`, metadata.cases),
      ...fetchFile(`never-list ${version}`, metadata.neverList),
    ];
  };
}

/** Bytes of the delta by releases behind. One that is no smaller than the table is offered from the previous release only. */
function findOfferedSpans(scenario: Scenario, sizes: SizeEstimate): ReadonlyMap<number, number> {
  const spans = [...listDeltaSpans(scenario.releaseHours)].map((behind) => {
    const days = (behind * scenario.releaseHours) / 24;
    return [behind, sizes.delta(replacedShare(scenario.churn, days))] as const;
  });
  return new Map(spans.filter(([behind, bytes]) => behind === 1 || bytes < sizes.table));
}

/** The same hosts as one text file that is fetched again whenever it has changed. */
export function followTextFile(scenario: Scenario, sizes: SizeEstimate): AnswerCheck {
  return ({ time, before }) => {
    const isNew = countReleases(time, scenario) > countReleases(before, scenario);
    return [changing('text', isNew ? sizes.text : 0)];
  };
}

/** How many releases there were before a time; what matters is the difference. */
export function countReleases(time: number, { releaseHours }: Pick<Scenario, 'releaseHours'>): number {
  return Math.floor((time - FIRST_RELEASE) / (releaseHours * HOUR_MS));
}

function countRenewals(time: number): number {
  return Math.floor((time - FIRST_RENEWAL) / RENEWAL);
}

function changing(file: string, bytes: number): Transfer {
  return { file, bytes, isChanging: true };
}

/** What is larger than a piece is fetched in pieces. */
function fetchFile(file: string, length: number): readonly Transfer[] {
  const pieces = Math.max(1, Math.ceil(length / PIECE_BYTES));
  return Array.from({ length: pieces }, (_, index) => ({
    file: `${file} ${index}`,
    bytes: Math.min(PIECE_BYTES, length - index * PIECE_BYTES),
    isChanging: false,
  }));
}
