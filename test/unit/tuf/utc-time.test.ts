import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUtcTime, writeUtcTime } from '../../../src/core/tuf/utc-time.ts';

describe('times of metadata (specification 4.2)', () => {
  it('agree with the calendar of the language, from year 0 to 9999', () => {
    const seconds = fc.integer({ min: -62_167_219_200, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, (time) => {
        const text = new Date(time * 1000).toISOString().replace('.000Z', 'Z');
        expect(readUtcTime(text)).toBe(time);
        expect(writeUtcTime(time)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2000-02-29T23:59:59Z', 951_868_799],
    ['1985-10-21T01:21:00Z', 498_705_660],
    ['0000-01-01T00:00:00Z', -62_167_219_200],
  ])('%s', (text, seconds) => {
    expect(readUtcTime(text)).toBe(seconds);
  });

  it.each([
    '',
    '2027-01-15',
    '2027-01-15T08:00:00',
    '2027-01-15T08:00:00+00:00',
    '2027-01-15T08:00:00.000Z',
    '2027-01-15 08:00:00Z',
    '2027-01-15t08:00:00z',
    ' 2027-01-15T08:00:00Z',
    '2027-01-15T08:00:00Z\n',
    '2027-00-15T08:00:00Z',
    '2027-13-15T08:00:00Z',
    '2027-01-00T08:00:00Z',
    '2027-01-32T08:00:00Z',
    '2027-02-29T08:00:00Z',
    '1900-02-29T08:00:00Z',
    '2027-04-31T08:00:00Z',
    '2027-01-15T24:00:00Z',
    '2027-01-15T08:60:00Z',
    '2027-01-15T08:00:60Z',
    '+27-01-15T08:00:00Z',
  ])('%j is none', (text) => {
    expect(readUtcTime(text)).toBeUndefined();
  });
});
