import { getDomain } from 'tldts';

/**
 * The registrable domain of a canonical host: its public suffix plus one label, private suffixes counted
 * (`evil.github.io`, not `github.io`). Null for an IP address, a bare public suffix and a name of one label.
 */
export function findRegistrableDomain(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
}
