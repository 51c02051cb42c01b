import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatDate,
  formatMoment,
  formatSoon,
  formatSpan,
  joinNames,
  pickPlural,
  readPrecision,
} from '../../../src/ui/format.ts';

describe('formatDate', () => {
  it.each([
    ['2026-01-14', 'de', '14. Januar 2026'],
    ['2026-01', 'it', 'gennaio 2026'],
    ['2026', 'fr', '2026'],
    // The day is the same on both sides of the date line: dates of lists are days, not moments.
    ['2026-12-31', 'en-GB', '31 December 2026'],
  ])('%s in %s', (date, locale, shown) => {
    expect(formatDate(date, locale)).toBe(shown);
  });

  it.each(['2026-13', '2026-02-31x', 'soon', '', '2026-1-1'])('leaves "%s" as it is', (text) => {
    expect(formatDate(text, 'en')).toBe(text);
  });
});

it('readPrecision claims no more than it was given', () => {
  expect(['2026-01-14', '2026-01', '2026', 'x'].map(readPrecision)).toEqual(['day', 'month', 'year', 'year']);
});

it('formatAge uses the largest whole unit, and never the future', () => {
  const now = Date.UTC(2026, 10, 22, 9);
  const age = (date: string) => formatAge(date, now, 'en');
  expect(age('2026-11-22')).toBe('today');
  expect(age('2026-11-17')).toBe('5 days ago');
  expect(age('2026-08-01')).toBe('3 months ago');
  expect(age('2022-11-01')).toBe('4 years ago');
  expect(age('2027-01-01')).toBe('today');
});

it('joins names and picks plurals as the language does', () => {
  expect(joinNames(['A', 'B', 'C'], 'de')).toBe('A, B und C');
  expect([0, 1, 2].map((count) => pickPlural(count, 'fr'))).toEqual(['one', 'one', 'other']);
  expect([0, 1, 2].map((count) => pickPlural(count, 'en'))).toEqual(['other', 'one', 'other']);
});

it('formatMoment names day and time', () => {
  const moment = new Date(2026, 10, 22, 10, 12).getTime();
  expect(formatMoment(moment, 'en-GB')).toMatch(/^22 November 2026.*10:12$/);
  expect(formatMoment(moment, 'de')).toMatch(/^22\. November 2026.*10:12$/);
});

it('formatSoon leaves out the day where it is the present one', () => {
  const now = new Date(2026, 10, 22, 23, 30).getTime();
  expect(formatSoon(new Date(2026, 10, 22, 23, 50).getTime(), now, 'en-GB')).toBe('23:50');
  expect(formatSoon(new Date(2026, 10, 23, 11, 10).getTime(), now, 'en-GB')).toBe('23 Nov, 11:10');
});

it.each([
  [1, 'en', '1 day'],
  [5, 'de', '5 Tage'],
  [61, 'en', '2 months'],
  // Ten years are 3,652 or 3,653 days.
  [3652, 'en', '10 years'],
  [3653, 'it', '10 anni'],
])('formatSpan: %s days in %s', (days, locale, shown) => {
  expect(formatSpan(days, locale)).toBe(shown);
});
