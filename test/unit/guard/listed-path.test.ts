import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readListedPath } from '../../../src/background/guard/listed-path.ts';
import { urlKey } from '../../../src/core/table/key.ts';
import { canonicalizeUrl } from '../../../src/core/url/canonicalize.ts';
import { urlExpressions } from '../../../src/core/url/expressions.ts';

function regexOf(value: string): RegExp {
  const path = readListedPath(value);
  if (path === null) throw new Error(`${value} cannot be said`);
  return new RegExp(path.regex);
}

/** Whether the lookup finds an entry for an address. */
function isFound(entry: string, address: string): boolean {
  const result = canonicalizeUrl(address, URL);
  if (!result.ok) return false;
  const named = entry.replace(/^https?:\/\//, '');
  return urlExpressions(result.url).includes(named);
}

describe('a listed path as a rule of the browser (GUARD.md, layer 1)', () => {
  it.each([
    ['http://host.test/a/b', 'https://host.test/a/b', true],
    ['http://host.test/a/b', 'https://www.host.test:8080/a/b?any#part', true],
    ['http://host.test/a/b', 'https://host.test/a/bc', false],
    ['http://host.test/a/b', 'https://host.test/a/b/c', false],
    ['http://host.test/a/b', 'https://host.test/other?to=/a/b', false],
    ['http://host.test/a/', 'https://host.test/a/b/c', true],
    ['http://host.test/a/', 'https://host.test/a', false],
    ['http://host.test/a?id=1', 'https://host.test/a?id=1#x', true],
    ['http://host.test/a?id=1', 'https://host.test/a?id=12', false],
    ['http://host.test/a.b+(c)', 'https://host.test/a.b+(c)', true],
    ['http://host.test/a.b+(c)', 'https://host.test/aXb+(c)', false],
    ['http://host.test/1/2/3/4/', 'https://host.test/1/2/3/4/', true],
    ['http://host.test/1/2/3/4/', 'https://host.test/1/2/3/4/5', false],
  ])('%s and %s: %s', (entry, address, isStopped) => {
    expect(regexOf(entry).test(address)).toBe(isStopped);
    expect(isFound(entry, address)).toBe(isStopped);
  });

  it('stops nothing that the lookup does not find, whatever the address', () => {
    const segment = fc.constantFrom('a', 'b', 'A', '1', '.', 'a.b', '%61', '%2e', '', 'x+y', '(', 'a b');
    const query = fc.constantFrom('', '?', '?a', '?a=b', '#x', '?a#x');
    const path = fc.tuple(fc.array(segment, { maxLength: 6 }), query);
    fc.assert(
      fc.property(path, path, ([entryPath, entryQuery], [addressPath, addressQuery]) => {
        const listed = canonicalizeUrl(`http://host.test/${entryPath.join('/')}${entryQuery}`, URL);
        const address = `https://host.test/${addressPath.join('/')}${addressQuery}`;
        if (!listed.ok || !URL.canParse(address)) return;
        const { path: canonical, query: asked } = listed.url;
        const entry = `http://host.test${canonical}${asked === null ? '' : `?${asked}`}`;
        if (urlKey('host.test', 'name', entry.slice('http://host.test'.length)) === null) return;
        const said = readListedPath(entry);
        if (said === null || !new RegExp(said.regex).test(new URL(address).href)) return;
        expect(isFound(entry, address), `${entry} ${address}`).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('is left to the other layers where it is long, on an address of IPv6 or on a host of many labels', () => {
    for (const value of [
      `http://host.test/${'a'.repeat(100)}`,
      'http://[2001:db8::1]/a',
      'http://1.2.3.4.host.test/a',
    ]) {
      expect(readListedPath(value)).toBeNull();
    }
  });
});
