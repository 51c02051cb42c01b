import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClockSighting,
  gatherClockEvidence,
  judgeClock,
  NO_CLOCK_EVIDENCE,
} from '../../../src/core/list/clock-state.ts';

const DAY = 86_400_000;
/** 2027-01-15T08:00:00Z */
const TRUE_TIME = 1_800_000_000_000;
const RELEASED = TRUE_TIME - 3 * DAY;
const EXPIRES = TRUE_TIME + 7 * DAY;
const GOOD = { kind: 'good' };

/** A clock that is off by so many days, beside a server that is right. */
function seen(daysOff: number, server = TRUE_TIME): ClockSighting {
  return { local: server + daysOff * DAY, server };
}

function judge(daysOff: number, sighting: ClockSighting | null) {
  const evidence = gatherClockEvidence({ released: RELEASED, expires: EXPIRES }, sighting);
  return judgeClock([evidence], TRUE_TIME + daysOff * DAY);
}

// LIST.md: "a wrong clock is named to the user"
describe('a clock that is behind', () => {
  it('is proved by a release that it has not reached yet, whatever the server says', () => {
    expect(judge(-3_650, null)).toEqual({ kind: 'behind', days: 3_647 });
    expect(judge(-4, seen(0))).toEqual({ kind: 'behind', days: 1 });
  });

  it('by less than a day is good: it can be a time zone', () => {
    expect(judge(-3.99, null)).toEqual(GOOD);
    expect(judge(-0.99, seen(-0.99))).toEqual(GOOD);
  });

  it('is told by the server where nothing was released since, and by how much', () => {
    expect(judge(-2, seen(-2))).toEqual({ kind: 'behind', days: 2 });
    expect(judge(-3_650, seen(-3_650))).toEqual({ kind: 'behind', days: 3_650 });
  });
});

describe('a clock that is ahead', () => {
  it('is told by the server', () => {
    expect(judge(1, seen(1))).toEqual({ kind: 'ahead', days: 1 });
    expect(judge(3_650, seen(3_650))).toEqual({ kind: 'ahead', days: 3_650 });
    expect(judge(0.99, seen(0.99))).toEqual(GOOD);
  });

  it('is not told without a server that says so: the publisher may just be late', () => {
    expect(judge(3_650, null)).toEqual(GOOD);
  });
});

describe('what a server says of the time', () => {
  it('counts only from the day before the release to the end of what it gave out', () => {
    const signed = { released: RELEASED, expires: EXPIRES };
    for (const [server, isBelieved] of [
      [RELEASED - DAY, false],
      [RELEASED - DAY + 1, true],
      [EXPIRES - 1, true],
      [EXPIRES, false],
    ] as const) {
      const { sighting } = gatherClockEvidence(signed, { local: TRUE_TIME, server });
      expect(sighting !== null, String(server - TRUE_TIME)).toBe(isBelieved);
    }
  });

  it('counts no more once the clock has been set, or a day has gone by', () => {
    const evidence = gatherClockEvidence({ released: RELEASED, expires: EXPIRES }, seen(2));
    expect(judgeClock([evidence], TRUE_TIME + 2 * DAY)).toEqual({ kind: 'ahead', days: 2 });
    expect(judgeClock([evidence], TRUE_TIME + 2 * DAY - 1_000)).toEqual({ kind: 'ahead', days: 2 });
    expect(judgeClock([evidence], TRUE_TIME)).toEqual(GOOD);
    expect(judgeClock([evidence], TRUE_TIME + 3 * DAY)).toEqual(GOOD);
  });

  it('counts only where all servers agree, and then the least of it', () => {
    const heard = (daysOff: number) => ({
      ...NO_CLOCK_EVIDENCE,
      sighting: { local: TRUE_TIME, server: TRUE_TIME - daysOff * DAY },
    });
    expect(judgeClock([heard(5), heard(2)], TRUE_TIME)).toEqual({ kind: 'ahead', days: 2 });
    expect(judgeClock([heard(-5), heard(-2)], TRUE_TIME)).toEqual({ kind: 'behind', days: 2 });
    expect(judgeClock([heard(5), heard(0)], TRUE_TIME)).toEqual(GOOD);
    expect(judgeClock([heard(5), heard(-5)], TRUE_TIME)).toEqual(GOOD);
  });
});

it('a release that is later than the end of its own metadata proves nothing', () => {
  const evidence = gatherClockEvidence({ released: EXPIRES, expires: EXPIRES }, null);
  expect(evidence).toEqual(NO_CLOCK_EVIDENCE);
});

it('nothing known is a good clock', () => {
  expect(judgeClock([], TRUE_TIME)).toEqual(GOOD);
  expect(judgeClock([NO_CLOCK_EVIDENCE], 0)).toEqual(GOOD);
});

it('a clock that is right is never called wrong, whenever it is asked and whatever was published before', () => {
  fc.assert(
    fc.property(fc.nat(4_000), fc.integer({ min: 1, max: 400 }), fc.nat(DAY - 1), (age, life, skew) => {
      const signed = { released: TRUE_TIME - age * DAY, expires: TRUE_TIME + life * DAY };
      const evidence = gatherClockEvidence(signed, { local: TRUE_TIME, server: TRUE_TIME + skew });
      expect(judgeClock([evidence], TRUE_TIME)).toEqual(GOOD);
    }),
  );
});
