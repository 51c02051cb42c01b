import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readListSource } from '../../../src/core/list/source.ts';
import {
  files,
  indicator,
  type Json,
  oneCase,
  problemsOf,
  withCase,
  withIndicator,
  withOther,
} from './source-sample.ts';

describe('a good list', () => {
  it('is read into cases and indicators', () => {
    const full = {
      note: 'A note.',
      is_disputed: true,
      at_most: 'note',
      first_seen: '2025-01-01',
      last_seen: '2025-02-01',
    };
    expect(readListSource(withIndicator(full))).toEqual({
      ok: true,
      list: {
        info: {
          id: 'sample',
          name: 'Sample list',
          version: 3,
          date: '2026-11-22',
          publisher: {
            legalName: 'Sample',
            contact: 'mailto:list@sample.test',
            complaintUrl: 'https://sample.test/wrong',
          },
        },
        cases: [
          {
            id: 'booter',
            number: 7,
            kind: 'ddos-for-hire',
            name: 'Booter',
            authority: ['Police of Test'],
            date: '2025-03',
            takeover: 'police',
            fraud: false,
            summary: {
              en: 'It sold attacks; the police say so.',
              it: 'Vendeva attacchi; lo dice la polizia.',
            },
            sources: ['https://www.authority.test/release'],
          },
        ],
        indicators: [
          {
            indicator: { type: 'host', value: 'booter.test' },
            claim: {
              case: 7,
              kind: 'seized',
              source: 'https://www.authority.test/release',
              locator: 'paragraph 3',
              lastChecked: '2026-11-22',
              reviewBy: '2027-11-22',
              firstSeen: '2025-01-01',
              lastSeen: '2025-02-01',
              note: 'A note.',
              isDisputed: true,
              atMost: 'note',
            },
          },
        ],
      },
    });
  });

  it('is sorted by case number, whatever file comes first', () => {
    const result = readListSource(
      files({
        'laundering.json': {
          kind: 'laundering',
          cases: [oneCase({ id: 'second', number: 2 }), oneCase({ id: 'third', number: 3 })],
        },
      }),
    );
    expect(result.ok && result.list.cases.map(({ number }) => number)).toEqual([2, 3, 7]);
    expect(result.ok && result.list.indicators.map(({ claim }) => claim.case)).toEqual([2, 3, 7]);
  });

  it.each([
    ['a company that the case names', { source: 'https://blog.company.test/x' }, ['Company'], 'booter.test'],
    [
      'the archived notice of the host',
      { source: 'https://archive.test/1/https://seized.test/' },
      ['Police'],
      'seized.test',
    ],
  ])('may rest on %s', (_, changes, authority, value) => {
    expect(problemsOf(withCase({ authority, indicators: [indicator({ ...changes, value })] }))).toEqual([]);
  });

  it('may have a review date on 28 February for a check on 29 February', () => {
    const checked = { last_checked: '2024-02-29', review_by: '2025-02-28' };
    expect(problemsOf(withIndicator(checked))).toEqual([]);
  });

  it.each([
    ['url', 'https://sites.popular.test/shop?a=1'],
    ['ip-range', '192.0.2.0/24'],
    ['ip-range', '2001:db8::/32'],
    ['ip-range', '::1/128'],
    ['email', 'sales@booter.test'],
    // ISO 13616 example
    ['bank-account', 'GB82WEST12345698765432'],
    ['computer-name', 'WIN-0ABCDEF1234'],
    ['phone', '+390612345678'],
    ['wallet', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
  ])('may hold an indicator of type %s: %s', (type, value) => {
    expect(problemsOf(withOther({ type, value }))).toEqual([]);
  });
});

describe('any JSON at all', () => {
  const names = fc.constantFrom(
    'list.json',
    'never-list.json',
    'primary-sources.json',
    'ddos-for-hire.json',
    '',
  );

  it('never throws, and is refused with at least one problem', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: names, json: fc.jsonValue() })), (source) => {
        expect(problemsOf(source).length).toBeGreaterThan(0);
      }),
    );
  });

  it('never throws where any single value of a good list is replaced', () => {
    const paths = listPaths(files().map(({ json }) => json));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
        const source = files().map(({ name, json }, index) => ({
          name,
          json: path[0] === String(index) ? replaceAt(json, path.slice(1), value) : json,
        }));
        const result = readListSource(source);
        if (result.ok) expect(result.list.cases).toHaveLength(1);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});

type Path = readonly string[];

function listPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, item]) => listPaths(item, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function replaceAt(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaceAt(item, rest, by) : item));
  return { ...(value as Json), [key]: replaceAt((value as Json)[key], rest, by) };
}
