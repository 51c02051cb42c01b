import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import { describeAddress } from '../../../src/core/url/describe-address.ts';
import type { UrlParser } from '../../../src/core/url/model.ts';
import { readTypedAddress } from '../../../src/core/url/typed-address.ts';

function read(text: string, parser: UrlParser = PinnedUrl): string {
  const result = readTypedAddress(text, parser);
  return result.ok ? result.url.text : result.problem;
}

/**
 * Chromium accepts a space in a host and shows it escaped (measured: `new URL('http://a b/').hostname` is
 * `a%20b`).
 */
class SpaceTakingParser extends PinnedUrl {
  readonly #host: string | null;
  constructor(input: string) {
    super(input.replaceAll(' ', ''));
    this.#host = input.includes(' ') ? 'hello%20world' : null;
  }
  override get hostname(): string {
    return this.#host ?? super.hostname;
  }
}

describe('readTypedAddress', () => {
  it.each([
    ['redvds.com', 'http://redvds.com/'],
    [' redvds.com/x ', 'http://redvds.com/x'],
    ['REDVDS.com.', 'http://redvds.com/'],
    ['https://redvds.com/a?b#c', 'https://redvds.com/a?b'],
    ['hxxps://redvds[.]com', 'https://redvds.com/'],
    ['hXXp://www(.)redvds{.}com/a[.]b', 'http://www.redvds.com/a[.]b'],
    ['hxxps[:]//redvds[dot]com', 'https://redvds.com/'],
    ['hxxps[://]redvds.com', 'https://redvds.com/'],
    ['redvds[.]com:8080/x', 'http://redvds.com/x'],
    ['fxp://redvds[.]com', 'ftp://redvds.com/'],
    ['<https://redvds.com/>', 'https://redvds.com/'],
    ['<URL: https://redvds.com/>', 'https://redvds.com/'],
    ['"redvds.com",', 'http://redvds.com/'],
    ['“redvds.com”', 'http://redvds.com/'],
    ['„redvds.com“;', 'http://redvds.com/'],
    ['« redvds.com »', 'http://redvds.com/'],
    ['(redvds.com/x)', 'http://redvds.com/x'],
    ['https://redvds.com/a_(b)', 'https://redvds.com/a_(b)'],
    ['192.168[.]0[.]1', 'http://192.168.0.1/'],
    ['[2001:db8::1]:443/x', 'http://[2001:db8::1]/x'],
    ['https://red\nvds.com/', 'https://redvds.com/'],
    ['hxxp.test/x', 'http://hxxp.test/x'],
    ['a@redvds.com', 'http://redvds.com/'],
    ['', 'empty'],
    ['""', 'empty'],
    ['two words', 'unparsable'],
    ['https://redvds.com:99999', 'unparsable'],
    ['javascript:alert(1)', 'not-web'],
  ])('%j: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('takes no sentence for a host where the parser would', () => {
    expect(read('redvds.com', SpaceTakingParser)).toBe('http://redvds.com/');
    expect(read('hello world', SpaceTakingParser)).toBe('unparsable');
  });

  it('reads back every defanged address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
        const result = readTypedAddress(address, PinnedUrl);
        if (!result.ok) return;
        expect(readTypedAddress(describeAddress(result.url, null).defanged, PinnedUrl)).toEqual(result);
      }),
    );
  });

  it('never throws', () => {
    const part = fc.constantFrom(...'<>"\'()[]{}.:/\\@ ,;', 'hxxp', '[.]', '[:]', 'url:', 'a', '“', '\ud800');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(readTypedAddress(parts.join(''), PinnedUrl)).toHaveProperty('ok');
      }),
    );
  });
});
