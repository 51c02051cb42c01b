import { urlExpressions } from '../url/expressions.ts';
import { hostAndParents } from '../url/host-parents.ts';
import { parseIp } from '../url/ip-address.ts';
import type { CanonicalUrl } from '../url/model.ts';
import { hostKey, ipRangeKey, type TableKey, urlKey } from './key.ts';

/** What kinds of indicators for addresses a table holds, so that nothing is looked for in vain. */
export interface KeyShape {
  readonly hasHosts: boolean;
  readonly hasUrls: boolean;
  /** Prefix lengths of its IP ranges, longest first. */
  readonly ipv4Prefixes: readonly number[];
  readonly ipv6Prefixes: readonly number[];
}

/**
 * Every key under which a table could list an address, most exact first: URL expressions in Safe Browsing's order (at
 * most 30), then the host and its parents, or for an IP address the ranges around it from the narrowest to the widest.
 * No key twice.
 */
export function candidateKeys(url: CanonicalUrl, shape: KeyShape): readonly TableKey[] {
  const keys: (TableKey | null)[] = [];
  if (shape.hasUrls) {
    for (const expression of urlExpressions(url)) {
      const slash = expression.indexOf('/');
      keys.push(urlKey(expression.slice(0, slash), url.hostKind, expression.slice(slash)));
    }
  }
  if (url.hostKind !== 'name') {
    const address = parseIp(url.host);
    const prefixes = address?.kind === 'ipv4' ? shape.ipv4Prefixes : shape.ipv6Prefixes;
    if (address !== null) for (const prefix of prefixes) keys.push(ipRangeKey(address.bytes, prefix));
  } else if (shape.hasHosts) {
    for (const host of hostAndParents(url.host)) keys.push(hostKey(host));
  }
  return keys.filter((key) => key !== null);
}
