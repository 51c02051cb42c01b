import { describe, expect, it } from 'vitest';
import { readCsvFields } from '../../../tools/list/import/csv-fields.ts';
import { addDays, readFeedDay } from '../../../tools/list/import/feed-day.ts';
import { readAdblockLine } from '../../../tools/list/import/read-adblock-line.ts';
import { createCsvReader, createUrlhausReader } from '../../../tools/list/import/read-csv-line.ts';
import { readHostsLine } from '../../../tools/list/import/read-hosts-line.ts';
import type { Reading } from '../../../tools/list/import/reading.ts';

/** Readings as one word each: `host x`, `!reason`, `exempt x`. */
function words(readings: readonly Reading[]): readonly string[] {
  return readings.map((reading) => {
    if (reading.kind === 'reject') return `!${reading.reason}`;
    if (reading.kind === 'exempt') return `exempt ${reading.host}`;
    const { type, value, lastSeen } = reading.candidate;
    return lastSeen === undefined ? `${type} ${value}` : `${type} ${value} ${lastSeen}`;
  });
}

describe('readHostsLine (hosts(5))', () => {
  it.each([
    ['0.0.0.0 evil.example', ['host evil.example']],
    ['  127.0.0.1\tevil.example  other.example # both', ['host evil.example', 'host other.example']],
    [':: evil.example', ['host evil.example']],
    ['# 0.0.0.0 evil.example', []],
    ['', []],
    ['127.0.0.1 localhost', []],
    ['fe80::1%lo0 localhost', []],
    ['ff02::2 ip6-allrouters', []],
    ['0.0.0.0 localhost.localdomain evil.example', ['host evil.example']],
    ['192.0.2.1 evil.example', ['!hosts-address']],
    ['fe80::1 evil.example', ['!hosts-address']],
    ['evil.example', ['!empty']],
    ['0.0.0.0', ['!empty']],
  ])('%j', (line, expected) => expect(words(readHostsLine(line))).toEqual(expected));
});

describe('readAdblockLine', () => {
  it.each([
    ['||evil.example^', ['host evil.example']],
    ['||evil.example^$document,important', ['host evil.example']],
    ['! comment', []],
    ['[Adblock Plus 2.0]', []],
    ['||evil.example^$third-party', ['!adblock-options']],
    ['||evil.example^$~document', ['!adblock-options']],
    ['||evil.example^$document,domain=a.example', ['!adblock-options']],
    ['||evil.example/path^', ['!adblock-rule']],
    ['||evil.example', ['!adblock-rule']],
    ['||evil.example^x', ['!adblock-rule']],
    ['||evil.*^', ['!adblock-rule']],
    ['evil.example', ['!adblock-rule']],
    ['/ads/', ['!adblock-rule']],
    ['evil.example##.ad', ['!adblock-cosmetic']],
    ['##.ad', ['!adblock-cosmetic']],
    ['evil.example#@#.ad', ['!adblock-cosmetic']],
    ['evil.example##+js(set, a, b)', ['!adblock-cosmetic']],
    ['@@||good.example^', ['exempt good.example', '!adblock-exception']],
    ['@@||good.example^$document', ['exempt good.example', '!adblock-exception']],
    ['@@||good.example^$script', ['!adblock-exception']],
    ['@@/ads/', ['!adblock-exception']],
    ['||good.example^$badfilter', ['exempt good.example', '!adblock-exception']],
  ])('%j', (line, expected) => expect(words(readAdblockLine(line))).toEqual(expected));
});

describe('createUrlhausReader', () => {
  it('finds columns by the names in the last comment, and by the documented order without one', () => {
    const read = createUrlhausReader();
    const row =
      '"1","2026-11-01 10:00:00","http://a.example/x","offline","2026-11-02 10:00:00","m","t","l","r"';
    expect(words(read(row))).toEqual(['url http://a.example/x 2026-11-02']);
    expect(read('# id,dateadded,url,url_status,threat,tags,urlhaus_link,reporter')).toEqual([]);
    expect(words(read('"1","2026-11-01 10:00:00","http://a.example/x","offline","m","t","l","r"'))).toEqual([
      'url http://a.example/x 2026-11-01',
    ]);
    expect(words(read('"1","2026-11-01"'))).toEqual(['!bad-csv']);
  });
});

describe('createCsvReader', () => {
  it('takes columns in the order of the heading', () => {
    const read = createCsvReader();
    expect(read('# made by hand')).toEqual([]);
    expect(read('Value,note,Type')).toEqual([]);
    expect(words(read('evil.example,"a, b",HOST'))).toEqual(['host evil.example']);
    expect(words(read('evil.example'))).toEqual(['!other-type']);
  });

  it('reads type, value and last_seen without a heading', () => {
    const read = createCsvReader();
    expect(words(read('host,evil.example,2026-11-01'))).toEqual(['host evil.example 2026-11-01']);
    expect(words(read('host,evil.example,1.11.2026'))).toEqual(['!bad-date']);
    expect(words(read('host'))).toEqual(['!bad-csv']);
  });
});

describe('readCsvFields (RFC 4180)', () => {
  it.each([
    ['a,b', ['a', 'b']],
    ['"a","b"', ['a', 'b']],
    ['"a, ""b""" , c', ['a, "b"', 'c']],
    ['a,', ['a', '']],
    ['', ['']],
    ['"a', null],
    ['"a"b,c', null],
    ['a"b,c', null],
  ])('%j', (line, fields) => expect(readCsvFields(line)).toEqual(fields));
});

describe('readFeedDay', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026-11-22 23:59:59', '2026-11-22'],
    ['2026-11-22 23:59:59 UTC', '2026-11-22'],
    ['2026-11-22T23:59:59.000Z', '2026-11-22'],
    ['2026-11-22T23:30:00-02:00', '2026-11-23'],
    ['2026-11-22T00:30:00+0100', '2026-11-21'],
    ['1795200000', '2026-11-20'],
    [1795200000, '2026-11-20'],
    [null, null],
    ['None', null],
    [undefined, null],
  ])('%j is %j', (value, day) => expect(readFeedDay(value)).toEqual({ ok: true, day }));

  it.each([
    '2026-02-30',
    '22.11.2026',
    'yesterday',
    -1,
    Number.NaN,
    1e18,
    {},
    true,
    '2026-11-22T99:00:00+01:00',
  ])('%j is no date', (value) => expect(readFeedDay(value)).toEqual({ ok: false }));

  it('counts days across a leap day and a change of clocks', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  });
});
