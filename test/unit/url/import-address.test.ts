import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import { readImportHost, readImportUrl } from '../../../src/core/url/import-address.ts';

function readHost(text: string): string {
  const result = readImportHost(text, PinnedUrl);
  return result.ok ? `${result.hostKind} ${result.host}` : result.problem;
}
function readUrl(text: string): string {
  const result = readImportUrl(text, PinnedUrl);
  return result.ok ? result.url.text : result.problem;
}

describe('readImportHost', () => {
  it.each([
    [' RedVDS.com. ', 'name redvds.com'],
    ['MÜNCHEN.de', 'name xn--mnchen-3ya.de'],
    ['under_score.test', 'name under_score.test'],
    ['xn--a.pt', 'name xn--a.pt'],
    ['XN--0.test', 'name xn--0.test'],
    ['192.168.0.1', 'ipv4 192.168.0.1'],
    ['0xC0A80001', 'ipv4 192.168.0.1'],
    ['2001:DB8::1', 'ipv6 2001:db8::1'],
    ['[2001:db8::1]', 'ipv6 2001:db8::1'],
    ['::ffff:192.168.0.1', 'ipv4 192.168.0.1'],
    ['', 'empty'],
    ['  ', 'empty'],
    ['http://redvds.com', 'not-a-host'],
    ['redvds.com/x', 'not-a-host'],
    ['redvds.com:80', 'not-a-host'],
    ['a@redvds.com', 'not-a-host'],
    ['two words', 'not-a-host'],
    ['redvds.com#x', 'not-a-host'],
    ['[redvds.com]', 'unparsable'],
    ['...', 'unparsable'],
    ['256.1.1.1', 'refused-host'],
    ['xn--a.256', 'refused-host'],
    ['xn--a.0x', 'refused-host'],
    ['a"b.test', 'refused-host'],
    ['a*b.test', 'refused-host'],
    ['xn--a.ß', 'refused-host'],
    ['a%20b.test', 'refused-host'],
    ['％４１.com', 'refused-host'],
    [`${'a.'.repeat(130)}test`, 'refused-host'],
  ])('%j: %s', (text, expected) => {
    expect(readHost(text)).toBe(expected);
  });
});

describe('readImportUrl', () => {
  it.each([
    ['https://RedVDS.com:8443/a/../b?c#d', 'https://redvds.com/b?c'],
    ['redvds.com/b', 'http://redvds.com/b'],
    ['http://xn--a.pt/x', 'http://xn--a.pt/x'],
    ['http://1.2.3.4/x', 'http://1.2.3.4/x'],
    ['http://redvds.com:99999/', 'refused-host'],
    ['http://[::1]:99999/', 'refused-host'],
    ['http://a b.test/', 'refused-host'],
    ['mailto:a@b.test', 'not-web'],
    ['', 'empty'],
  ])('%j: %s', (text, expected) => {
    expect(readUrl(text)).toBe(expected);
  });
});
