import { describe, expect, it } from 'vitest';
import { URL } from 'whatwg-url';
import type { IndicatorType } from '../../../src/core/list/model.ts';
import { readNeverList } from '../../../src/core/list/never-list.ts';
import { buildTable, compareKeys } from '../../../src/core/table/build-table.ts';
import { computerNameKey, hostKey, type TableKey, urlKey } from '../../../src/core/table/key.ts';
import { openTable, type Table } from '../../../src/core/table/open-table.ts';
import { readImportUrl } from '../../../src/core/url/import-address.ts';
import {
  checkIndicator,
  findForceProblem,
  findRefusedEntries,
  findSizeProblem,
  type GuardRules,
} from '../../../tools/list/guards.ts';

const authorities = ['police.example.net', 'court.test'];
const never = readNeverList({ authorities, popular: ['popular.test', 'sites.big.test'] });
if (!never.ok) throw new Error('the never-list is wrong');
const neverList = never.list;

function rulesWith(
  changes: Partial<Omit<GuardRules, 'repository'>> & { readonly repository?: string } = {},
): GuardRules {
  const { repository, ...rest } = changes;
  const read = repository === undefined ? null : readImportUrl(repository, URL);
  return {
    neverList,
    authorities,
    forced: new Set(),
    ownDomains: new Set(),
    repository: read?.ok === true ? read.url : null,
    ...rest,
  };
}

function check(type: IndicatorType, value: string, rules: GuardRules = rulesWith()): string {
  const answer = checkIndicator({ type, value }, rules);
  if (answer.kind === 'refused') return answer.because;
  return answer.isForced ? 'forced' : 'allowed';
}

describe('checkIndicator', () => {
  it.each<[IndicatorType, string, string]>([
    ['host', 'evil.example', 'allowed'],
    ['host', 'co.uk', 'public-suffix'],
    ['host', 'github.io', 'public-suffix'],
    ['host', 'evil.github.io', 'allowed'],
    ['host', 'com', 'public-suffix'],
    ['host', 'popular.test', 'never-listed'],
    ['host', 'www.popular.test', 'never-listed'],
    ['host', 'evil.popular.test', 'allowed'],
    ['host', 'big.test', 'never-listed'],
    ['host', 'court.test', 'authority-host'],
    ['host', 'www.court.test', 'authority-host'],
    ['host', 'printer.local', 'local-name'],
    ['host', 'localhost.localdomain', 'local-name'],
    ['host', 'files.corp', 'local-name'],
    ['host', 'nas.home.arpa', 'local-name'],
    ['host', 'corp.example', 'allowed'],
    ['url', 'https://popular.test/evil', 'allowed'],
    ['url', 'https://popular.test/', 'never-listed'],
    ['url', 'https://popular.test/?q=1', 'allowed'],
    ['url', 'https://github.io/', 'public-suffix'],
    ['url', 'https://www.court.test/x', 'authority-host'],
    ['url', 'http://192.0.2.1/', 'allowed'],
    ['url', 'http://[2001:db8::1]/x', 'allowed'],
    ['email', 'a@popular.test', 'allowed'],
    ['email', 'a@court.test', 'authority-host'],
    ['ip-range', '192.0.2.0/24', 'allowed'],
    ['computer-name', 'WIN-1', 'allowed'],
    ['wallet', 'popular.test', 'allowed'],
  ])('%s %s: %s', (type, value, expected) => expect(check(type, value)).toBe(expected));

  const own = rulesWith({ ownDomains: new Set(['own.test', 'shop.group.test']) });
  it.each<[IndicatorType, string, string]>([
    ['host', 'own.test', 'own-domain'],
    ['host', 'a.b.own.test', 'own-domain'],
    ['host', 'notown.test', 'allowed'],
    ['host', 'group.test', 'own-domain'],
    ['host', 'other.group.test', 'allowed'],
    ['url', 'https://a.own.test/x', 'own-domain'],
    ['url', 'https://group.test/x', 'allowed'],
    ['url', 'https://group.test/', 'own-domain'],
    ['email', 'boss@own.test', 'own-domain'],
  ])('with own domains, %s %s: %s', (type, value, expected) =>
    expect(check(type, value, own)).toBe(expected),
  );

  const hosted = rulesWith({ repository: 'https://lists.bucket.test/org/cordon' });
  it.each<[IndicatorType, string, string]>([
    ['host', 'lists.bucket.test', 'repository-host'],
    ['host', 'bucket.test', 'repository-host'],
    ['host', 'x.lists.bucket.test', 'allowed'],
    ['url', 'https://lists.bucket.test/', 'repository-host'],
    ['url', 'https://lists.bucket.test/org/', 'repository-host'],
    ['url', 'https://lists.bucket.test/org', 'allowed'],
    ['url', 'https://lists.bucket.test/org/cordon/1.root.json', 'repository-host'],
    ['url', 'https://lists.bucket.test/other/evil', 'allowed'],
    ['url', 'https://bucket.test/org/', 'repository-host'],
    ['url', 'https://else.test/org/', 'allowed'],
  ])('with a repository, %s %s: %s', (type, value, expected) =>
    expect(check(type, value, hosted)).toBe(expected),
  );

  it('keeps a repository at an IP address reachable', () => {
    const at = rulesWith({ repository: 'http://203.0.113.9/cordon/' });
    expect(check('ip-range', '203.0.113.0/24', at)).toBe('repository-host');
    expect(check('ip-range', '203.0.114.0/24', at)).toBe('allowed');
    expect(check('ip-range', '2001:db8::/32', at)).toBe('allowed');
    expect(check('url', 'http://203.0.113.9/cordon/x', at)).toBe('repository-host');
  });

  it('lists a popular host where it is forced by its name, and nothing else by it', () => {
    const forced = rulesWith({ forced: new Set(['popular.test', 'evil.test']) });
    expect(check('host', 'popular.test', forced)).toBe('forced');
    expect(check('host', 'www.popular.test', forced)).toBe('never-listed');
    expect(check('host', 'big.test', forced)).toBe('never-listed');
    expect(check('host', 'evil.test', forced)).toBe('allowed');
    const own = { ...forced, ownDomains: new Set(['popular.test']) };
    expect(check('host', 'popular.test', own)).toBe('own-domain');
  });
});

describe('findRefusedEntries', () => {
  function tableOf(...entries: readonly (readonly [key: TableKey | null, isForced: boolean])[]): Table {
    const sorted = entries
      .flatMap(([key, isForced]) =>
        key === null ? [] : [{ key, isForced, setId: 0, rank: 1, isHttps: true } as const],
      )
      .sort((a, b) => compareKeys(a.key, b.key));
    const built = buildTable(sorted, { listVersion: 1, sets: 1, salt: new Uint8Array(16) });
    const opened = built.ok ? openTable(built.bytes) : null;
    if (opened?.ok !== true) throw new Error('no table');
    return opened.table;
  }

  it('finds what was built without the guards', () => {
    const table = tableOf(
      [hostKey('evil.test'), false],
      [hostKey('popular.test'), false],
      [urlKey('www.court.test', 'name', '/x'), false],
      [urlKey('192.0.2.1', 'ipv4', '/'), false],
      [computerNameKey('WIN-1'), false],
    );
    expect(findRefusedEntries(table, rulesWith())).toEqual([
      'url https://www.court.test/x: authority-host',
      'host popular.test: never-listed',
    ]);
  });

  it('takes a forced entry at its word, but not on an authority’s host', () => {
    const table = tableOf([hostKey('popular.test'), true], [hostKey('court.test'), true]);
    expect(findRefusedEntries(table, rulesWith())).toEqual(['host court.test: authority-host']);
  });

  it('stops at a hundred', () => {
    const hosts = Array.from(
      { length: 300 },
      (_, index) => [hostKey(`h${index}.court.test`), false] as const,
    );
    expect(findRefusedEntries(tableOf(...hosts), rulesWith())).toHaveLength(100);
  });
});

describe('findForceProblem', () => {
  it.each([
    ['popular.test', undefined],
    ['github.io', 'github.io is a public suffix: it cannot be forced.'],
    ['www.court.test', 'www.court.test is an authority’s, or above one: it cannot be forced.'],
    ['example.net', 'example.net is an authority’s, or above one: it cannot be forced.'],
  ])('%s', (host, problem) => expect(findForceProblem(rulesWith({ forced: new Set([host]) }))).toBe(problem));
});

describe('findSizeProblem', () => {
  it.each([
    [{ before: 100, added: 20, removed: 20 }, undefined],
    [{ before: 100, added: 21, removed: 0 }, /adds 21 and removes 0 of 100 indicators: more than 20 %/],
    [{ before: 100, added: 0, removed: 21 }, /removes 21/],
    // As many as before, and another list all the same.
    [{ before: 1000, added: 900, removed: 900 }, /adds 900 and removes 900 of 1,000/],
    [{ before: 0, added: 1, removed: 0 }, /adds 1/],
  ])('%j', (change, expected) => {
    const problem = findSizeProblem(change, 0.2);
    if (expected === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatch(expected);
  });
});
