import { formatDate } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';

/** A day as the reader writes it. @param time epoch milliseconds */
export function writeDay(time: number): string {
  return formatDate(new Date(time).toISOString().slice(0, 10), readFormatLocale());
}
