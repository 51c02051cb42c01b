import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case, Claim, Indicator } from '../../../src/core/list/model.ts';
import { buildTable, compareKeys } from '../../../src/core/table/build-table.ts';
import { hostKey, type TableKey } from '../../../src/core/table/key.ts';
import { openTable, type Table } from '../../../src/core/table/open-table.ts';
import { assembleList } from '../../../tools/list/assemble-list.ts';
import { formatDiff } from '../../../tools/list/diff-format.ts';
import { diffLists } from '../../../tools/list/diff-lists.ts';
import { PopularityRanking } from '../../../tools/list/diff-popularity.ts';
import { countChange, pairEntries } from '../../../tools/list/diff-tables.ts';
import type { BuiltList } from '../../../tools/lookup/open-built-list.ts';
import { openGuards } from './import-lists.ts';

const CASES: readonly Case[] = ['first', 'second', 'third'].map((id, number) => ({
  id,
  number,
  kind: 'phishing',
  name: id.toUpperCase(),
  authority: ['A'],
  date: '2026',
  summary: { en: id },
  fraud: true,
  sources: ['https://a.test/'],
}));

function claimOf(number: number, changes: Partial<Claim> = {}): Claim {
  return {
    case: number,
    kind: 'charged',
    source: 'https://a.test/',
    locator: '1',
    lastChecked: '2026-11-01',
    reviewBy: '2027-11-01',
    ...changes,
  };
}

type Entry = readonly [value: string, ...claims: Claim[]];

function listOf(version: number, entries: readonly Entry[], cases: readonly Case[] = CASES): BuiltList {
  const info = { id: 'l', name: 'List', version, date: '2026-11-22', publisher: { legalName: 'A' } };
  const indicators = entries.flatMap(([value, ...claims]) => {
    const type = value.includes('/') ? 'url' : value.startsWith('WIN-') ? 'computer-name' : 'host';
    const indicator: Indicator = { type, value };
    return claims.map((claim) => ({ indicator, claim }));
  });
  const assembled = assembleList({ info, cases, indicators });
  const opened = openTable(assembled.table);
  if (!opened.ok) throw new Error(opened.error.problem);
  return { table: opened.table, filter: null, cases: assembled.cases, neverList: openGuards().neverList };
}

const NO_RANKING = new PopularityRanking([]);

describe('diffLists', () => {
  const before = listOf(1, [
    ['gone.test', claimOf(0)],
    ['same.test', claimOf(0)],
    ['checked.test', claimOf(0)],
    ['moved.test', claimOf(0), claimOf(1)],
    ['weaker.test', claimOf(1)],
  ]);
  const after = listOf(2, [
    ['new.test', claimOf(2)],
    ['same.test', claimOf(0)],
    ['checked.test', claimOf(0, { lastChecked: '2026-11-22', reviewBy: '2027-11-22' })],
    ['moved.test', claimOf(1), claimOf(2)],
    ['weaker.test', claimOf(1, { isDisputed: true, atMost: 'note' })],
  ]);
  const diff = diffLists(before, after, NO_RANKING, 20);

  it('tells what comes, goes and changes; a new date of checking is no change', () => {
    expect(diff.totals).toEqual({ added: 1, removed: 1, changed: 2, unchanged: 2 });
    expect(diff.first.added).toEqual([
      {
        kind: 'added',
        indicator: { type: 'host', value: 'new.test' },
        before: [],
        after: ['third: charged'],
      },
    ]);
    expect(diff.first.removed.map(({ indicator }) => indicator.value)).toEqual(['gone.test']);
    expect(
      diff.first.changed.map(({ indicator, before: was, after: is }) => [indicator.value, was, is]),
    ).toEqual([
      ['moved.test', ['first: charged', 'second: charged'], ['second: charged', 'third: charged']],
      ['weaker.test', ['second: charged'], ['second: charged, disputed, at most note']],
    ]);
  });

  it('counts by case, most changes first: those that come to an indicator or leave it, or else stay with it', () => {
    expect(diff.byCase.map(({ id, added, removed, changed }) => [id, added, removed, changed])).toEqual([
      ['first', 0, 2, 0],
      ['third', 2, 0, 0],
      ['second', 0, 0, 1],
    ]);
  });

  it('lists no more than it is asked for, and says how many there are', () => {
    const short = diffLists(before, after, NO_RANKING, 1);
    expect(short.first.changed).toHaveLength(1);
    expect(formatDiff(short).join('\n')).toContain('… and 1 more');
  });

  it('can be read by a person', () => {
    expect(formatDiff(diff)).toEqual([
      'List, version 1 of 2026-11-22: 5 indicators',
      '-> List, version 2 of 2026-11-22: 5 indicators',
      '',
      '          1  added',
      '          1  removed',
      '          2  changed',
      '          2  unchanged',
      '',
      'By case:',
      '        +0        -2        ~0  first (FIRST)',
      '        +2        -0        ~0  third (THIRD)',
      '        +0        -0        ~1  second (SECOND)',
      '',
      'Most popular hosts affected:',
      '  - host gone.test  (first: charged)',
      '  ~ host moved.test',
      '      was: first: charged; second: charged',
      '      is:  second: charged; third: charged',
      '  + host new.test  (third: charged)',
      '  ~ host weaker.test',
      '      was: second: charged',
      '      is:  second: charged, disputed, at most note',
      '',
      'Added:',
      '  + host new.test  (third: charged)',
      '',
      'Removed:',
      '  - host gone.test  (first: charged)',
      '',
      'Changed:',
      '  ~ host moved.test',
      '      was: first: charged; second: charged',
      '      is:  second: charged; third: charged',
      '  ~ host weaker.test',
      '      was: second: charged',
      '      is:  second: charged, disputed, at most note',
    ]);
  });

  it('names cases that come, go, or say something else', () => {
    const [first, second, third] = CASES;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three cases');
    const older = listOf(1, [['a.test', claimOf(0)]], [first, second]);
    const newer = listOf(2, [['a.test', claimOf(0)]], [{ ...first, fraud: false }, third]);
    expect(diffLists(older, newer, NO_RANKING, 20).cases).toEqual({
      added: ['third'],
      removed: ['second'],
      changed: ['first'],
    });
  });
});

describe('the most popular hosts affected', () => {
  const ranking = new PopularityRanking(['top.test', 'second.test', 'third.test']);
  const popularOf = (entries: readonly string[]): readonly string[] => {
    const after = listOf(
      2,
      entries.map((value): Entry => [value, claimOf(0)]),
    );
    return diffLists(listOf(1, [['x.test', claimOf(0)]]), after, ranking, 0).popular.map(
      ({ indicator }) => indicator.value,
    );
  };

  it('are those in the ranking, and what lies on or below them, in its order; then the shortest names', () => {
    const values = [
      'a.b.unknown.test',
      'unknown.test',
      'https://second.test/x',
      'third.test',
      'a.top.test',
      'WIN-1',
    ];
    expect(popularOf(values)).toEqual([
      'a.top.test',
      'https://second.test/x',
      'third.test',
      'unknown.test',
      'x.test',
      'a.b.unknown.test',
    ]);
  });

  it('are ten at most, whatever the order in which they are met', () => {
    const many = Array.from({ length: 30 }, (_, index) => `h${index}.unknown.test`);
    const shown = popularOf([...many, 'zz.top.test', 'aa.third.test']);
    expect(shown).toHaveLength(10);
    expect(shown.slice(0, 2)).toEqual(['zz.top.test', 'aa.third.test']);
  });
});

describe('pairEntries', () => {
  function tableOf(keys: readonly TableKey[]): Table {
    const entries = keys.map((key) => ({ key, setId: 0, rank: 1, isForced: false, isHttps: false }) as const);
    const built = buildTable(entries, { listVersion: 1, sets: 1, salt: new Uint8Array(16) });
    const opened = built.ok ? openTable(built.bytes) : null;
    if (opened?.ok !== true) throw new Error('no table');
    return opened.table;
  }

  it('meets every key of both tables once, in order', () => {
    const host = fc.stringMatching(/^[a-d]{1,3}\.test$/);
    const keys = fc
      .uniqueArray(host, { maxLength: 30 })
      .map((hosts) => hosts.flatMap((name) => hostKey(name) ?? []).sort(compareKeys));
    fc.assert(
      fc.property(keys, keys, (older, newer) => {
        const [left, right] = [tableOf(older), tableOf(newer)];
        const pairs = [...pairEntries(left, right)];
        const all = [...new Set([...older, ...newer])].sort(compareKeys);
        expect(pairs.map(({ before, after }) => (before ?? after)?.key)).toEqual(all);
        for (const { before, after } of pairs) {
          const key = (before ?? after)?.key as TableKey;
          expect([before !== null, after !== null]).toEqual([older.includes(key), newer.includes(key)]);
        }
        expect(countChange(left, right)).toEqual({
          before: older.length,
          added: newer.filter((key) => !older.includes(key)).length,
          removed: older.filter((key) => !newer.includes(key)).length,
        });
      }),
      { numRuns: 200 },
    );
  });
});
