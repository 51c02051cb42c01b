import type { OriginLoad } from './cache-at-edges.ts';
import { type MeasuredSizes, SizeEstimate } from './measured-sizes.ts';
import { DAY_MS, HOUR_MS, replacedShare, type Scenario } from './scenario.ts';
import {
  loadOriginOf,
  type Outcome,
  type Peak,
  type Rates,
  ratesBetween,
  simulate,
  type Way,
} from './simulate.ts';

/** Figures of one way for one client, a working day; bytes on the wire. */
export interface ClientFigures {
  readonly way: Way;
  readonly requests: number;
  readonly bytes: number;
  readonly firstDownload: number;
  readonly told: number;
}

/** Figures of one way for all clients; `origin`, what a CDN leaves to the publisher, for repositories. */
export interface TotalFigures {
  readonly clients: number;
  readonly way: Way;
  readonly requests: number;
  readonly bytes: number;
  readonly peak: Peak;
  readonly origin: OriginLoad | null;
}

/** A quarter of an hour of the morning, for as many clients as are named. */
export interface MorningFigures {
  /** Milliseconds since midnight. */
  readonly time: number;
  readonly monday: Rates;
  readonly tuesday: Rates;
}

/** What another list, or another interval, costs a client a working day. */
export interface VariantFigures {
  readonly entries: number;
  readonly churn: number;
  readonly releaseHours: number;
  readonly checkMinutes: number;
  readonly requests: number;
  readonly deltas: number;
  readonly tables: number;
  readonly prefixes: number;
}

export interface Report {
  readonly scenario: Scenario;
  /** Bytes on the wire: the list as a table, as text, and the change of a day. */
  readonly sizes: { readonly table: number; readonly text: number; readonly dayDelta: number };
  readonly client: readonly ClientFigures[];
  readonly totals: readonly TotalFigures[];
  readonly morning: { readonly clients: number; readonly quarters: readonly MorningFigures[] };
  readonly lists: readonly VariantFigures[];
  readonly releases: readonly VariantFigures[];
  readonly checks: readonly VariantFigures[];
}

/** Lists, releases and checks that are compared with the scenario. */
const LISTS = [10_000, 100_000, 1_000_000].flatMap((entries) =>
  [0.001, 0.01, 0.05].map((churn) => ({ entries, churn })),
);
const RELEASES = [1, 4, 24, 168].map((releaseHours) => ({ releaseHours }));
const CHECKS = [15, 60, 240].map((checkMinutes) => ({ checkMinutes }));
/** Means need fewer clients than the busiest five minutes do. */
const VARIANT_SAMPLE = 200;

const NINE = 9 * HOUR_MS;
const QUARTER = HOUR_MS / 4;

/** Simulates the scenario and the lists, releases and checks beside it. Deterministic. */
export function makeReport(
  scenario: Scenario,
  clients: readonly number[],
  measured: MeasuredSizes,
  onProgress: (text: string) => void = () => {},
): Report {
  const sizes = new SizeEstimate(measured, scenario.entries);
  const outcomes = simulate(scenario, sizes, onProgress);
  const vary = (what: string, changes: readonly Partial<Scenario>[]): readonly VariantFigures[] =>
    changes.map((change, index) => {
      onProgress(`${what}, ${index + 1} of ${changes.length}`);
      return describeVariant(
        { ...scenario, ...change, sample: Math.min(VARIANT_SAMPLE, scenario.sample) },
        measured,
      );
    });
  const dayDelta = sizes.delta(replacedShare(scenario.churn, 1));
  return {
    scenario,
    sizes: { table: sizes.table, text: sizes.text, dayDelta },
    client: outcomes.map(describeClient),
    totals: clients.flatMap((count) => outcomes.map((outcome) => describeTotal(outcome, count, scenario))),
    morning: { clients: clients[clients.length >> 1] ?? 0, quarters: describeMorning(outcomes) },
    lists: vary('other lists', LISTS),
    releases: vary('other times between releases', RELEASES),
    checks: vary('other times between checks', CHECKS),
  };
}

function describeClient(outcome: Outcome): ClientFigures {
  const {
    way,
    requestsPerClient: requests,
    bytesPerClient: bytes,
    firstDownload,
    toldPerClient: told,
  } = outcome;
  return { way, requests, bytes, firstDownload, told };
}

function describeTotal(outcome: Outcome, clients: number, { edges, daysOn }: Scenario): TotalFigures {
  const { way, requestsPerClient, bytesPerClient, peak } = outcome;
  const origin = loadOriginOf(outcome, clients, edges);
  return {
    clients,
    way,
    requests: requestsPerClient * clients,
    bytes: bytesPerClient * clients,
    peak: { time: peak.time, ...multiply(peak, clients) },
    origin: origin && { ...origin, requests: origin.requests / daysOn, bytes: origin.bytes / daysOn },
  };
}

/** The product's own way, from nine to twelve. */
function describeMorning(outcomes: readonly Outcome[]): readonly MorningFigures[] {
  const week = outcomes.find(({ way }) => way === 'deltas')?.week;
  if (week === undefined || week === null) return [];
  return Array.from({ length: 12 }, (_, index) => {
    const time = NINE + index * QUARTER;
    const on = (day: number): Rates => ratesBetween(week, day * DAY_MS + time, day * DAY_MS + time + QUARTER);
    return { time, monday: on(0), tuesday: on(1) };
  });
}

function describeVariant(scenario: Scenario, measured: MeasuredSizes): VariantFigures {
  const outcomes = simulate(scenario, new SizeEstimate(measured, scenario.entries));
  const bytesOf = (sought: Way): number => outcomes.find(({ way }) => way === sought)?.bytesPerClient ?? 0;
  const { entries, churn, releaseHours, checkMinutes } = scenario;
  return {
    entries,
    churn,
    releaseHours,
    checkMinutes,
    requests: outcomes.find(({ way }) => way === 'deltas')?.requestsPerClient ?? 0,
    deltas: bytesOf('deltas'),
    tables: bytesOf('tables'),
    prefixes: bytesOf('prefixes'),
  };
}

export function multiply({ requestsPerSecond, bytesPerSecond }: Rates, clients: number): Rates {
  return { requestsPerSecond: requestsPerSecond * clients, bytesPerSecond: bytesPerSecond * clients };
}
