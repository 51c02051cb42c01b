import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openNeverList, readNeverList, takeNeverListHosts } from '../../../src/core/list/never-list.ts';

const packaged: unknown = JSON.parse(
  readFileSync(new URL('../../../lists/cordon/never-list.json', import.meta.url), 'utf8'),
);

function hostsOf(value: unknown): readonly string[] {
  const { authorities, popular } = value as { authorities: string[]; popular: string[] };
  return [...authorities, ...popular];
}

it('answers as the checked form does, for the hosts of the list, those above and below them, and others', () => {
  const hosts = takeNeverListHosts(packaged);
  const checked = readNeverList(packaged);
  if (hosts === null || !checked.ok) throw new Error('the packaged never-list opens');
  expect(hosts).toEqual(checked.hosts);
  const quick = openNeverList(hosts);
  for (const host of hostsOf(packaged)) {
    const parent = host.slice(host.indexOf('.') + 1);
    for (const one of [host, `www.${host}`, `a.${host}`, `not${host}`, parent, `www.${parent}`]) {
      expect(quick.isAuthority(one), one).toBe(checked.list.isAuthority(one));
      expect(quick.isNeverListed(one), one).toBe(checked.list.isNeverListed(one));
      expect(quick.mayBeForced(one), one).toBe(checked.list.mayBeForced(one));
    }
  }
});

it('takes nothing that is no never-list, and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const hosts = takeNeverListHosts(value);
      if (hosts !== null) openNeverList(hosts).isNeverListed('a.example');
    }),
  );
  expect(takeNeverListHosts({ authorities: ['a.example'], popular: [7] })).toBeNull();
  expect(takeNeverListHosts({ authorities: ['a.example'] })).toBeNull();
});
