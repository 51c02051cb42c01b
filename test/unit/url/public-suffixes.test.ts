import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PublicSuffixes } from '../../../src/core/url/public-suffixes.ts';
import { findRegistrableDomain } from '../../../src/core/url/registrable-domain.ts';
import { writePublicSuffixes } from '../../../tools/build/package-suffixes.ts';

// https://github.com/publicsuffix/list/wiki/Format: rules, wildcards, exceptions, and "*" where no rule matches.

const text = writePublicSuffixes();
const suffixes = new PublicSuffixes(text);
const hosts = text.split('\n').map((rule) => rule.replace(/^!/, '').replace(/^\*/, 'any'));

describe('the packaged rules', () => {
  it('are what a well-kept library goes by: they agree on every rule, above it and below it', () => {
    expect(hosts.length).toBeGreaterThan(8_000);
    const asked = hosts.flatMap((rule) => [rule, `a.${rule}`, `b.a.${rule}`, rule.replace(/^[^.]*\./, '')]);
    const isOther = (host: string): boolean =>
      suffixes.isSuffix(host) !== (findRegistrableDomain(host) === null) ||
      suffixes.findRegistrable(host) !== findRegistrableDomain(host);
    expect(asked.filter(isOther)).toEqual([]);
  });

  it('agree with it on made-up hosts', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const below = fc.tuple(fc.array(label, { maxLength: 3 }), fc.constantFrom(...hosts, 'test', 'unknown'));
    fc.assert(
      fc.property(below, ([labels, rule]) => {
        const host = [...labels, rule].join('.');
        expect(suffixes.isSuffix(host)).toBe(findRegistrableDomain(host) === null);
        expect(suffixes.findRegistrable(host)).toBe(findRegistrableDomain(host));
      }),
    );
  });
});

it.each([
  ['com', true],
  ['co.uk', true],
  ['github.io', true],
  ['unknown', true],
  ['example.co.uk', false],
  ['anything.ck', true],
  ['www.ck', false],
  ['a.anything.ck', false],
  ['redvds.com', false],
])('%s: %s', (host, isSuffix) => {
  expect(suffixes.isSuffix(host)).toBe(isSuffix);
});

it('names its suffixes, and the parents of all others', () => {
  const small = new PublicSuffixes('*.ck\n!www.ck\nco.uk\ncom');
  expect([...small.names()]).toEqual(['co.uk', 'com']);
  expect([...small.wildcardParents()]).toEqual(['ck']);
});
