import { parseIp } from './ip-address.ts';

/** Longest name in the DNS, in characters without the trailing dot (RFC 1035 section 2.3.4). */
export const MAX_NAME_LENGTH = 253;

/**
 * A canonical host and all its parents, longest first: `a.redvds.com` gives `a.redvds.com`, `redvds.com`,
 * `com`. An IP address has no parents. At most 128 entries: of a host longer than a name can be, only itself
 * and those parents that are short enough to exist are given.
 */
export function hostAndParents(host: string): readonly string[] {
  const hosts = [host];
  if (mayBeIp(host) && parseIp(host) !== null) return hosts;
  const earliest = host.length - MAX_NAME_LENGTH - 1;
  let dot = host.indexOf('.', Math.max(0, earliest));
  while (dot >= 0) {
    hosts.push(host.slice(dot + 1));
    dot = host.indexOf('.', dot + 1);
  }
  return hosts;
}

function mayBeIp(host: string): boolean {
  const last = host.charCodeAt(host.length - 1);
  return (last >= 0x30 && last <= 0x39) || host.includes(':');
}
