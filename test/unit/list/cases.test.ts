import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseListCases } from '../../../src/core/list/cases.ts';

const PACKAGED: unknown = JSON.parse(
  readFileSync(new URL('../../../public/list/cases.json', import.meta.url), 'utf8'),
);

const CASE = {
  id: 'redvds',
  number: 1,
  kind: 'virtual-desktop-rental',
  name: 'RedVDS',
  authority: ['Microsoft'],
  date: '2026-01',
  summary: { en: 'It rented out computers.', de: 'Sie vermietete Rechner.' },
  takeover: 'court-order',
  fraud: false,
  sources: ['https://example.com/notice'],
};
const CLAIM = {
  case: 1,
  kind: 'seized',
  source: 'https://example.com/notice',
  locator: 'paragraph 3',
  lastChecked: '2026-11-01',
  reviewBy: '2027-11-01',
};
const LIST = {
  info: {
    id: 'cordon',
    name: 'Cordon list',
    version: 1,
    date: '2026-11-22',
    entries: 2,
    publisher: { legalName: 'Cordon' },
  },
  cases: [CASE],
  claims: [
    CLAIM,
    { ...CLAIM, kind: 'reported-by-company', isDisputed: true, atMost: 'note', note: 'in doubt' },
  ],
  sets: [[0], [0, 1]],
};

function problemsOf(list: unknown): readonly string[] {
  const parsed = parseListCases(list);
  return parsed.ok ? [] : parsed.problems;
}

describe('parseListCases', () => {
  it('reads what it describes, and the packaged list', () => {
    expect(parseListCases(LIST)).toEqual({ ok: true, cases: LIST });
    expect(parseListCases(PACKAGED)).toEqual({ ok: true, cases: PACKAGED });
  });

  it('reads a set that no entry has any more', () => {
    const retired = { ...LIST, sets: [[0], [], [0, 1]] };
    expect(parseListCases(retired)).toEqual({ ok: true, cases: retired });
  });

  it('leaves out what a later publisher may add', () => {
    const later = {
      ...LIST,
      cases: [{ ...CASE, colour: 'red' }],
      extra: 1,
      info: { ...LIST.info, __proto__x: 1 },
    };
    expect(parseListCases(later)).toEqual({ ok: true, cases: LIST });
  });

  it.each([
    ['no object', null, ': must be an object'],
    ['no sets', { ...LIST, sets: undefined }, '/sets: must be an array'],
    [
      'a kind that is not known',
      { ...LIST, cases: [{ ...CASE, kind: 'witchcraft' }] },
      '/cases/0/kind: must be one of',
    ],
    ['a case number out of range', { ...LIST, cases: [{ ...CASE, number: 65_536 }] }, '/cases/0/number: '],
    [
      'a script as source',
      { ...LIST, cases: [{ ...CASE, sources: ['javascript:alert(1)'] }] },
      '/cases/0/sources/0: ',
    ],
    ['no source', { ...LIST, cases: [{ ...CASE, sources: [] }] }, '/cases/0/sources: '],
    [
      'no English summary',
      { ...LIST, cases: [{ ...CASE, summary: { de: 'Nur Deutsch.' } }] },
      '/cases/0/summary/en: ',
    ],
    [
      'text that turns its direction',
      { ...LIST, cases: [{ ...CASE, name: 'Red\u202eSDV' }] },
      '/cases/0/name: ',
    ],
    ['text without end', { ...LIST, cases: [{ ...CASE, name: 'x'.repeat(601) }] }, '/cases/0/name: '],
    [
      'a day that does not exist',
      { ...LIST, claims: [{ ...CLAIM, lastChecked: '2026-02-30' }] },
      '/claims/0/lastChecked: ',
    ],
    [
      'a month where a day is needed',
      { ...LIST, claims: [{ ...CLAIM, reviewBy: '2026-02' }] },
      '/claims/0/reviewBy: ',
    ],
    ['a version of 0', { ...LIST, info: { ...LIST.info, version: 0 } }, '/info/version: '],
    [
      'a contact that runs',
      { ...LIST, info: { ...LIST.info, publisher: { legalName: 'x', contact: 'data:,x' } } },
      '/info/publisher/contact: ',
    ],
    [
      'a claim of no case',
      { ...LIST, claims: [CLAIM, { ...CLAIM, case: 2 }] },
      '/claims/1/case: there is no case 2',
    ],
    [
      'two cases of one number',
      { ...LIST, cases: [CASE, { ...CASE, id: 'other' }] },
      '/cases/1/number: 1 is given twice',
    ],
    [
      'two cases of one id',
      { ...LIST, cases: [CASE, { ...CASE, number: 2 }] },
      '/cases/1/id: redvds is given twice',
    ],
    ['a set of no claim', { ...LIST, sets: [[2]] }, '/sets/0: must be rising'],
    ['a set out of order', { ...LIST, sets: [[1, 0]] }, '/sets/0: must be rising'],
    ['a set that repeats a claim', { ...LIST, sets: [[0, 0]] }, '/sets/0: must be rising'],
  ])('refuses %s', (_, list, problem) => {
    expect(problemsOf(list).join('\n')).toContain(problem);
  });

  it('reports every field that is wrong, 100 at most', () => {
    expect(problemsOf({ ...LIST, info: {}, cases: [{}] }).length).toBeGreaterThan(10);
    const claims = Array.from({ length: 500 }, () => ({ ...CLAIM, case: 9 }));
    expect(problemsOf({ ...LIST, claims })).toHaveLength(100);
  });

  it('takes or refuses any JSON', () => {
    const keys = ['info', 'cases', 'claims', 'sets'];
    const nearly = fc.record(
      Object.fromEntries(
        keys.map((key) => [
          key,
          fc.oneof(fc.jsonValue(), fc.constant((LIST as Record<string, unknown>)[key])),
        ]),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (value) => {
        const parsed = parseListCases(value);
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
