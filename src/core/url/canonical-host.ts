import { parseIp, readEmbeddedIpv4 } from './ip-address.ts';
import type { CanonicalUrl, UrlParser } from './model.ts';
import { encodeUtf8, unescapeRepeatedly } from './percent-coding.ts';

export interface CanonicalHost {
  readonly host: string;
  readonly kind: CanonicalUrl['hostKind'];
}

const ORDINARY_NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;
const DOTTED_DECIMAL = /^\d+\.\d+\.\d+\.\d+$/;
/** What RFC 3986 lets stand in a host name (`reg-name`) without an escape. */
const NOT_IN_NAME = /[^a-z0-9._~!$&'()*+,;=-]/g;

/**
 * Canonical form of a host that the platform's parser gave: leading and trailing dots go, runs of dots become one
 * (`redvds.com.` is `redvds.com`), an IPv6 address that carries an IPv4 address is that address.
 * Null where nothing is left (`http://../`).
 */
export function canonicalizeHost(hostname: string, parser: UrlParser): CanonicalHost | null {
  if (ORDINARY_NAME.test(hostname)) {
    return { host: hostname, kind: DOTTED_DECIMAL.test(hostname) ? 'ipv4' : 'name' };
  }
  if (hostname.startsWith('[')) return canonicalizeIpv6(hostname.slice(1, -1));
  const tidy = tidyDots(hostname);
  if (tidy === '') return null;
  if (tidy === hostname) return { host: hostname, kind: 'name' };
  // Without the surplus dots a name may turn out to be an address: `0x7f.1..` is 127.0.0.1.
  const host = parseHost(tidy, parser) ?? tidy;
  return { host, kind: DOTTED_DECIMAL.test(host) ? 'ipv4' : 'name' };
}

/**
 * Canonical form of a host that the platform's parser refuses. It is decoded until nothing is left to decode and offered
 * to the parser once more (`%2565vil.com` is `evil.com`); if still refused, it is kept with every character escaped that
 * a name cannot hold. No browser opens such a host, but a list, a mail or a person may write one.
 *
 * Characters up to U+00FF count as one byte each, as Safe Browsing's test vector `http://\x01\x80.com/` has it; others
 * as UTF-8. Null for an empty host and for brackets around something that is no IPv6 address.
 */
export function canonicalizeRefusedHost(text: string, parser: UrlParser): CanonicalHost | null {
  if (text.startsWith('[')) return null;
  const isByteString = /^[\0-\u00ff]*$/.test(text);
  const decoded = unescapeRepeatedly(isByteString ? text : encodeUtf8(text));
  const tidy = tidyDots(decoded.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
  if (tidy === '') return null;
  const escaped = tidy.replace(NOT_IN_NAME, escapeByte);
  const accepted = parseHost(escaped, parser);
  return accepted === null ? { host: escaped, kind: 'name' } : canonicalizeHost(accepted, parser);
}

/** The host as the platform's parser reads it, or null where it refuses. */
export function parseHost(host: string, parser: UrlParser): string | null {
  try {
    const { hostname } = new parser(`http://${host}/`);
    return hostname === '' || hostname.includes('%') ? null : hostname;
  } catch {
    return null;
  }
}

function canonicalizeIpv6(text: string): CanonicalHost | null {
  const ip = parseIp(text);
  if (ip === null) return null;
  const embedded = readEmbeddedIpv4(ip.bytes);
  return embedded === null ? { host: text, kind: 'ipv6' } : { host: embedded, kind: 'ipv4' };
}

function tidyDots(host: string): string {
  return host
    .split('.')
    .filter((label) => label !== '')
    .join('.');
}

function escapeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
