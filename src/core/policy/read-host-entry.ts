import { findHostProblem } from '../list/host-value.ts';
import { canonicalizeUrl } from '../url/canonicalize.ts';

type HostEntry =
  | { readonly ok: true; readonly host: string }
  | { readonly ok: false; readonly reason: 'not-a-host' | 'wildcard' | 'has-path' };

/** In an address an IPv6 host stands in brackets, alone it does not. */
const IPV6 = /^[0-9a-f]*:[0-9a-f]*:[0-9a-f.:]*$/i;

/**
 * Reads a host as an administrator writes it: a name, a name in its own script, an IP address, or the address of a site
 * without a path. The outcome is canonical. A name alone without a dot is refused: it would stand for a whole top-level domain.
 */
export function readHostEntry(text: string): HostEntry {
  const written = text.trim();
  // Nearly every entry, thousands of which are read whenever the worker starts.
  if (findHostProblem(written) === undefined) return { ok: true, host: written };
  if (written.startsWith('*.')) {
    return { ok: false, reason: 'wildcard' };
  }
  const read = canonicalizeUrl(IPV6.test(written) ? `[${written}]` : written, URL);
  if (!read.ok) return { ok: false, reason: 'not-a-host' };
  const { host, hostKind, path, query } = read.url;
  if (path !== '/' || query !== null) {
    return { ok: false, reason: 'has-path' };
  }
  if (hostKind === 'name' && findHostProblem(host) !== undefined) {
    return { ok: false, reason: 'not-a-host' };
  }
  return { ok: true, host };
}
