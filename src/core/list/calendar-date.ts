const DATE = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** How exact a date is. */
export type DatePrecision = 'day' | 'month' | 'year';

/** `day` for `2026-01-14`, `month` for `2026-01`, `year` for `2026`; `undefined` for anything that is no real date. */
export function findDatePrecision(text: string): DatePrecision | undefined {
  const parts = DATE.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { month, day } = parts;
  if (month === undefined) return 'year';
  const year = Number(parts['year']);
  const days = DAYS[Number(month) - 1];
  if (days === undefined) return undefined;
  if (day === undefined) return 'month';
  const last = days + (month === '02' && isLeapYear(year) ? 1 : 0);
  return Number(day) >= 1 && Number(day) <= last ? 'day' : undefined;
}

/** The same day 12 months later, for a real date `YYYY-MM-DD`; 29 February becomes 28 February. */
export function addTwelveMonths(date: string): string {
  const year = String(Number(date.slice(0, 4)) + 1).padStart(4, '0');
  return `${year}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
