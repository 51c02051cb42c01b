import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIgnoredSteps, type IgnoreRules } from '../../../src/core/list/find-ignored.ts';
import type { IgnoredEntries } from '../../../src/core/list/ignored-entries.ts';
import { indexNeverList } from '../../../src/core/list/never-list.ts';
import { entriesBelow } from '../../../src/core/table/entries-below.ts';
import { finishSteps } from '../../../src/core/table/finish-steps.ts';
import { hostKey, urlKey } from '../../../src/core/table/key.ts';
import type { TableEntry } from '../../../src/core/table/table-format.ts';
import { PublicSuffixes } from '../../../src/core/url/public-suffixes.ts';
import { hostEntry, makeFilter, makeTable, manyHosts, must } from '../table/table-samples.ts';

// LIST.md: "The client repeats the first guard: a list that names a never-listed host is taken without that entry".

const rules: IgnoreRules = {
  suffixes: new PublicSuffixes('test\nexample\nhosting.example\n*.wild.example\n!one.wild.example'),
  own: { authorities: ['police.test'], popular: ['shop.test', 'mail.provider.test'] },
  inUse: { authorities: ['court.test'], popular: ['bank.test'] },
  mayForce: false,
};

function urlEntry(host: string, path: string): TableEntry {
  return { ...hostEntry(host), key: must(urlKey(host, 'name', path)) };
}

function find(entries: readonly TableEntry[], more: Partial<IgnoreRules> = {}): IgnoredEntries {
  const table = makeTable([...manyHosts(2_000).map((host) => hostEntry(host)), ...entries]);
  const found = finishSteps(findIgnoredSteps(table, makeFilter(table), { ...rules, ...more }));
  return { values: [...found.values].sort(), count: found.count };
}

describe('entries that count for nothing', () => {
  it('are none in a list that names nothing of the kind', () => {
    expect(find([hostEntry('a.shop.test'), hostEntry('x.hosting.example')])).toEqual({
      values: [],
      count: 0,
    });
  });

  it.each([
    ['a public suffix', 'hosting.example'],
    ['a top-level domain', 'example'],
    ['a suffix by a wildcard', 'any.wild.example'],
    ['a popular host of its own never-list', 'shop.test'],
    ['the same with www.', 'www.shop.test'],
    ['a host above one', 'provider.test'],
    ['an authority of its own never-list', 'police.test'],
    ['a host below one', 'a.b.police.test'],
  ])('are %s: %s', (_, host) => {
    expect(find([hostEntry(host)])).toEqual({ values: [host], count: 1 });
  });

  it.each(['one.wild.example', 'a.any.wild.example', 'notpolice.test', 'x.mail.provider.test'])(
    'are not %s',
    (host) => {
      expect(find([hostEntry(host)])).toEqual({ values: [], count: 0 });
    },
  );

  it('are counted, not kept, where what holds for every list names them: it may be another one tomorrow', () => {
    const entries = ['bank.test', 'court.test', 'unit.court.test'].map((host) => hostEntry(host));
    expect(find(entries)).toEqual({ values: [], count: 3 });
  });

  it('are URLs too: of a whole host, and anything at an authority', () => {
    const entries = [
      urlEntry('shop.test', '/'),
      urlEntry('shop.test', '/scam'),
      urlEntry('police.test', '/notice'),
      urlEntry('hosting.example', '/'),
      urlEntry('bank.test', '/'),
    ];
    expect(find(entries)).toEqual({
      values: ['http://hosting.example/', 'http://police.test/notice', 'http://shop.test/'],
      count: 4,
    });
  });

  it('are not what a list named by policy forces, but for suffixes and authorities', () => {
    const forced = ['shop.test', 'bank.test', 'police.test', 'court.test', 'hosting.example'].map((host) =>
      hostEntry(host, { isForced: true }),
    );
    expect(find(forced, { mayForce: true })).toEqual({
      values: ['hosting.example', 'police.test'],
      count: 3,
    });
    expect(find(forced)).toEqual({ values: ['hosting.example', 'police.test'], count: 5 });
  });

  it('are the same ones that looking at every entry finds', () => {
    const label = fc.constantFrom('a', 'www', 'mail', 'any', 'one', 'wild', 'shop', 'provider', 'police');
    const end = fc.constantFrom('test', 'example', 'police.test', 'shop.test', 'wild.example', 'bank.test');
    const host = fc
      .tuple(fc.array(label, { maxLength: 3 }), end)
      .map(([labels, last]) => [...labels, last].join('.'));
    const own = indexNeverList(rules.own);
    const inUse = indexNeverList(rules.inUse);
    fc.assert(
      fc.property(fc.uniqueArray(host, { minLength: 1, maxLength: 40 }), (hosts) => {
        const table = makeTable(hosts.map((each) => hostEntry(each)));
        const found = finishSteps(findIgnoredSteps(table, makeFilter(table), rules));
        const values = hosts.filter((each) => rules.suffixes.isSuffix(each) || own.isNeverListed(each));
        const counted = hosts.filter((each) => values.includes(each) || inUse.isNeverListed(each));
        expect(new Set(found.values)).toEqual(new Set(values));
        expect(found.count).toBe(counted.length);
      }),
    );
  });
});

it('entriesBelow gives the entries that begin with a key, over as many blocks as they fill, and no other', () => {
  const below = manyHosts(1_500).map((host) => `${host}.parent.test`);
  const others = ['aparent.test', 'parent.tesu', 'zparent.test', 'test', ...manyHosts(1_500)];
  const hosts = [...below, ...others, 'parent.test'];
  const table = makeTable(hosts.map((host) => hostEntry(host)));
  const found = [...entriesBelow(table, must(hostKey('parent.test')))].map(({ key }) => key);
  const expected = ['parent.test', ...new Set(below)].map((host) => must(hostKey(host)));
  expect(found).toEqual(expected.sort());
  expect([...entriesBelow(table, must(hostKey('absent.test')))]).toEqual([]);
});
