import { seededRandom } from '../../bench/host-corpus.ts';
import { loadOrigin, type OriginLoad } from './cache-at-edges.ts';
import { BIN_MS, type WeekCount, WeekCounter } from './count-week.ts';
import {
  askEachHost,
  askFullHashes,
  followPrefixes,
  planAsPrefixService,
  wholePrefixes,
} from './follow-prefixes.ts';
import { followRepository, followTextFile } from './follow-repository.ts';
import type { SizeEstimate } from './measured-sizes.ts';
import type { Scenario } from './scenario.ts';
import { planAsProduct, simulateWeek } from './simulate-week.ts';

/** A way to protect clients, as it was simulated. All figures of clients are means over a working day. */
export interface Outcome {
  readonly way: Way;
  readonly requestsPerClient: number;
  readonly bytesPerClient: number;
  /** Addresses a day that a service is told about one client; 0 where all is decided on the device. */
  readonly toldPerClient: number;
  /** What a client that has nothing must fetch before it protects, in bytes. */
  readonly firstDownload: number;
  readonly peak: Peak;
  /** The week's counts behind these means; null for what is asked while a person browses. */
  readonly week: WeekCount | null;
}

/** Ways that keep something on the device and follow its changes. */
type FollowedWay = 'deltas' | 'tables' | 'text' | 'prefixes';
export type Way = FollowedWay | 'questions';

/** What one client sends and gets a second, on average over all clients. */
export interface Rates {
  readonly requestsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** The most that is seen in any five minutes of the week. */
export interface Peak extends Rates {
  /** When the five minutes with the most bytes begin, in milliseconds since Monday, 0:00; null where it is all day. */
  readonly time: number | null;
}

const RANDOM_STEPS = 1_000_000_000;

/** Simulates a week of all ways. Deterministic. @param onProgress told between two ways */
export function simulate(
  scenario: Scenario,
  sizes: SizeEstimate,
  onProgress: (way: Way) => void = () => {},
): readonly Outcome[] {
  const product = planAsProduct(scenario);
  const ways = [
    ['deltas', product, followRepository(scenario, sizes, true)],
    ['tables', product, followRepository(scenario, sizes, false)],
    ['text', product, followTextFile(scenario, sizes)],
    ['prefixes', planAsPrefixService, followPrefixes(scenario)],
  ] as const;
  const followed = ways.map(([way, plan, answer]) => {
    onProgress(way);
    const next = seededRandom(scenario.seed);
    const random = (): number => next(RANDOM_STEPS) / RANDOM_STEPS;
    const counter = new WeekCounter(scenario, answer);
    for (let client = 0; client < scenario.sample; client++) {
      counter.addClient(simulateWeek(scenario, plan, random));
    }
    return describeWay(way, counter.finish(), scenario, sizes);
  });
  return [...followed, describeQuestions(scenario)];
}

function describeWay(way: FollowedWay, week: WeekCount, scenario: Scenario, sizes: SizeEstimate): Outcome {
  const clientDays = week.clients * scenario.daysOn;
  const asked = way === 'prefixes' ? askFullHashes(scenario) : { requests: 0, bytes: 0 };
  return {
    way,
    requestsPerClient: week.total.requests / clientDays + asked.requests,
    bytesPerClient: week.total.bytes / clientDays + asked.bytes,
    toldPerClient: asked.requests,
    firstDownload: firstDownload(way, scenario, sizes),
    peak: findPeak(week),
    week,
  };
}

function firstDownload(way: FollowedWay, { entries }: Scenario, sizes: SizeEstimate): number {
  if (way === 'text') return sizes.text;
  if (way === 'prefixes') return wholePrefixes(entries);
  const { timestamp, snapshot, targets, cases, neverList } = sizes.metadata;
  return timestamp + snapshot + targets + sizes.table + cases + neverList;
}

/** Asked while a person browses: spread over the hours of the day. */
function describeQuestions(scenario: Scenario): Outcome {
  const { requests, bytes } = askEachHost(scenario);
  const seconds = scenario.hoursOn * 3600;
  return {
    way: 'questions',
    requestsPerClient: requests,
    bytesPerClient: bytes,
    toldPerClient: requests,
    firstDownload: 0,
    peak: { time: null, requestsPerSecond: requests / seconds, bytesPerSecond: bytes / seconds },
    week: null,
  };
}

function findPeak({ bins, clients }: WeekCount): Peak {
  const most = (of: 'requests' | 'bytes'): number => Math.max(...bins.map((bin) => bin[of]));
  const [requests, bytes, seconds] = [most('requests'), most('bytes'), BIN_MS / 1000];
  return {
    time: bins.findIndex((bin) => bin.bytes === bytes) * BIN_MS,
    requestsPerSecond: requests / seconds / clients,
    bytesPerSecond: bytes / seconds / clients,
  };
}

/** What one client sends and gets between two times of the week, in milliseconds since Monday, 0:00. */
export function ratesBetween({ bins, clients }: WeekCount, from: number, to: number): Rates {
  const part = bins.slice(Math.round(from / BIN_MS), Math.round(to / BIN_MS));
  const seconds = (to - from) / 1000;
  return {
    requestsPerSecond: part.reduce((sum, { requests }) => sum + requests, 0) / seconds / clients,
    bytesPerSecond: part.reduce((sum, { bytes }) => sum + bytes, 0) / seconds / clients,
  };
}

/** What a CDN leaves to the publisher of a repository in a week; null for the other ways. */
export function loadOriginOf({ way, week }: Outcome, clients: number, edges: number): OriginLoad | null {
  const isRepository = way === 'deltas' || way === 'tables';
  return week !== null && isRepository ? loadOrigin(week, clients, edges) : null;
}
