import { readAddress } from './canonicalize.ts';
import type { CanonicalResult, UrlParser } from './model.ts';

const ENCLOSURES: readonly (readonly [string, string])[] = [
  ['<', '>'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['(', ')'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
];
const AUTHORITY = /^((?:[a-z][a-z0-9+.-]*:)?[/\\]*)([^/\\?#]*)/i;

/**
 * Reads what a person types or pastes as one web address: `redvds.com`, `redvds.com/x`, a full address, a
 * defanged one (`hxxps://redvds[.]com`), each also within `<>`, quotes or round brackets, with spaces around
 * it or a comma after it.
 *
 * Unlike `canonicalizeUrl` it gives `unparsable` for what no browser would open, such as a sentence.
 */
export function readTypedAddress(text: string, parser: UrlParser): CanonicalResult {
  const read = readAddress(cleanTypedAddress(text), parser);
  if (!read.ok) return read;
  // Chromium takes a space within a host and escapes it.
  const canOpen = read.accepted && !read.url.host.includes('%');
  return canOpen ? { ok: true, url: read.url } : { ok: false, problem: 'unparsable' };
}

/** The address within typed or pasted text, without brackets and quotes around it and no longer defanged. */
export function cleanTypedAddress(text: string): string {
  return refang(stripEnclosures(text));
}

function stripEnclosures(text: string): string {
  let inner = text.trim();
  for (let depth = 0; depth < 4; depth++) {
    const last = inner.at(-1);
    if (last === ',' || last === ';') inner = inner.slice(0, -1).trimEnd();
    const pair = ENCLOSURES.find(
      ([open, close]) => inner.length > 1 && inner.startsWith(open) && inner.endsWith(close),
    );
    if (pair !== undefined) inner = inner.slice(1, -1).trim();
  }
  return inner.replace(/^url:\s*/i, '');
}

/**
 * Undoes defanging in scheme and host; path and query may hold brackets of their own and stay as they are.
 */
function refang(text: string): string {
  const opened = text
    .replace(/^hxxp(?=s?(?::|\[:))/i, 'http')
    .replace(/^fxp(?=:|\[:)/i, 'ftp')
    .replace(/^([a-z]+)\[:\]\/\//i, '$1://')
    .replace(/^([a-z]+)\[:\/\/\]/i, '$1://');
  return opened.replace(AUTHORITY, (_, scheme: string, authority: string) => {
    const host = authority.replace(/\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)/gi, '.').replace(/\[:\]/g, ':');
    return scheme + host;
  });
}
