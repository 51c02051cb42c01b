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

/** "Microsoft, Europol and BKA" */
export function joinNames(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
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

/**
 * How long ago a day was, in the largest whole unit: "today", "5 days ago", "2 months ago".
 * @param date `YYYY-MM-DD`, UTC. @param now epoch milliseconds
 */
export function formatAge(date: string, now: number, locale: string): string {
  const days = Math.max(0, Math.floor((now - Date.parse(date)) / DAY_MS));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (days < 60) return relative.format(-days, 'day');
  if (days < 730) return relative.format(-Math.floor(days / 30.44), 'month');
  return relative.format(-Math.floor(days / 365.25), 'year');
}
