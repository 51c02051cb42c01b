import { planNextCheck } from '../../src/core/list/plan-check.ts';
import { DAY_MS, HOUR_MS, type Scenario, WEEK_MS } from './scenario.ts';

const NINE = 9 * HOUR_MS;
const MINUTE_MS = 60_000;

/** Milliseconds between two checks of the product on average, while all is well. */
export const PRODUCT_INTERVAL_MS = planNextCheck(0, null, 0.5);

/** One client asks once. Times are milliseconds since Monday, 0:00. */
export interface Check {
  readonly time: number;
  /** When this client asked before; earlier than Monday for the week's first one. */
  readonly before: number;
  /** Nothing was asked that day yet. */
  readonly isFirst: boolean;
}

/** Milliseconds until the next check. @param random 0 to 1 */
type PlanCheck = (random: number) => number;

/** As the product plans it, stretched where the scenario has another interval than the product. */
export function planAsProduct({ checkMinutes }: Scenario): PlanCheck {
  const stretch = (checkMinutes * MINUTE_MS) / PRODUCT_INTERVAL_MS;
  return (random) => planNextCheck(0, null, random) * stretch;
}

/**
 * A week of one client after a week that does not count: it starts each working day within some minutes after nine, asks at
 * once where the night made a check due, and then as planned until it stops.
 * @param random 0 to 1, anew at each call
 */
export function* simulateWeek(scenario: Scenario, plan: PlanCheck, random: () => number): Generator<Check> {
  let before = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (let day = -7; day < 7; day++) {
    if ((day + 7) % 7 >= scenario.daysOn) continue;
    const start = day * DAY_MS + NINE + random() * scenario.startMinutes * MINUTE_MS;
    const end = start + scenario.hoursOn * HOUR_MS;
    let isFirst = true;
    for (let time = Math.max(next, start); time < end; time = next) {
      if (day >= 0) yield { time, before: Math.max(before, -WEEK_MS), isFirst };
      isFirst = false;
      before = time;
      next = time + plan(random());
    }
  }
}
