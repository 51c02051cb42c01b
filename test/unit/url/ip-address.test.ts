import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import { parseIp, readEmbeddedIpv4 } from '../../../src/core/url/ip-address.ts';

function bytesOf(host: string): number[] | null {
  const ip = parseIp(host);
  return ip === null ? null : [...ip.bytes];
}

describe('parseIp', () => {
  it('reads dotted decimal', () => {
    expect(parseIp('192.168.0.1')).toEqual({ kind: 'ipv4', bytes: Uint8Array.of(192, 168, 0, 1) });
    expect(bytesOf('255.255.255.255')).toEqual([255, 255, 255, 255]);
  });

  it.each([
    ['::', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['2001:db8::1', [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['2001:DB8:0:0:8:800:200C:417A', [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 8, 8, 0, 0x20, 0x0c, 0x41, 0x7a]],
    ['::FFFF:129.144.52.38', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 129, 144, 52, 38]],
    ['1::', [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['1:2:3:4:5:6:7::', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]],
  ])('reads %s (RFC 4291 section 2.2)', (text, bytes) => {
    expect(parseIp(text)).toEqual({ kind: 'ipv6', bytes: Uint8Array.from(bytes) });
  });

  it.each([
    ...[
      '',
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '01.2.3.4',
      '1.2.3.0x4',
      '1.2.3.4.',
      'a.test',
      '1.2.3.-4',
      ' 1.2.3.4',
    ],
    ...[
      ':',
      ':::',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      '1:2:3:4:5:6:7:8::',
      '::12345',
      '::g',
      '[::1]',
    ],
    ...['fe80::1%eth0', '1.2.3.4::', '::1.2.3.4:5', '::1.2.3', `${'0:'.repeat(40)}:1`],
  ])('reads no address from %j', (text) => {
    expect(parseIp(text)).toBeNull();
  });

  it('agrees with the URL parser on every address', () => {
    const group = fc.oneof(fc.constant(0), fc.nat({ max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const full = groups.map((value) => value.toString(16)).join(':');
        const shortest = new PinnedUrl(`http://[${full}]/`).hostname.slice(1, -1);
        const expected = groups.flatMap((value) => [value >> 8, value & 0xff]);
        expect(bytesOf(full)).toEqual(expected);
        expect(bytesOf(shortest)).toEqual(expected);
      }),
    );
  });

  it('never throws', () => {
    const text = fc
      .array(fc.constantFrom(':', '::', '.', '0', 'f', '255', '256', 'x'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (host) => {
        const ip = parseIp(host);
        expect(ip === null || ip.bytes.length === (ip.kind === 'ipv4' ? 4 : 16)).toBe(true);
      }),
    );
  });
});

describe('readEmbeddedIpv4', () => {
  it.each([
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['64:ff9b::192.0.2.1', '192.0.2.1'],
    ['::192.0.2.1', null],
    ['64:ff9b:1::192.0.2.1', null],
    ['1::ffff:192.0.2.1', null],
  ])('finds in %s %s', (text, expected) => {
    expect(readEmbeddedIpv4(parseIp(text)?.bytes ?? new Uint8Array())).toBe(expected);
  });
});
