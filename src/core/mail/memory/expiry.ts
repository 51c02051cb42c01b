import { DAY_MS, dayOf } from './sighting.ts';

/** Longest time between two looks that is taken for true. */
const LONGEST_PAUSE_MS = 60 * DAY_MS;

/**
 * The last day of which nothing is kept any more.
 * @param keepDays 1 or more
 */
export function lastExpiredDay(now: number, keepDays: number): number {
  return dayOf(now) - keepDays - 1;
}

/**
 * Whether what has expired may be let go now. A clock that is years ahead would take everything: after a jump of more than
 * 60 days a day must have passed by the new time, too.
 * @param lastLook epoch milliseconds of the last time that this was asked; null where there was none
 * @param settledSince since when the clock has gone without a jump; epoch milliseconds
 */
export function mayLetGo(
  now: number,
  lastLook: number | null,
  settledSince: number,
): { readonly isAllowed: boolean; readonly settledSince: number } {
  const hasJumped = lastLook !== null && Math.abs(now - lastLook) > LONGEST_PAUSE_MS;
  const since = hasJumped ? now : Math.min(settledSince, now);
  return { isAllowed: lastLook === null || now - since >= DAY_MS, settledSince: since };
}
