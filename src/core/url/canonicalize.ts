import {
  type CanonicalHost,
  canonicalizeHost,
  canonicalizeRefusedHost,
  parseHost,
} from './canonical-host.ts';
import { canonicalizePath } from './canonical-path.ts';
import type { CanonicalResult, CanonicalUrl, UrlLike, UrlParser, UrlProblem } from './model.ts';

/**
 * Longest address read, in UTF-16 code units: Chromium navigates to none longer (`url::kMaxURLChars`, 2 MiB).
 */
export const MAX_ADDRESS_LENGTH = 2 * 1024 * 1024;

/**
 * Like `CanonicalResult`, and whether the platform's parser took the address as written, so that a browser
 * could open it.
 */
export type ReadResult =
  | { readonly ok: true; readonly url: CanonicalUrl; readonly accepted: boolean }
  | { readonly ok: false; readonly problem: UrlProblem };

const WEB_SCHEMES: ReadonlyMap<string, CanonicalUrl['scheme']> = new Map([
  ['http', 'http'],
  ['https', 'https'],
  ['ftp', 'ftp'],
  ['ws', 'ws'],
  ['wss', 'wss'],
]);
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const PORT = /^\d*(?:[/\\?#]|$)/;

interface PreparedAddress {
  readonly scheme: CanonicalUrl['scheme'];
  /**
   * With its scheme and, where a fragment follows, with the `#` that begins it: what the platform's parser is
   * given. Without the `#` a space before it would be taken for one around the address.
   */
  readonly address: string;
}

/**
 * Safe Browsing's canonical form of an address, on top of the platform's URL parser
 * (https://developers.google.com/safe-browsing/reference/URLs.and.Hashing).
 *
 * Text without a scheme is read as `http://`; `view-source:` is looked through. Total: any string gives a
 * result, and nothing is thrown. A path of any length still gives its host; only input over
 * `MAX_ADDRESS_LENGTH` is `too-long`. Where the parser refuses the address, the host is cut out here, so that
 * no port, length or stray character hides it.
 *
 * @param parser the platform's `URL` in browsers; `whatwg-url`'s in Node, whose own class reads IDNs
 *   differently
 */
export function canonicalizeUrl(input: string, parser: UrlParser): CanonicalResult {
  const read = readAddress(input, parser);
  return read.ok ? { ok: true, url: read.url } : read;
}

/** Like `canonicalizeUrl`, telling besides whether the parser accepted the address. */
export function readAddress(input: string, parser: UrlParser): ReadResult {
  const prepared = prepareAddress(input);
  if (typeof prepared === 'string') return { ok: false, problem: prepared };
  const parsed = parseAddress(prepared.address, parser);
  if (parsed !== null) {
    const host = canonicalizeHost(parsed.hostname, parser);
    if (host === null) return { ok: false, problem: 'unparsable' };
    const query =
      parsed.search === '' ? (prepared.address.includes('?') ? '' : null) : parsed.search.slice(1);
    return { ok: true, url: buildUrl(prepared.scheme, host, parsed.pathname, query), accepted: true };
  }
  return readRefusedAddress(prepared, parser);
}

function prepareAddress(input: string): PreparedAddress | UrlProblem {
  let text = trimControls(input);
  if (text === '') return 'empty';
  let name = readScheme(text);
  if (name === 'view-source') {
    text = trimControls(text.slice(name.length + 1));
    if (text === '') return 'empty';
    name = readScheme(text);
  }
  const scheme = name === undefined ? undefined : WEB_SCHEMES.get(name);
  if (name !== undefined && scheme === undefined && !isHostWithPort(name, text)) return 'not-web';
  if (input.length > MAX_ADDRESS_LENGTH) return 'too-long';
  const hash = text.indexOf('#');
  const address = hash < 0 ? text : text.slice(0, hash + 1);
  if (scheme !== undefined) return { scheme, address };
  if (/^[/\\](?![/\\])/.test(address)) return 'unparsable';
  return { scheme: 'http', address: `http://${address.replace(/^[/\\]+/, '')}` };
}

/** The part before the first colon in lower case, where it could be the name of a scheme. */
function readScheme(text: string): string | undefined {
  if (text.startsWith('https://')) return 'https';
  return SCHEME.exec(text)?.[1]?.toLowerCase();
}

/**
 * Without tabs and line ends anywhere, and without spaces and control characters around it, as browsers read
 * an address.
 */
function trimControls(input: string): string {
  const text = /[\t\n\r]/.test(input) ? input.replace(/[\t\n\r]+/g, '') : input;
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** `redvds.com:8080/x` has no scheme, although `redvds.com` could be the name of one; `tel:112` has. */
function isHostWithPort(scheme: string, text: string): boolean {
  return (scheme.includes('.') || scheme === 'localhost') && PORT.test(text.slice(scheme.length + 1));
}

function parseAddress(address: string, parser: UrlParser): UrlLike | null {
  try {
    const parsed = new parser(address);
    return parsed.hostname === '' ? null : parsed;
  } catch {
    return null;
  }
}

/**
 * Cuts the host out by the delimiters that the URL Standard knows: userinfo to the last `@`, port after the
 * last `:`.
 */
function readRefusedAddress({ scheme, address }: PreparedAddress, parser: UrlParser): ReadResult {
  const rest = address
    .slice(scheme.length + 1)
    .replace(/#$/, '')
    .replace(/^[/\\]+/, '');
  const end = rest.search(/[/\\?]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const hostText = authority.slice(authority.lastIndexOf('@') + 1).replace(/:[^:\]]*$/, '');
  const accepted = parseHost(hostText, parser);
  const host =
    accepted === null ? canonicalizeRefusedHost(hostText, parser) : canonicalizeHost(accepted, parser);
  if (host === null) return { ok: false, problem: 'unparsable' };
  const tail = end < 0 ? '/' : rest.slice(end);
  const mark = tail.indexOf('?');
  const path = mark < 0 ? tail : tail.slice(0, mark);
  const query = mark < 0 ? null : tail.slice(mark + 1);
  return { ok: true, url: buildUrl(scheme, host, path, query), accepted: false };
}

function buildUrl(
  scheme: CanonicalUrl['scheme'],
  { host, kind }: CanonicalHost,
  pathname: string,
  rawQuery: string | null,
): CanonicalUrl {
  const { path, query } = canonicalizePath(pathname, rawQuery);
  const authority = kind === 'ipv6' ? `[${host}]` : host;
  const text = `${scheme}://${authority}${path}${query === null ? '' : `?${query}`}`;
  return { scheme, host, hostKind: kind, path, query, text };
}
