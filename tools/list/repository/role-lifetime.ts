import type { TufRole } from '../../../src/core/tuf/failure.ts';
import { readUtcTime, writeUtcTime } from '../../../src/core/tuf/utc-time.ts';
import { DAY_SECONDS } from './repository.ts';
import type { RepositorySettings } from './settings.ts';

export function writeExpiry(role: TufRole, { days }: RepositorySettings, now: number): string {
  return writeUtcTime(now + days[role] * DAY_SECONDS);
}

/** How a file stands at a time. */
export type Freshness =
  /** More than half of its life is left. */
  | 'fresh'
  | 'past-half'
  /** Less than a tenth of its life is left: a missed week end can make it expire. */
  | 'urgent'
  | 'expired';

/** @param expires as in the file, such as `2027-01-15T08:00:00Z` */
export function judgeFreshness(
  role: TufRole,
  expires: string,
  { days }: RepositorySettings,
  now: number,
): Freshness {
  const left = (readUtcTime(expires) ?? 0) - now;
  const life = days[role] * DAY_SECONDS;
  if (left <= 0) return 'expired';
  if (left < life / 10) return 'urgent';
  return left < life / 2 ? 'past-half' : 'fresh';
}

/** `5 days`, `7 hours`. */
export function describeRest(expires: string, now: number): string {
  const hours = Math.floor(Math.max(0, (readUtcTime(expires) ?? 0) - now) / 3600);
  return hours >= 48 ? `${Math.floor(hours / 24)} days` : `${hours} hours`;
}
