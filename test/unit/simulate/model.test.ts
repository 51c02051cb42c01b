import { describe, expect, it } from 'vitest';
import { planNextCheck } from '../../../src/core/list/plan-check.ts';
import { loadOrigin } from '../../../tools/simulate/cache-at-edges.ts';
import { BIN_MS, WeekCounter } from '../../../tools/simulate/count-week.ts';
import { askFullHashes, riceBytes } from '../../../tools/simulate/follow-prefixes.ts';
import { followRepository, listDeltaSpans } from '../../../tools/simulate/follow-repository.ts';
import {
  type MeasuredSizes,
  readMeasuredSizes,
  SizeEstimate,
} from '../../../tools/simulate/measured-sizes.ts';
import { makeReport } from '../../../tools/simulate/report.ts';
import {
  DAY_MS,
  DEFAULT_SCENARIO,
  HOUR_MS,
  replacedShare,
  type Scenario,
} from '../../../tools/simulate/scenario.ts';
import { simulate, type Way } from '../../../tools/simulate/simulate.ts';
import { PRODUCT_INTERVAL_MS, planAsProduct, simulateWeek } from '../../../tools/simulate/simulate-week.ts';

/* docs/scale.md, "The model". */

const SCENARIO: Scenario = {
  ...DEFAULT_SCENARIO,
  checkMinutes: PRODUCT_INTERVAL_MS / 60_000,
  sample: 20,
};
const SIZES = readMeasuredSizes();

function bytesOf(way: Way, change: Partial<Scenario>): number {
  const scenario = { ...SCENARIO, ...change };
  const outcomes = simulate(scenario, new SizeEstimate(SIZES, scenario.entries));
  return outcomes.find((outcome) => outcome.way === way)?.bytesPerClient ?? Number.NaN;
}

/** Round figures: each replaced entry costs a delta 10 bytes, the table is 10,000. */
const ROUND: MeasuredSizes = {
  metadata: {
    timestamp: 500,
    snapshot: 400,
    targets: 1_000,
    targetsPerDelta: 100,
    cases: 2_000,
    neverList: 3_000,
  },
  lists: [
    {
      entries: 1_000,
      table: 10_000,
      text: 15_000,
      deltas: [
        { share: 0.001, bytes: 10 },
        { share: 0.1, bytes: 1_000 },
      ],
    },
  ],
};

describe('a case that was computed by hand', () => {
  // On Mondays from nine to eleven, asking at nine and ten: seven daily releases and 28 signatures since last Monday.
  const scenario: Scenario = {
    ...SCENARIO,
    entries: 1_000,
    hoursOn: 2,
    daysOn: 1,
    requestOverhead: 7,
    connectionOverhead: 90,
  };
  const count = (hasDeltas: boolean) => {
    const sizes = new SizeEstimate(ROUND, scenario.entries);
    const counter = new WeekCounter(scenario, followRepository(scenario, sizes, hasDeltas));
    counter.addClient(
      simulateWeek(
        scenario,
        () => HOUR_MS,
        () => 0,
      ),
    );
    return counter.finish();
  };
  const OVERHEAD = 2 * 90 + 9 * 7;

  it('comes by the delta of a week, and asks two small questions an hour later', () => {
    // 1 - 0.99^7 = 6.79 % of 1,000 entries, 10 bytes each; deltas from 1, 2, 3, 4, 7 and 30 days ago are in targets.
    const delta = 679;
    const bytes = 500 + 400 + (1_000 + 6 * 100) + delta + 2_000 + 3_000;
    expect(count(true).total).toEqual({ requests: 9, bytes: bytes + OVERHEAD });
  });

  it('fetches the whole table where there are no deltas', () => {
    const bytes = 500 + 400 + 1_000 + 10_000 + 2_000 + 3_000;
    expect(count(false).total).toEqual({ requests: 9, bytes: bytes + OVERHEAD });
  });

  it('has its busiest five minutes at nine', () => {
    const bins = count(true).bins.flatMap(({ requests }, bin) => (requests > 0 ? [[bin, requests]] : []));
    expect(bins).toEqual([
      [(9 * HOUR_MS) / BIN_MS, 7],
      [(10 * HOUR_MS) / BIN_MS, 2],
    ]);
  });
});

describe('a timestamp', () => {
  // Releases at five, signatures at 0:17 and 6:17.
  const answer = followRepository(SCENARIO, new SizeEstimate(ROUND, 1_000), true);
  const sentBetween = (before: number, time: number): readonly number[] =>
    answer({ before: before * HOUR_MS, time: time * HOUR_MS, isFirst: false }).map(({ bytes }) => bytes);

  it('is sent after a release and after a signature, and not again', () => {
    expect(sentBetween(4.9, 5.1).slice(0, 2)).toEqual([0, 500]);
    expect(sentBetween(6.2, 6.4)).toEqual([0, 500]);
    expect(sentBetween(5.1, 6.2)).toEqual([0, 0]);
  });
});

describe('what must hold for every scenario', { timeout: 60_000 }, () => {
  it('loses no request and no byte: all is the clients times each, and the sum over the day and over the files', () => {
    const report = makeReport(SCENARIO, [1, 1_000_000], SIZES);
    for (const { clients, way, requests, bytes } of report.totals) {
      const client = report.client.find((figures) => figures.way === way);
      expect(requests).toBeCloseTo((client?.requests ?? 0) * clients, 3);
      expect(bytes).toBeCloseTo((client?.bytes ?? 0) * clients, 1);
    }
    for (const { week } of simulate(SCENARIO, new SizeEstimate(SIZES, SCENARIO.entries))) {
      if (week === null) continue;
      const sum = (of: 'requests' | 'bytes'): number => week.bins.reduce((total, bin) => total + bin[of], 0);
      expect([sum('requests'), sum('bytes')]).toEqual([week.total.requests, week.total.bytes]);
      const fixed = [...week.files.values()].reduce((total, file) => total + file.requests, 0);
      const changing = [...week.changing.values()].flat().reduce((total, count) => total + count, 0);
      expect(fixed + changing).toBe(week.total.requests);
    }
  });

  it('gives the same figures again, and nearly the same with another sample', () => {
    expect(bytesOf('deltas', {})).toBe(bytesOf('deltas', {}));
    const other = bytesOf('deltas', { seed: 2, sample: 200 });
    expect(other).not.toBe(bytesOf('deltas', { sample: 200 }));
    expect(other / bytesOf('deltas', { sample: 200 })).toBeCloseTo(1, 1);
  });

  it.each(['deltas', 'prefixes'] as const)('costs by %s the more, the more of a list is replaced', (way) => {
    const costs = [0.0001, 0.001, 0.01, 0.02, 0.05, 0.2].map((churn) => bytesOf(way, { churn }));
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(new Set(costs).size).toBe(costs.length);
  });

  it('never costs more by delta than by whole tables', () => {
    for (const entries of [10_000, 300_000, 1_000_000]) {
      for (const churn of [0.001, 0.01, 0.1]) {
        for (const releaseHours of [1, 6, 24, 168]) {
          const change = { entries, churn, releaseHours, sample: 5 };
          expect(bytesOf('deltas', change)).toBeLessThan(bytesOf('tables', change));
        }
      }
    }
  });

  it('costs the more, the more often a client asks', () => {
    const costs = [240, 60, 15, 5].map((checkMinutes) => bytesOf('deltas', { checkMinutes }));
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });
});

describe('checks', () => {
  const times = (change: Partial<Scenario>): readonly number[] => {
    const scenario = { ...SCENARIO, ...change };
    let state = 0;
    const random = (): number => {
      state = (state + 0.37) % 1;
      return state;
    };
    return Array.from(simulateWeek(scenario, planAsProduct(scenario), random), ({ time }) => time);
  };

  it('come at once when a browser starts after a night, and then as the product plans them', () => {
    const week = times({ startMinutes: 1 });
    const byDay = [0, 1, 2, 3, 4].map((day) => week.filter((time) => Math.floor(time / DAY_MS) === day));
    for (const [day, checks] of byDay.entries()) {
      const late = (checks[0] ?? 0) - day * DAY_MS - 9 * HOUR_MS;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(60_000);
      for (const [index, time] of checks.slice(1).entries()) {
        const gap = time - (checks[index] ?? 0);
        expect(gap).toBeGreaterThanOrEqual(planNextCheck(0, null, 0));
        expect(gap).toBeLessThanOrEqual(planNextCheck(0, null, 1));
      }
    }
    expect(byDay.flat()).toEqual(week);
  });

  it('are as many as the interval lets there be', () => {
    const perDay = times({}).length / 5;
    expect(perDay).toBeGreaterThan(7);
    expect(perDay).toBeLessThan(10);
    expect(times({ checkMinutes: 120 }).length / 5).toBeLessThan(perDay * 0.65);
  });
});

describe('deltas', () => {
  it('are there for a browser that was off over night and over a weekend, if releases are four hours apart or more', () => {
    for (const [hours, night, weekend] of [
      [24, 1, 3],
      [12, 2, 6],
      [4, 5, 17],
    ] as const) {
      expect(listDeltaSpans(hours)).toContain(night);
      expect(listDeltaSpans(hours)).toContain(weekend);
    }
    expect(listDeltaSpans(1)).not.toContain(65);
  });

  it('replace a share that grows slower than the days', () => {
    expect(replacedShare(0.01, 0)).toBe(0);
    expect(replacedShare(0.01, 1)).toBeCloseTo(0.01, 12);
    expect(replacedShare(0.01, 3)).toBeCloseTo(0.029701, 9);
  });

  it('are as long as measured where they were measured, and between for lists between', () => {
    for (const list of SIZES.lists) {
      const sizes = new SizeEstimate(SIZES, list.entries);
      expect(sizes.table).toBe(list.table);
      for (const { share, bytes } of list.deltas) expect(sizes.delta(share)).toBe(bytes);
    }
    const [small, large] = [100_000, 1_000_000].map(
      (entries) => new SizeEstimate(SIZES, entries).table / entries,
    );
    const between = new SizeEstimate(SIZES, 300_000).table / 300_000;
    expect(between).toBeLessThan(small ?? 0);
    expect(between).toBeGreaterThan(large ?? 0);
  });
});

describe('a prefix service', () => {
  /** Bits of a number's quotient in unary, its end, and its rest: Safe Browsing v4, "Rice compression". */
  const encode = (gaps: readonly number[], parameter: number): number =>
    gaps.reduce((bits, gap) => bits + Math.floor(gap / 2 ** parameter) + 1 + parameter, 0);

  it.each([
    [10_000, 2 ** 32],
    [1_000, 1_000_000],
    [5_000, 20_000],
  ])('sends %i of %i in as many bytes as its code takes', (count, space) => {
    let state = 12345;
    const next = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state;
    };
    const drawn = new Set<number>();
    while (drawn.size < count) drawn.add(Math.floor((next() / 2 ** 32) * space));
    const sorted = [...drawn].sort((a, b) => a - b);
    const gaps = sorted.map((value, index) => value - (sorted[index - 1] ?? 0));
    const best = Math.min(...Array.from({ length: 29 }, (_, parameter) => encode(gaps, parameter))) / 8;
    expect(riceBytes(count, space) / best).toBeGreaterThan(0.98);
    expect(riceBytes(count, space) / best).toBeLessThan(1.02);
  });

  it('is asked for full hashes as often as four bytes agree by chance', () => {
    // 100 pages, 8 expressions each, 2^20 of 2^32 prefixes listed: 800 / 4096, less what falls on one page.
    const { requests } = askFullHashes({ ...SCENARIO, entries: 2 ** 20, pages: 100, expressions: 8 });
    expect(requests).toBeCloseTo(800 / 4096, 2);
    expect(askFullHashes({ ...SCENARIO, entries: 2 ** 20, pages: 0 }).requests).toBe(0);
  });
});

describe('a CDN', () => {
  const scenario: Scenario = { ...SCENARIO, hoursOn: 2, daysOn: 1 };
  const counter = new WeekCounter(scenario, followRepository(scenario, new SizeEstimate(ROUND, 1_000), true));
  counter.addClient(
    simulateWeek(
      scenario,
      () => HOUR_MS,
      () => 0,
    ),
  );
  const week = counter.finish();

  it('asks the publisher once for each file that never changes, and once a minute for the others', () => {
    const origin = loadOrigin(week, 1_000_000_000, 1);
    // Five files; two that change, in two times five minutes.
    expect(origin.requests).toBeCloseTo(5 + 2 * 2 * 5, 2);
    expect(origin.bytes).toBe(400 + 1_600 + 679 + 2_000 + 3_000);
    expect(origin.hitShare).toBeGreaterThan(0.999_999);
  });

  it('asks for each edge', () => {
    const one = loadOrigin(week, 1_000_000_000, 1).requests;
    expect(loadOrigin(week, 1_000_000_000, 50).requests / one).toBeCloseTo(50, 2);
  });

  it('saves nothing where nobody else asks', () => {
    const lonely = loadOrigin(week, 1, 1_000_000);
    expect(lonely.requests).toBeCloseTo(week.total.requests, 4);
    expect(lonely.hitShare).toBeCloseTo(0, 5);
  });
});
