const UTC_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})Z$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_DAY = 719_468;

/**
 * Seconds since 1970-01-01T00:00:00Z of a time written `YYYY-MM-DDTHH:MM:SSZ`, the one form of TUF metadata
 * (specification 4.2). Undefined for any other form and for a time that does not exist; leap seconds do not.
 */
export function readUtcTime(text: string): number | undefined {
  const parts = UTC_TIME.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const days = DAYS[month - 1];
  if (days === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const last = month === 2 && isLeapYear(year) ? 29 : days;
  if (day < 1 || day > last) return undefined;
  return countDays(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
}

/** The same time as text, for sentences that a person reads. */
export function writeUtcTime(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  const clock = [Math.floor(rest / 3_600), Math.floor(rest / 60) % 60, Math.floor(rest) % 60];
  const [hour, minute, second] = clock.map((part) => String(part).padStart(2, '0'));
  return `${writeDate(day)}T${hour}:${minute}:${second}Z`;
}

/** Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so leap days come last. */
function countDays(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - EPOCH_DAY;
}

/** The other way round, from the same source. */
function writeDate(days: number): string {
  const shifted = days + EPOCH_DAY;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
