import { describe, expect, it } from 'vitest';
import { hostAndParents } from '../../../src/core/url/host-parents.ts';

describe('hostAndParents', () => {
  it.each([
    ['a.b.redvds.com', ['a.b.redvds.com', 'b.redvds.com', 'redvds.com', 'com']],
    ['localhost', ['localhost']],
    ['a.1', ['a.1', '1']],
    ['1.2.3.4', ['1.2.3.4']],
    ['2001:db8::1', ['2001:db8::1']],
    ['256.1.1.1', ['256.1.1.1', '1.1.1', '1.1', '1']],
  ])('%s: %j', (host, expected) => {
    expect(hostAndParents(host)).toEqual(expected);
  });

  it('gives every parent of the longest name that the DNS allows', () => {
    const host = `${'a.'.repeat(126)}b`;
    expect(host).toHaveLength(253);
    expect(hostAndParents(host)).toHaveLength(127);
    expect(hostAndParents(host)).toContain('a.b');
  });

  it('gives a listed parent of a host that is too long to exist, and stays small', () => {
    const hosts = hostAndParents(`${'a.'.repeat(1_000_000)}redvds.com`);
    expect(hosts.length).toBeLessThanOrEqual(128);
    expect(hosts.at(-2)).toBe('redvds.com');
    expect(hosts.slice(1).every((host) => host.length <= 253)).toBe(true);
  });
});
