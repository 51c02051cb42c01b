import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openNeverList, readNeverList } from '../../../src/core/list/never-list.ts';

const packaged: unknown = JSON.parse(
  readFileSync(new URL('../../../lists/cordon/never-list.json', import.meta.url), 'utf8'),
);

function hostsOf(value: unknown): readonly string[] {
  const { authorities, popular } = value as { authorities: string[]; popular: string[] };
  return [...authorities, ...popular];
}

it('answers as the checked form does, for the hosts of the list, those above and below them, and others', () => {
  const quick = openNeverList(packaged);
  const checked = readNeverList(packaged);
  if (quick === null || !checked.ok) throw new Error('the packaged never-list opens');
  for (const host of hostsOf(packaged)) {
    const parent = host.slice(host.indexOf('.') + 1);
    for (const one of [host, `www.${host}`, `a.${host}`, `not${host}`, parent]) {
      expect(quick.isAuthority(one), one).toBe(checked.list.isAuthority(one));
      expect(quick.isNeverListed(one), one).toBe(checked.list.isNeverListed(one));
    }
  }
});

it('opens nothing that is no never-list, and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const list = openNeverList(value);
      if (list !== null) list.isNeverListed('a.example');
    }),
  );
  expect(openNeverList({ authorities: ['a.example'], popular: [7] })).toBeNull();
  expect(openNeverList({ authorities: ['a.example'] })).toBeNull();
});
