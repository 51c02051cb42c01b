import { ORDINARY_NAME } from './canonical-host.ts';
import { readAddress } from './canonicalize.ts';
import { MAX_NAME_LENGTH } from './host-parents.ts';
import type { CanonicalUrl, UrlParser, UrlProblem } from './model.ts';

/** Why a line of a list is not taken: no web address, no host that a browser opens, or more than a host. */
export type ImportProblem = UrlProblem | 'refused-host' | 'not-a-host';

export type ImportedUrl =
  | { readonly ok: true; readonly url: CanonicalUrl }
  | { readonly ok: false; readonly problem: ImportProblem };
export type ImportedHost =
  | { readonly ok: true; readonly host: string; readonly hostKind: CanonicalUrl['hostKind'] }
  | { readonly ok: false; readonly problem: ImportProblem };

const PUNYCODE_LABEL = /(?:^|\.)xn--/;
/**
 * A last label that makes a browser read the whole host as IPv4 (URL Standard, "ends in a number checker").
 */
const NUMBER_AT_END = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/;

/**
 * Reads an address for a list: the canonical form, where it is sure that each browser that opens the address
 * comes to the same host. `docs/url-vectors.md` counts on how many public test vectors that was checked.
 *
 * A host must be an IP address or a name of letters, digits, hyphens and underscores, once in ASCII, of at
 * most 253 characters. A name with `xn--` that does not decode is taken as it stands, since Chromium opens it
 * so (URL Standard, "domain to ASCII": a name in ASCII is only lower-cased).
 *
 * @param parser `whatwg-url`'s `URL` in Node
 */
export function readImportUrl(text: string, parser: UrlParser): ImportedUrl {
  const read = readAddress(text, parser);
  if (!read.ok) return read;
  const { host, hostKind } = read.url;
  if (hostKind !== 'name') return read.accepted ? { ok: true, url: read.url } : refuse('refused-host');
  const isOrdinary = ORDINARY_NAME.test(host) && host.length <= MAX_NAME_LENGTH && !NUMBER_AT_END.test(host);
  const isTaken = read.accepted || PUNYCODE_LABEL.test(host);
  return isOrdinary && isTaken ? { ok: true, url: read.url } : refuse('refused-host');
}

/**
 * Reads a host for a list: like `readImportUrl`, and `not-a-host` where a scheme, user, port, path or query
 * comes with it.
 */
export function readImportHost(text: string, parser: UrlParser): ImportedHost {
  const bare = text.trim();
  if (bare === '') return refuse('empty');
  const bracketed = /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(bare) ? `[${bare}]` : bare;
  const isIpv6 = /^\[[^[\]]*\]$/.test(bracketed);
  if (!isIpv6 && /[/\\?#@:\s]/.test(bracketed)) return refuse('not-a-host');
  const read = readImportUrl(`http://${bracketed}/`, parser);
  return read.ok ? { ok: true, host: read.url.host, hostKind: read.url.hostKind } : read;
}

function refuse(problem: ImportProblem): { readonly ok: false; readonly problem: ImportProblem } {
  return { ok: false, problem };
}
