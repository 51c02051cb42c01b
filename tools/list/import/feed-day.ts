import { findDatePrecision } from '../../../src/core/list/calendar-date.ts';

export type FeedDay =
  /** `YYYY-MM-DD` in UTC, or null where the record gives none. */
  { readonly ok: true; readonly day: string | null } | { readonly ok: false };

const ABSENT: readonly unknown[] = [undefined, null, '', 'None', 'null'];
/** `2026-11-22`, `2026-11-22 10:00:00` (UTC in every feed that writes so, some add the word), or RFC 3339. */
const STAMP =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(?<zone>Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads a date of a feed: text as above, or seconds since 1970 (MISP's timestamps, as number or text). Never throws. */
export function readFeedDay(value: unknown): FeedDay {
  if (ABSENT.includes(value)) return { ok: true, day: null };
  const seconds = typeof value === 'string' && /^\d{1,11}$/.test(value) ? Number(value) : value;
  if (typeof seconds === 'number') return dayOf(seconds * 1000);
  if (typeof value !== 'string') return { ok: false };
  const parts = STAMP.exec(value.trim())?.groups;
  const day = parts?.['day'];
  if (day === undefined || findDatePrecision(day) !== 'day') return { ok: false };
  const zone = parts?.['zone']?.replace(/^UTC$/i, 'Z');
  if (zone === undefined || /^Z$/i.test(zone)) return { ok: true, day };
  return dayOf(Date.parse(`${day}T${parts?.['time']}${zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`));
}

/** The day after a number of days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function dayOf(milliseconds: number): FeedDay {
  const isReal = milliseconds >= 0 && milliseconds < 253_402_300_800_000;
  return isReal ? { ok: true, day: new Date(milliseconds).toISOString().slice(0, 10) } : { ok: false };
}
