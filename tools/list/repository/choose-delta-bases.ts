import type { PastRelease } from './release-history.ts';
import { DAY_SECONDS } from './repository.ts';

/** How old the versions are that a delta is offered from, in seconds: an hour, a day, a week, 30 days. */
const AGES = [3_600, DAY_SECONDS, 7 * DAY_SECONDS, 30 * DAY_SECONDS];

/**
 * The releases that a delta should lead from: the previous one, and for each age the one that was current then, which a
 * browser that was away for so long holds.
 * @param past the newest first
 */
export function chooseDeltaBases(past: readonly PastRelease[], now: number): readonly PastRelease[] {
  const current = AGES.flatMap((age) => past.find(({ list }) => list.released <= now - age) ?? []);
  return [...new Set([...past.slice(0, 1), ...current])];
}
