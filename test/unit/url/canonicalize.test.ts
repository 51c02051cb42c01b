import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import { canonicalizeUrl, MAX_ADDRESS_LENGTH } from '../../../src/core/url/canonicalize.ts';
import type { UrlParser } from '../../../src/core/url/model.ts';
import { addressText } from './address-text.ts';

/** The canonical text, or the problem. */
function read(input: string, parser: UrlParser = PinnedUrl): string {
  const result = canonicalizeUrl(input, parser);
  return result.ok ? result.url.text : result.problem;
}

/** Refuses everything, as Firefox does with addresses over 1 MiB. */
class RefusingParser extends PinnedUrl {
  constructor(input: string) {
    if (input.length > 200) throw new TypeError('too long for this parser');
    super(input);
  }
}

describe('parts of an address', () => {
  it('names scheme, host, kind of host, path and query', () => {
    expect(canonicalizeUrl('HTTPS://User:pw@WWW.Redvds.com:8443/a/b?c=D#e', PinnedUrl)).toEqual({
      ok: true,
      url: {
        scheme: 'https',
        host: 'www.redvds.com',
        hostKind: 'name',
        path: '/a/b',
        query: 'c=D',
        text: 'https://www.redvds.com/a/b?c=D',
      },
    });
  });

  it('tells an empty query from none', () => {
    expect(canonicalizeUrl('http://a.test/?', PinnedUrl)).toMatchObject({ url: { query: '' } });
    expect(canonicalizeUrl('http://a.test/#?', PinnedUrl)).toMatchObject({ url: { query: null } });
  });

  it.each(['http', 'https', 'ftp', 'ws', 'wss'])('reads %s', (scheme) => {
    expect(read(`${scheme}://a.test/x`)).toBe(`${scheme}://a.test/x`);
  });
});

describe('what is a web address', () => {
  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,http://a.test/',
    'blob:https://a.test/0b5f',
    'about:blank',
    'chrome://settings',
    'moz-extension://0b5f/page.html',
    'mailto:a@a.test',
    'tel:112',
    'file:///etc/hosts',
    'filesystem:https://a.test/temporary/x',
    'view-source:view-source:https://a.test/',
    'view-source:data:text/html,x',
  ])('%j is none', (input) => {
    expect(read(input)).toBe('not-web');
  });

  it.each(['', ' \t\r\n\0', 'view-source:'])('%j is empty', (input) => {
    expect(read(input)).toBe('empty');
  });

  it.each(['http://', 'http://.../', '/path', '\\path', '?query', '//', 'http://user@/', 'http://[::z]/'])(
    '%j has no host',
    (input) => {
      expect(read(input)).toBe('unparsable');
    },
  );

  it.each([
    ['view-source:https://a.test/x', 'https://a.test/x'],
    ['VIEW-SOURCE: a.test', 'http://a.test/'],
    ['a.test:8080/x', 'http://a.test/x'],
    ['localhost:3000', 'http://localhost/'],
    ['a.test:80#x', 'http://a.test/'],
    ['//a.test/x', 'http://a.test/x'],
    ['\\\\a.test\\x', 'http://a.test/x'],
    ['http:a.test', 'http://a.test/'],
    ['ht\ttp://a.te\nst/', 'http://a.test/'],
  ])('%j is %s', (input, expected) => {
    expect(read(input)).toBe(expected);
  });
});

describe('host', () => {
  it.each([
    ['redvds.com.', 'redvds.com'],
    ['..a...b..', 'a.b'],
    ['a。b．c｡', 'a.b.c'],
    ['MÜNCHEN.test', 'xn--mnchen-3ya.test'],
    ['faß.test', 'xn--fa-hia.test'],
    ['%2565vil.test', 'evil.test'],
    ['a b.test', 'a%20b.test'],
    ['a"b.test', 'a%22b.test'],
  ])('%s is %s', (host, expected) => {
    expect(read(`http://${host}/`)).toBe(`http://${expected}/`);
  });

  it.each([
    ['0300.0250.1', '192.168.0.1'],
    ['0xC0A80001', '192.168.0.1'],
    ['3232235521', '192.168.0.1'],
    ['192.168.0.1.', '192.168.0.1'],
    ['0x7f.1..', '127.0.0.1'],
    ['１９２.168.0.1', '192.168.0.1'],
    ['[::ffff:192.168.0.1]', '192.168.0.1'],
    ['[64:ff9b::c0a8:1]', '192.168.0.1'],
  ])('%s is the IPv4 address %s', (host, expected) => {
    expect(canonicalizeUrl(`http://${host}:81/`, PinnedUrl)).toMatchObject({
      url: { host: expected, hostKind: 'ipv4', text: `http://${expected}/` },
    });
  });

  it.each([
    ['[2001:0DB8:0:0::1]', '2001:db8::1'],
    ['[::1]', '::1'],
  ])('%s is the IPv6 address %s', (host, expected) => {
    expect(canonicalizeUrl(`http://${host}/`, PinnedUrl)).toMatchObject({
      url: { host: expected, hostKind: 'ipv6', text: `http://[${expected}]/` },
    });
  });

  it.each(['256.1.1.1', '1.2.3.4.5'])('%s, which no browser opens, is a name', (host) => {
    expect(canonicalizeUrl(`http://${host}/`, PinnedUrl)).toMatchObject({ url: { host, hostKind: 'name' } });
  });
});

describe('path and query', () => {
  it.each([
    ['/a/./b/../c', '/a/c'],
    ['/a//b///', '/a/b/'],
    ['/%252e%252e/x', '/x'],
    ['/a/%2e%2E', '/'],
    ['/a%2Fb', '/a/b'],
    ['/a%5Cb', '/a/b'],
    ['/a%3Fb//c', '/a?b//c'],
    ['/a%3Fb?c', '/a?b?c'],
    ['/ü', '/%C3%BC'],
    ['/%fc', '/%FC'],
    ['/%7f%20%0a', '/%7F%20%0A'],
    ['/%', '/%25'],
    ['/%zz%4', '/%25zz%254'],
    ['/q?%2e%2e//%252e', '/q?..//.'],
    ['/q?ü%23', '/q?%C3%BC%23'],
    ['/ #x', '/%20'],
  ])('%s becomes %s', (rest, expected) => {
    expect(read(`http://a.test${rest}`)).toBe(`http://a.test${expected}`);
  });
});

describe('an address that the parser refuses', () => {
  it.each([
    ['http://evil.test:99999/x', 'http://evil.test/x'],
    ['http://a@b:c@evil.test:port/x?y#z', 'http://evil.test/x?y'],
    ['http:\\\\evil.test:x\\a\\..\\b', 'http://evil.test/b'],
    ['http://a@b@evil.test:99999/', 'http://evil.test/'],
    ['http://evil.test:99999/a/./b/../c', 'http://evil.test/a/c'],
    ['http://MÜNCHEN.test:99999/ü', 'http://xn--mnchen-3ya.test/%C3%BC'],
    ['http://[::1]:99999/', 'http://[::1]/'],
    ['http://a<b.test/', 'http://a%3Cb.test/'],
    ['http://\u0416<.test/', 'http://%D0%96%3C.test/'],
  ])('%s still gives its host', (input, expected) => {
    expect(read(input)).toBe(expected);
  });

  it('is read alike where the parser refuses for its length only', () => {
    const tail = `/a//b/../${'x'.repeat(300)}?${'%2541'.repeat(100)}#f`;
    const input = `https://user@MÜNCHEN.test:8443${tail}`;
    expect(read(input, RefusingParser)).toBe(read(input));
    expect(read(input, RefusingParser)).toContain('xn--mnchen-3ya.test/a/xxx');
  });
});

describe('length', () => {
  it('gives the host of an address of 2 MiB, which is the longest that Chromium opens', () => {
    const start = 'https://evil.test/';
    const input = start + 'x'.repeat(MAX_ADDRESS_LENGTH - start.length);
    expect(canonicalizeUrl(input, globalThis.URL)).toMatchObject({ ok: true, url: { host: 'evil.test' } });
    expect(read(`${input}x`, globalThis.URL)).toBe('too-long');
    expect(read(`data:,${input}`)).toBe('not-web');
  });

  it('decodes 1 MB of nested escapes to the end', () => {
    const escapes = `%${'25'.repeat(500_000)}`;
    expect(read(`http://a.test/${escapes}41?${escapes}`, globalThis.URL)).toBe('http://a.test/A?%25');
    expect(read(`http://${escapes}65vil.test/`, globalThis.URL)).toBe('http://evil.test/');
  });

  it.each(['%00', '%2E%2E%2F', '/', '.', '@', ':', '[', '\\', '?', '%', 'view-source:', '\ud800', '%5C..'])(
    'reads 2 MB of %j before, in and after the host',
    (part) => {
      const filler = part.repeat(Math.floor(2_000_000 / part.length));
      for (const input of [
        filler,
        `http://${filler}`,
        `http://a.test/${filler}`,
        `http://a.test?${filler}`,
      ]) {
        expect(canonicalizeUrl(input, globalThis.URL)).toHaveProperty('ok');
      }
    },
    30_000,
  );
});

describe.each([
  ['whatwg-url', PinnedUrl as UrlParser],
  ["Node's own parser", globalThis.URL as UrlParser],
])('any string, with %s', (_, parser) => {
  it('gives a result that canonicalising again does not change', () => {
    fc.assert(
      fc.property(addressText, (input) => {
        const result = canonicalizeUrl(input, parser);
        if (!result.ok) return;
        expect(result.url.text).toMatch(/^(?:https?|ftp|wss?):\/\/[!-~]+$/);
        expect(result.url.host).toMatch(/^[^./?#@]+(?:\.[^./?#@]+)*$/);
        expect(canonicalizeUrl(result.url.text, parser)).toEqual(result);
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws for lone surrogates and controls', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        for (const input of [text, `http://${text}`, `http://a.test/${text}`]) {
          expect(canonicalizeUrl(input, parser)).toHaveProperty('ok');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
