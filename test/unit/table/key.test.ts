import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateKeys, type KeyShape } from '../../../src/core/table/candidate-keys.ts';
import { indicatorOfKey } from '../../../src/core/table/indicator-of-key.ts';
import {
  computerNameKey,
  hashedKey,
  hostKey,
  ipRangeKey,
  MAX_KEY_BYTES,
  reverseLabels,
  urlKey,
} from '../../../src/core/table/key.ts';
import { urlExpressions } from '../../../src/core/url/expressions.ts';
import { hostAndParents } from '../../../src/core/url/host-parents.ts';
import { anyHost, anyKey, must, webAddress } from './table-samples.ts';

const EVERYTHING: KeyShape = {
  hasHosts: true,
  hasUrls: true,
  ipv4Prefixes: [32, 24, 0],
  ipv6Prefixes: [128, 48, 1],
};
const textOf = (key: string | null) => indicatorOfKey(must(key) as never, true)?.value;

describe('keys', () => {
  it('are spelled as docs/list-format.md says', () => {
    expect(hostKey('www.redvds.com')).toBe('hcom.redvds.www.');
    expect(urlKey('example.com', 'name', '/path?a=b')).toBe('hcom.example./path?a=b');
    expect(urlKey('192.0.2.1', 'ipv4', '/x')).toBe('h[192.0.2.1]./x');
    expect(urlKey('2001:db8::1', 'ipv6', '/x')).toBe('h[2001:db8::1]./x');
    expect(ipRangeKey(Uint8Array.of(192, 0, 2, 255), 24)).toBe('4\x18\xc0\x00\x02');
    expect(ipRangeKey(Uint8Array.of(192, 0, 2, 255), 25)).toBe('4\x19\xc0\x00\x02\x80');
    expect(ipRangeKey(Uint8Array.of(192, 0, 2, 255), 0)).toBe('4\x00');
    expect(computerNameKey('win-buns25td77j')).toBe('cWIN-BUNS25TD77J');
    expect(hashedKey('email', new Uint8Array(16).fill(255))).toBe(`e${'\xff'.repeat(16)}`);
  });

  it('stand for what they were made of', () => {
    expect(textOf(hostKey('a.b.redvds.com'))).toBe('a.b.redvds.com');
    expect(textOf(urlKey('example.com', 'name', '/p?q'))).toBe('https://example.com/p?q');
    expect(textOf(urlKey('192.0.2.1', 'ipv4', '/'))).toBe('https://192.0.2.1/');
    expect(textOf(urlKey('2001:db8::1', 'ipv6', '/'))).toBe('https://[2001:db8::1]/');
    expect(textOf(ipRangeKey(Uint8Array.of(192, 0, 2, 255), 25))).toBe('192.0.2.128/25');
    expect(textOf(computerNameKey('win-buns25td77j'))).toBe('WIN-BUNS25TD77J');
    expect(textOf(hashedKey('wallet', new Uint8Array(16).fill(10)))).toBe('0a'.repeat(16));
  });

  // RFC 5952, section 4.
  it.each([
    ['20010db8000000000000000000000001', 128, '2001:db8::1/128'],
    ['20010db8000000010001000100010001', 128, '2001:db8:0:1:1:1:1:1/128'],
    ['20010db8000000000001000000000001', 128, '2001:db8::1:0:0:1/128'],
    ['20010db8000000000000000000000001', 32, '2001:db8::/32'],
    ['00000000000000000000000000000000', 0, '::/0'],
    ['00000000000000000000000000000001', 128, '::1/128'],
  ])('writes IPv6 range %s/%i as %s', (hex, length, text) => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) =>
      Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
    );
    expect(textOf(ipRangeKey(bytes, length))).toBe(text);
  });

  it('refuse what no list can hold', () => {
    expect(hostKey('')).toBeNull();
    expect(hostKey('a b.test')).toBeNull();
    expect(hostKey('ä.test')).toBeNull();
    expect(hostKey('a'.repeat(MAX_KEY_BYTES))).toBeNull();
    expect(hostKey('a'.repeat(MAX_KEY_BYTES - 2))).not.toBeNull();
    expect(computerNameKey('')).toBeNull();
    expect(ipRangeKey(new Uint8Array(4), 33)).toBeNull();
    expect(ipRangeKey(new Uint8Array(16), 129)).toBeNull();
    expect(ipRangeKey(new Uint8Array(4), 1.5)).toBeNull();
    expect(hashedKey('phone', new Uint8Array(15))).toBeNull();
  });

  it('sort a URL after its host and before the hosts below it', () => {
    const order = ['example.com', '/path', 'a.example.com'].map((part) =>
      must(part.startsWith('/') ? urlKey('example.com', 'name', part) : hostKey(part)),
    );
    expect([...order].sort()).toEqual(order);
  });

  it('give another indicator for another key: no two kinds share one', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        const texts = [a, b].map((key) => JSON.stringify(must(indicatorOfKey(key, false))));
        expect(texts[0] === texts[1]).toBe(a === b);
      }),
    );
  });

  it('reverse labels both ways', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(reverseLabels(reverseLabels(text))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(anyHost, (host) => {
        expect(reverseLabels(host)).toBe(host.split('.').reverse().join('.'));
      }),
    );
  });

  it('mean nothing where they are malformed', () => {
    const malformed = [
      '',
      'h',
      'h.',
      'hcom',
      'hcom/',
      'h./x',
      'h\x80.',
      '4',
      '4\x21',
      '4\x08',
      '4\x04\x01',
      '6\x81',
      'c',
      'e',
      'x1',
    ];
    expect(malformed.filter((key) => indicatorOfKey(key as never, false) !== null)).toEqual([]);
  });
});

describe('candidateKeys', () => {
  it('gives URL expressions, then the host and its parents, most exact first', () => {
    expect(candidateKeys(webAddress('www.redvds.com', '/a/b.html', 'q=1'), EVERYTHING)).toEqual([
      'hcom.redvds.www./a/b.html?q=1',
      'hcom.redvds.www./a/b.html',
      'hcom.redvds.www./',
      'hcom.redvds.www./a/',
      'hcom.redvds./a/b.html?q=1',
      'hcom.redvds./a/b.html',
      'hcom.redvds./',
      'hcom.redvds./a/',
      'hcom.redvds.www.',
      'hcom.redvds.',
      'hcom.',
    ]);
  });

  it('gives the ranges around an IP address, narrowest first, and its URLs', () => {
    expect(candidateKeys(webAddress('192.0.2.7', '/x'), EVERYTHING)).toEqual([
      'h[192.0.2.7]./x',
      'h[192.0.2.7]./',
      '4\x20\xc0\x00\x02\x07',
      '4\x18\xc0\x00\x02',
      '4\x00',
    ]);
    const keys = candidateKeys(webAddress('ffff::1'), { ...EVERYTHING, hasUrls: false });
    expect(keys).toEqual([`6\x80\xff\xff${'\0'.repeat(13)}\x01`, '6\x30\xff\xff\0\0\0\0', '6\x01\x80']);
  });

  it('looks for nothing that the table does not hold', () => {
    const nothing: KeyShape = { hasHosts: false, hasUrls: false, ipv4Prefixes: [], ipv6Prefixes: [] };
    expect(candidateKeys(webAddress('www.redvds.com', '/a'), nothing)).toEqual([]);
    expect(candidateKeys(webAddress('192.0.2.7', '/a'), nothing)).toEqual([]);
  });

  it('names every host and expression once, in the order of src/core/url', () => {
    fc.assert(
      fc.property(anyHost, fc.stringMatching(/^\/[a-z/]{0,20}$/), (host, path) => {
        const url = webAddress(host, path);
        const keys = candidateKeys(url, EVERYTHING);
        const values = keys.map((key) => textOf(key)?.replace('https://', ''));
        expect(values).toEqual([...urlExpressions(url), ...hostAndParents(host)]);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('leaves out what is longer than any key', () => {
    const keys = candidateKeys(webAddress('example.com', `/${'a'.repeat(5000)}`), EVERYTHING);
    expect(keys).toEqual(['hcom.example./', 'hcom.example.', 'hcom.']);
  });
});
