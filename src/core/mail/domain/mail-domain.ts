import { canonicalizeHost, parseHost } from '../../url/canonical-host.ts';
import type { UrlParser } from '../../url/model.ts';
import type { PublicSuffixes } from '../../url/public-suffixes.ts';

/** The host of an e-mail address in canonical form; null where there is none. */
export function hostOfAddress(address: string, parser: UrlParser): string | null {
  const host = address.slice(address.lastIndexOf('@') + 1).trim();
  if (host === '' || host.length === address.length || host.length > 253) return null;
  const simple = host.toLowerCase();
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(simple) && !/\d$/.test(simple)) return simple;
  const parsed = parseHost(host, parser);
  return parsed === null ? null : (canonicalizeHost(parsed, parser)?.host ?? null);
}

/** An e-mail address in lower case with its host in canonical form; null for what is none. */
export function canonicalAddress(address: string, parser: UrlParser): string | null {
  const host = hostOfAddress(address, parser);
  const local = address
    .slice(0, Math.max(0, address.lastIndexOf('@')))
    .trim()
    .toLowerCase();
  return host === null || local === '' ? null : `${local}@${host}`;
}

/** The public suffix of a canonical host and one label more; the host itself where it has no more. */
export function registrableDomain(host: string, suffixes: PublicSuffixes): string {
  return suffixes.findRegistrable(host) ?? host;
}
