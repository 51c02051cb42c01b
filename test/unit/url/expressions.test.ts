import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import { canonicalizeUrl } from '../../../src/core/url/canonicalize.ts';
import { MAX_EXPRESSION_LENGTH, urlExpressions } from '../../../src/core/url/expressions.ts';

function expressionsOf(address: string): readonly string[] {
  const result = canonicalizeUrl(address, PinnedUrl);
  return result.ok ? urlExpressions(result.url) : [];
}

describe('urlExpressions: the examples of Safe Browsing\'s "Suffix/prefix expressions"', () => {
  it('http://a.b.c/1/2.html?param=1', () => {
    expect(expressionsOf('http://a.b.c/1/2.html?param=1')).toEqual([
      'a.b.c/1/2.html?param=1',
      'a.b.c/1/2.html',
      'a.b.c/',
      'a.b.c/1/',
      'b.c/1/2.html?param=1',
      'b.c/1/2.html',
      'b.c/',
      'b.c/1/',
    ]);
  });

  it('http://a.b.c.d.e.f.g/1.html: the full host and the last five labels', () => {
    expect(expressionsOf('http://a.b.c.d.e.f.g/1.html')).toEqual([
      'a.b.c.d.e.f.g/1.html',
      'a.b.c.d.e.f.g/',
      'c.d.e.f.g/1.html',
      'c.d.e.f.g/',
      'd.e.f.g/1.html',
      'd.e.f.g/',
      'e.f.g/1.html',
      'e.f.g/',
      'f.g/1.html',
      'f.g/',
    ]);
  });

  it('http://1.2.3.4/1/: an address has no suffixes', () => {
    expect(expressionsOf('http://1.2.3.4/1/')).toEqual(['1.2.3.4/1/', '1.2.3.4/']);
  });

  it('http://example.co.uk/1: the last label alone is never asked', () => {
    expect(expressionsOf('http://example.co.uk/1')).toEqual([
      'example.co.uk/1',
      'example.co.uk/',
      'co.uk/1',
      'co.uk/',
    ]);
  });
});

describe('urlExpressions', () => {
  it('gives 30 at most: five hosts, and each with query, without, and four folders', () => {
    const expressions = expressionsOf('https://a.b.c.d.e.f/1/2/3/4/5?q');
    expect(expressions).toHaveLength(30);
    expect(expressions.slice(0, 6)).toEqual([
      'a.b.c.d.e.f/1/2/3/4/5?q',
      'a.b.c.d.e.f/1/2/3/4/5',
      'a.b.c.d.e.f/',
      'a.b.c.d.e.f/1/',
      'a.b.c.d.e.f/1/2/',
      'a.b.c.d.e.f/1/2/3/',
    ]);
  });

  it('takes a host of five labels once', () => {
    expect(expressionsOf('http://a.b.c.d.e/')).toEqual(['a.b.c.d.e/', 'b.c.d.e/', 'c.d.e/', 'd.e/']);
  });

  it('writes IPv6 as the host is written, without brackets, and a single label as it is', () => {
    expect(expressionsOf('http://[2001:db8::1]:80/?')).toEqual(['2001:db8::1/?', '2001:db8::1/']);
    expect(expressionsOf('http://intranet/x')).toEqual(['intranet/x', 'intranet/']);
  });

  it('keeps folders and the path without its query when the query is too long to be listed', () => {
    expect(expressionsOf(`http://a.test/x/y?${'q'.repeat(MAX_EXPRESSION_LENGTH)}`)).toEqual([
      'a.test/x/y',
      'a.test/',
      'a.test/x/',
    ]);
    expect(expressionsOf(`http://a.test/x/${'y'.repeat(MAX_EXPRESSION_LENGTH)}`)).toEqual([
      'a.test/',
      'a.test/x/',
    ]);
  });

  it('never gives more than 30, none twice, and none with scheme or fragment', () => {
    const part = fc.array(fc.constantFrom('a', 'b', '.', '/', '?', '#', '%2F', '..', '//'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(part, (parts) => {
        const expressions = expressionsOf(`http://h.${parts.join('')}`);
        expect(expressions.length).toBeLessThanOrEqual(30);
        expect(new Set(expressions).size).toBe(expressions.length);
        for (const expression of expressions) expect(expression).toMatch(/^[^/#:]+\/[^#]*$/);
      }),
    );
  });
});
