import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import type { AddressView } from '../../../src/core/url/address-view.ts';
import { canonicalizeUrl } from '../../../src/core/url/canonicalize.ts';
import { describeAddress } from '../../../src/core/url/describe-address.ts';
import { PublicSuffixes } from '../../../src/core/url/public-suffixes.ts';
import { writePublicSuffixes } from '../../../tools/build/package-suffixes.ts';

const suffixes = new PublicSuffixes(writePublicSuffixes());

function describeText(address: string): AddressView {
  const result = canonicalizeUrl(address, PinnedUrl);
  if (!result.ok) throw new Error(`${address} is ${result.problem}`);
  return describeAddress(result.url, suffixes);
}

describe('describeAddress', () => {
  it('cuts an address into its parts', () => {
    expect(describeText('https://user@login.redvds.co.uk:8443/a?b#c')).toEqual({
      text: 'https://login.redvds.co.uk/a?b',
      host: 'login.redvds.co.uk',
      before: 'login.',
      registrable: 'redvds.co.uk',
      after: '/a?b',
      unicodeHost: null,
      defanged: 'hxxps://login[.]redvds[.]co[.]uk/a?b',
    });
  });

  it.each([
    ['redvds.com', '', 'redvds.com'],
    ['a.evil.github.io', 'a.', 'evil.github.io'],
    ['github.io', '', 'github.io'],
    ['co.uk', '', 'co.uk'],
    ['intranet', '', 'intranet'],
    ['a.b.unlisted-suffix', 'a.', 'b.unlisted-suffix'],
    ['192.168.0.1', '', '192.168.0.1'],
    ['[2001:db8::1]', '', '2001:db8::1'],
    ['www.xn--mnchen-3ya.de', 'www.', 'xn--mnchen-3ya.de'],
    ['a%20b.evil.com', 'a%20b.', 'evil.com'],
  ])('%s: %j before %s', (host, before, registrable) => {
    expect(describeText(`http://${host}/`)).toMatchObject({ before, registrable });
  });

  it.each([
    ['http://a.test/', 'hxxp://a[.]test/'],
    ['ftp://a.test/x.y', 'fxp://a[.]test/x.y'],
    ['wss://a.test/', 'wss://a[.]test/'],
    ['http://[2001:db8::1]/', 'hxxp://[2001[:]db8[:][:]1]/'],
  ])('defangs %s', (address, defanged) => {
    expect(describeText(address).defanged).toBe(defanged);
  });

  it.each([
    ['http://www.münchen.de/', 'www.münchen.de'],
    ['http://xn--fa-hia.de/', 'faß.de'],
    ['http://аррӏе.com/', 'аррӏе.com'],
    ['http://axn--b.com/', null],
    ['http://xn--99999999.pt/', null],
    ['http://xn--paypal-.com/', null],
    ['http://xn--ab-j1t.com/', 'a\u200cb.com'],
    ['http://a.test/xn--fa-hia', null],
  ])('Unicode form of the host of %s: %s', (address, unicodeHost) => {
    expect(describeText(address).unicodeHost).toBe(unicodeHost);
  });

  it('has the whole host stand out where the rules cannot be read', () => {
    const result = canonicalizeUrl('http://login.redvds.co.uk/', PinnedUrl);
    expect(result.ok && describeAddress(result.url, null)).toMatchObject({
      before: '',
      registrable: 'login.redvds.co.uk',
    });
  });

  it('gives parts that make up the address again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
        const { before, registrable, host, after, text } = describeText(address);
        expect(before + registrable).toBe(host);
        expect(text.endsWith(`${host}${after}`)).toBe(true);
        expect(before === '' || before.endsWith('.')).toBe(true);
      }),
    );
  });
});
