import { isolate } from './isolate.ts';

/** How exact a date of a list is: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type DatePrecision = 'year' | 'month' | 'day';

/** Says how exact a list's date is; anything unexpected counts as a year, the weakest claim. */
export function readPrecision(date: string): DatePrecision {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return 'day';
  if (/^\d{4}-\d{2}$/.test(date)) return 'month';
  return 'year';
}

const DATE_FIELDS = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
} as const satisfies Record<DatePrecision, Intl.DateTimeFormatOptions>;

/**
 * A list's date in the reader's form, never more exact than it was given.
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (UTC); other text is returned as it is.
 */
export function formatDate(date: string, locale: string): string {
  const time = Date.parse(date);
  if (!/^\d{4}(-\d{2}){0,2}$/.test(date) || Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(locale, { ...DATE_FIELDS[readPrecision(date)], timeZone: 'UTC' }).format(
    time,
  );
}

/** Hour and minute of a moment, in the reader's own time zone. @param moment epoch milliseconds */
export function formatTime(moment: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(moment);
}

/** Day, hour and minute of a moment, in the reader's own time zone. @param moment epoch milliseconds */
export function formatMoment(moment: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(moment);
}

/** A moment in short: "10:12" on the day that it is now, else "23 Nov, 10:12". Both in epoch milliseconds. */
export function formatSoon(moment: number, now: number, locale: string): string {
  if (new Date(moment).toDateString() === new Date(now).toDateString()) return formatTime(moment, locale);
  const fields = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, fields).format(moment);
}

/** "Microsoft, Europol and BKA" */
export function joinNames(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names.map(isolate));
}

/** "127", "300,000" */
export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** Which of a message's two forms a count takes. */
export function pickPlural(count: number, locale: string): 'one' | 'other' {
  return new Intl.PluralRules(locale).select(count) === 'one' ? 'one' : 'other';
}

const DAY_MS = 86_400_000;

/** A number of days in the largest unit that fits. */
function pickUnit(days: number): { readonly count: number; readonly unit: 'day' | 'month' | 'year' } {
  if (days < 60) return { count: days, unit: 'day' };
  if (days < 730) return { count: days / 30.44, unit: 'month' };
  return { count: days / 365.25, unit: 'year' };
}

/**
 * How long ago a day was, in the largest whole unit: "today", "5 days ago", "2 months ago".
 * @param date `YYYY-MM-DD`, UTC. @param now epoch milliseconds
 */
export function formatAge(date: string, now: number, locale: string): string {
  const { count, unit } = pickUnit(Math.max(0, (now - Date.parse(date)) / DAY_MS));
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(count), unit);
}

/** About how long a number of days is, in the largest unit that fits: "5 days", "10 years". */
export function formatSpan(days: number, locale: string): string {
  const { count, unit } = pickUnit(days);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(count),
  );
}

/** About how long something took, in the largest unit that fits: "40 seconds", "3 hours". @param span milliseconds */
export function formatDuration(span: number, locale: string): string {
  const units = [
    ['day', DAY_MS],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ] as const;
  const [unit, size] = units.find(([, length]) => Math.abs(span) >= length) ?? ['second', 1000];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(span / size),
  );
}

/** "1.2 MB" @param size bytes */
export function formatSize(size: number, locale: string): string {
  const units = [
    ['megabyte', 1_000_000],
    ['kilobyte', 1000],
  ] as const;
  const [unit, one] = units.find(([, length]) => size >= length) ?? (['byte', 1] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size / one);
}
