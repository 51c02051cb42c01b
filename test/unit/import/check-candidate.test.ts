import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL } from 'whatwg-url';
import { readImportHost, readImportUrl } from '../../../src/core/url/import-address.ts';
import { checkCandidate } from '../../../tools/list/import/check-candidate.ts';
import { isPlainHost, readPlainUrl } from '../../../tools/list/import/plain-address.ts';
import { CANDIDATE_TYPES, type CandidateType } from '../../../tools/list/import/reading.ts';

function check(type: CandidateType, value: string): string {
  const checked = checkCandidate({ type, value });
  return checked.ok ? `${checked.indicator.type} ${checked.indicator.value}` : `!${checked.reason}`;
}

describe('checkCandidate', () => {
  it.each<[CandidateType, string, string]>([
    ['host', 'Evil.Example.', 'host evil.example'],
    ['host', 'b\u00fccher.example', 'host xn--bcher-kva.example'],
    ['host', '192.0.2.1', '!address'],
    ['host', '0x7f.1', '!address'],
    ['host', 'localhost', '!single-label'],
    ['host', '*.evil.example', '!wildcard'],
    ['host', 'https://evil.example/', '!not-a-host'],
    ['host', 'evil[.]example', '!defanged'],
    ['host', '', '!empty'],
    ['host', 'evil\0.example', '!not-text'],
    ['host', 'ev\ufffdil.example', '!not-text'],
    ['host', 'evil.\u202eexample', '!refused-host'],
    ['host', `${'a'.repeat(10_000)}.example`, '!too-long'],
    ['url', 'https://Evil.example:8443/a/../b#c', 'url https://evil.example/b'],
    ['url', 'https://sites.google.com/x', 'url https://sites.google.com/x'],
    ['url', 'http://192.0.2.1:8080/x', 'url http://192.0.2.1/x'],
    ['url', 'http://[2001:db8::1]/x', 'url http://[2001:db8::1]/x'],
    ['url', 'http://127.0.0.1/x', '!local-address'],
    ['url', 'http://2130706433/x', '!local-address'],
    ['url', 'http://[::ffff:10.0.0.1]/x', '!local-address'],
    ['url', 'hxxps://evil.example/x', '!defanged'],
    ['url', 'https://evil[.]example/x', '!defanged'],
    ['url', 'ftp://evil.example/x', '!not-web'],
    ['url', 'javascript:alert(1)', '!not-web'],
    ['url', 'http://intranet/x', '!single-label'],
    ['url', `https://evil.example/${'x'.repeat(2300)}`, '!too-long'],
    ['url', `https://evil.example/${'%41'.repeat(2000)}`, 'url https://evil.example/A'.padEnd(2025, 'A')],
    ['ip', '203.0.113.7', 'ip-range 203.0.113.7/32'],
    ['ip', '203.0.113.0/24', 'ip-range 203.0.113.0/24'],
    ['ip', '203.0.113.7/24', '!range-bits'],
    ['ip', '203.0.0.0/8', '!wide-range'],
    ['ip', '0.0.0.0/0', '!local-address'],
    ['ip', '2001:DB8:0::1', 'ip-range 2001:db8::1/128'],
    ['ip', '[2001:db8::1]', 'ip-range 2001:db8::1/128'],
    ['ip', '2001:db8::/31', '!wide-range'],
    ['ip', '::ffff:203.0.113.7', 'ip-range 203.0.113.7/32'],
    ['ip', '203.0.113.7/33', '!not-a-value'],
    ['ip', '203.0.113.7/24/1', '!not-a-value'],
    ['ip', '203.0.113', '!not-a-value'],
    ...[
      ...[
        '10.1.2.3',
        '100.64.0.1',
        '100.127.255.255',
        '127.0.0.1',
        '169.254.1.1',
        '172.31.0.1',
        '192.168.1.1',
      ],
      ...['224.0.0.1', '255.255.255.255', '::1', 'fd00::1', 'fe80::1', 'ff02::1', '0.1.2.3', '::10.0.0.1'],
    ].map((address): [CandidateType, string, string] => ['ip', address, '!local-address']),
    ...['100.63.255.255', '100.128.0.1', '172.15.0.1', '172.32.0.1', '192.167.1.1', '223.255.255.1'].map(
      (address): [CandidateType, string, string] => ['ip', address, `ip-range ${address}/32`],
    ),
    ['email', ' Some.One@Evil.Example ', 'email some.one@evil.example'],
    ['email', 'a@b\u00fccher.example', 'email a@xn--bcher-kva.example'],
    ['email', 'nobody', '!not-an-email'],
    ['email', 'a@[192.0.2.1]', '!not-an-email'],
    ['bank-account', 'de89 3704 0044 0532 0130 00', 'bank-account DE89370400440532013000'],
    ['bank-account', 'DE88370400440532013000', '!not-an-iban'],
    ['bank-account', '12345678', '!not-an-iban'],
    ['phone', '+39 (06) 1234-5678', 'phone +390612345678'],
    ['phone', '0039 06 12345678', 'phone +390612345678'],
    ['phone', '06 12345678', '!not-a-phone'],
    ['computer-name', 'win-bad1', 'computer-name WIN-BAD1'],
    ['computer-name', 'two words', '!not-a-value'],
    ['wallet', 'short', '!not-a-value'],
  ])('%s %j: %s', (type, value, expected) => expect(check(type, value)).toBe(expected));

  it('answers for any text of any type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CANDIDATE_TYPES), fc.string({ unit: 'binary' }), (type, value) => {
        expect(checkCandidate({ type, value }).ok).toBeTypeOf('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('plain addresses', () => {
  const host = fc.stringMatching(/^[a-z0-9_.-]{1,25}\.(com|test|x0|0x1|1|xn--p1ai|a)$/);

  it('are what the URL parser makes of them', () => {
    const rest = fc.stringMatching(/^(:\d{1,5})?\/[A-Za-z0-9~!$&()*+,;=:@/.?'|%#^_-]{0,20}$/);
    let plain = 0;
    fc.assert(
      fc.property(fc.constantFrom('http', 'https'), host, rest, (scheme, name, path) => {
        const text = `${scheme}://${name}${path}`;
        const known = readPlainUrl(text);
        if (known === null) return;
        plain++;
        expect(readImportUrl(text, URL)).toMatchObject({ ok: true, url: { text: known } });
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it('are none in punycode: whether it decodes is for the parser', () => {
    expect(isPlainHost('xn--bcher-kva.example')).toBe(false);
    expect(readPlainUrl('https://xn--bcher-kva.example/')).toBeNull();
  });

  it('are hosts as the URL parser reads them', () => {
    fc.assert(
      fc.property(host, (name) => {
        if (isPlainHost(name)) expect(readImportHost(name, URL)).toMatchObject({ ok: true, host: name });
      }),
      { numRuns: 2000 },
    );
  });
});
