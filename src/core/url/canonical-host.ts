import { parseIp, readEmbeddedIpv4 } from './ip-address.ts';
import type { CanonicalUrl, UrlParser } from './model.ts';
import { encodeUtf8, escapeByte, unescapeRepeatedly } from './percent-coding.ts';

export interface CanonicalHost {
  readonly host: string;
  readonly kind: CanonicalUrl['hostKind'];
}

/** A name of letters, digits, hyphens and underscores, which every parser spells alike. */
export const ORDINARY_NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;
/** What RFC 3986 does not let stand in a host name (`reg-name`) without an escape. */
const NOT_IN_NAME = /[^a-z0-9._~!$&'()*+,;=-]/g;
const BYTE_STRING = /^[\0-\u00ff]*$/;

/**
 * Canonical form of a host that the platform's parser gave. Leading and trailing dots go, runs of dots become
 * one (`redvds.com.` is `redvds.com`), and an IPv6 address that carries an IPv4 address is that address. What
 * a name cannot hold is escaped, because parsers differ there: `a"b` is accepted as it is by one and refused
 * by another. Null where nothing is left (`http://../`).
 */
export function canonicalizeHost(hostname: string, parser: UrlParser): CanonicalHost | null {
  const first = settleHost(hostname);
  if (first === null || first.kind !== 'name' || first.host === hostname) return first;
  // Without the surplus dots a name may turn out to be an address: `0x7f.1..` is 127.0.0.1.
  const again = parseHost(first.host, parser);
  return again === null ? first : settleHost(again);
}

/**
 * Canonical form of a host that the platform's parser refuses. It is decoded until nothing is left to decode
 * and offered to the parser once more (`%2565vil.com` is `evil.com`); if still refused, it is kept with every
 * character escaped that a name cannot hold. No browser opens such a host, but a list, a mail or a person may
 * write one.
 *
 * Characters up to U+00FF count as one byte each, as Safe Browsing's test vector `http://\x01\x80.com/` has
 * it; others as UTF-8. Null for an empty host and for brackets around something that is no IPv6 address.
 */
export function canonicalizeRefusedHost(text: string, parser: UrlParser): CanonicalHost | null {
  if (text.startsWith('[')) return null;
  return canonicalizeHost(BYTE_STRING.test(text) ? text : encodeUtf8(text), parser);
}

/** The host as the platform's parser reads it, or null where it refuses. */
export function parseHost(host: string, parser: UrlParser): string | null {
  try {
    return new parser(`http://${host}/`).hostname || null;
  } catch {
    return null;
  }
}

function settleHost(hostname: string): CanonicalHost | null {
  if (ORDINARY_NAME.test(hostname)) {
    return { host: hostname, kind: endsInDigit(hostname) && parseIp(hostname) !== null ? 'ipv4' : 'name' };
  }
  if (hostname.startsWith('[')) return settleIpv6(hostname.slice(1, -1));
  const decoded = unescapeRepeatedly(hostname).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const host = decoded
    .split('.')
    .filter((label) => label !== '')
    .join('.')
    .replace(NOT_IN_NAME, escapeByte);
  return host === '' ? null : { host, kind: 'name' };
}

function settleIpv6(text: string): CanonicalHost | null {
  const ip = parseIp(text);
  if (ip === null) return null;
  const embedded = readEmbeddedIpv4(ip.bytes);
  return embedded === null ? { host: text, kind: 'ipv6' } : { host: embedded, kind: 'ipv4' };
}

function endsInDigit(host: string): boolean {
  const last = host.charCodeAt(host.length - 1);
  return last >= 0x30 && last <= 0x39;
}
