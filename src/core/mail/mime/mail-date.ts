import { readUtcTime } from '../../tuf/utc-time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE =
  /(?<day>\d{1,2})\s+(?<month>[a-z]{3})[a-z]*\s+(?<year>\d{2,4})\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?<zone>[+-]\d{4})?/i;

/** Epoch milliseconds of a `Date` header (RFC 5322 section 3.3, two-digit years as in 4.3); null where it is none. */
export function readMailDate(text: string): number | null {
  const parts = DATE.exec(text)?.groups;
  if (parts === undefined) return null;
  const month = MONTHS.indexOf((parts['month'] ?? '').toLowerCase()) + 1;
  const short = Number(parts['year']);
  const year = (parts['year'] ?? '').length > 2 ? short : short < 50 ? 2000 + short : 1900 + short;
  const two = (value: string | number | undefined) => String(value ?? 0).padStart(2, '0');
  const seconds = readUtcTime(
    `${String(year).padStart(4, '0')}-${two(month)}-${two(parts['day'])}T${two(parts['hour'])}:${two(parts['minute'])}:${two(parts['second'])}Z`,
  );
  if (seconds === undefined) return null;
  const zone = parts['zone'] ?? '+0000';
  const offset = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5))) * 60;
  return (seconds - (zone.startsWith('-') ? -offset : offset)) * 1000;
}
