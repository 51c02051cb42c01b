import type { FoundExposure } from '../core/list/exposure.ts';
import { formatCount, formatDate, pickPlural } from './format.ts';
import { readFormatLocale } from './language.ts';
import { snake } from './snake.ts';
import { t } from './translate.ts';

/** "Opened on 12 November 2026, listed since 20 November 2026." */
export function sayExposure({ type, day, foundAt }: FoundExposure): string {
  const locale = readFormatLocale();
  const metOn = formatDate(new Date(day * 86_400_000).toISOString().slice(0, 10), locale);
  const listedSince = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(foundAt);
  return t(`exposure_met_${snake(type)}`, [metOn, listedSince]);
}

/** "1 thing that you dealt with earlier is listed now" */
export function countExposures(count: number): string {
  const locale = readFormatLocale();
  return t(`exposure_news_${pickPlural(count, locale)}`, [formatCount(count, locale)]);
}
