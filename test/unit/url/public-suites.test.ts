import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import { canonicalizeUrl } from '../../../src/core/url/canonicalize.ts';
import { describeAddress } from '../../../src/core/url/describe-address.ts';
import { readImportUrl } from '../../../src/core/url/import-address.ts';
import { parseIp, readEmbeddedIpv4 } from '../../../src/core/url/ip-address.ts';
import { PublicSuffixes } from '../../../src/core/url/public-suffixes.ts';
import { findRegistrableDomain } from '../../../src/core/url/registrable-domain.ts';
import { writePublicSuffixes } from '../../../tools/build/package-suffixes.ts';
import { hasVectors, readSuites, readVectorFile, type Suite } from '../../../tools/vectors/read-suites.ts';

const suffixes = new PublicSuffixes(writePublicSuffixes());
const suites: readonly Suite[] = hasVectors() ? readSuites() : [];
const WEB = /^(?:https?|ftp|wss?):$/;

function findSuite(name: string): Suite {
  const suite = suites.find((each) => each.name === name);
  if (suite === undefined) throw new Error(`no suite ${name}`);
  return suite;
}

function parse(input: string): InstanceType<typeof PinnedUrl> | null {
  try {
    return new PinnedUrl(input);
  } catch {
    return null;
  }
}

/**
 * The parser's host by the documented rules: no surplus dots, no brackets, IPv4 for IPv6 that carries it;
 * null for none.
 */
function readByRules(hostname: string): string | null {
  const ip = parseIp(hostname.replace(/^\[(.*)\]$/, '$1'));
  if (ip?.kind === 'ipv6') return readEmbeddedIpv4(ip.bytes) ?? hostname.slice(1, -1);
  const tidy = hostname.replace(/\.{2,}/g, '.').replace(/^\.|\.$/g, '');
  return tidy === '' ? null : tidy;
}

/** Checks every input that the parser takes for a web address. Returns how many those are. */
function checkAddresses(suite: Suite): number {
  let checked = 0;
  for (const { input } of suite.vectors) {
    const parsed = parse(input);
    if (parsed === null || !WEB.test(parsed.protocol)) continue;
    checked += 1;
    const result = canonicalizeUrl(input, PinnedUrl);
    const host = readByRules(parsed.hostname);
    if (host === null) {
      expect(result, input).toEqual({ ok: false, problem: 'unparsable' });
      continue;
    }
    if (!result.ok) throw new Error(`${JSON.stringify(input)} is ${result.problem}`);
    expect(decodeURIComponent(result.url.host), input).toBe(host);
    expect(`${result.url.scheme}:`, input).toBe(parsed.protocol);
    expect(result.url.query === null, input).toBe(parsed.search === '' && !/\?(?:#|$)/.test(parsed.href));
    expect(canonicalizeUrl(result.url.text, PinnedUrl), input).toEqual(result);
  }
  return checked;
}

/**
 * Checks that a host is read as the suite says or refused, and never taken for another. Returns how many are
 * read.
 */
function checkHosts(suite: Suite): number {
  let read = 0;
  for (const { input, expected } of suite.vectors) {
    const result = readImportUrl(input, PinnedUrl);
    if (!result.ok || expected === undefined) continue;
    read += 1;
    expect(result.url.host, input).toBe(readByRules(expected ?? '(refused)'));
  }
  return read;
}

describe.skipIf(!hasVectors())('Safe Browsing: official canonical forms', () => {
  it('gives all 33', () => {
    const { vectors } = findSuite('Safe Browsing');
    expect(vectors).toHaveLength(33);
    for (const { input, expected } of vectors) {
      expect(canonicalizeUrl(input, PinnedUrl), input).toMatchObject({ ok: true, url: { text: expected } });
    }
  });
});

describe.skipIf(!hasVectors())('addresses of the URL Standard', () => {
  it.each([
    ['WPT urltestdata', 891, 200],
    ['ada extra', 28, 5],
    ['DNS length', 17, 15],
  ])('%s: of %i inputs, every web address has one canonical form', (name, count, atLeast) => {
    const suite = findSuite(name);
    expect(suite.vectors).toHaveLength(count);
    expect(checkAddresses(suite)).toBeGreaterThan(atLeast);
  });
});

describe.skipIf(!hasVectors())('hosts of IDNA', () => {
  it.each([
    ['WPT toascii', 87, 40],
    ['IdnaTestV2', 2671, 700],
    ['IdnaTestV2 removed', 20, -1],
  ])('%s: each of %i hosts is read as the suite says or kept out of a list', (name, count, atLeast) => {
    const suite = findSuite(name);
    expect(suite.vectors).toHaveLength(count);
    expect(checkAddresses(suite)).toBeGreaterThan(atLeast);
    expect(checkHosts(suite)).toBeGreaterThan(atLeast);
  });
});

/** Host and registrable domain (null for none) of each line that is no comment; both in canonical ASCII. */
function readSuffixVectors(file: string): readonly (readonly [string, string | null])[] {
  const lines = readVectorFile(file)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'));
  return lines.map((line) => {
    const [host = '', domain = ''] = line.replace(/^checkPublicSuffix\(|[',;)]/g, '').split(' ');
    return [host.toLowerCase(), domain === 'null' ? null : readHost(domain)];
  });
}

function readHost(text: string): string {
  const result = canonicalizeUrl(`http://${text}/`, PinnedUrl);
  return result.ok ? result.url.host : '';
}

describe.skipIf(!hasVectors())('registrable domains of the Public Suffix List', () => {
  it.each(['psl_tests.txt', 'test_psl.txt'])('%s: 78 hosts', (file) => {
    const vectors = readSuffixVectors(file);
    expect(vectors).toHaveLength(78);
    const domains = new Map(vectors);
    for (const [text, domain] of vectors) {
      if (text === 'null') continue;
      // To the list's authors `.example.com` has no registrable domain; here, as for Safe Browsing,
      // it is example.com.
      const expected = text.startsWith('.') ? domains.get(text.slice(1)) : domain;
      const result = canonicalizeUrl(`http://${text}/`, PinnedUrl);
      if (!result.ok) throw new Error(`${text} is ${result.problem}`);
      expect(findRegistrableDomain(result.url.host), text).toBe(expected);
      expect(suffixes.findRegistrable(result.url.host), text).toBe(expected);
      expect(describeAddress(result.url, suffixes).registrable, text).toBe(expected ?? result.url.host);
    }
  });
});
