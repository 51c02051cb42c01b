import { DAY_SECONDS } from './repository.ts';

/** How old the versions are that a delta is always offered from, in seconds: an hour, a day, a week, 30 days. */
const AGES = [3_600, DAY_SECONDS, 7 * DAY_SECONDS, 30 * DAY_SECONDS];
/** So long may a browser have been off, over a long weekend, and hold any version of then (docs/scale.md). */
const RECENT = 4 * DAY_SECONDS;
/** Each delta takes time to make, and 700 bytes of the targets role that every browser fetches. */
const MAX_RECENT = 24;

/**
 * The releases that a delta should lead from: the previous one; the newest ones of the last days, as a browser holds
 * the version that was current when it was closed; and for each age the one that was current then.
 * @param past the newest first; `released` in seconds
 * @param now seconds, as in `past`
 */
export function chooseDeltaBases<Past extends { readonly list: { readonly released: number } }>(
  past: readonly Past[],
  now: number,
): readonly Past[] {
  const recent = past.slice(0, MAX_RECENT).filter(({ list }) => list.released >= now - RECENT);
  const current = AGES.flatMap((age) => past.find(({ list }) => list.released <= now - age) ?? []);
  return [...new Set([...past.slice(0, 1), ...recent, ...current])];
}
