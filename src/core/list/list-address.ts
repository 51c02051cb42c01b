/** What names a list to follow: where its repository is, and by which first root it is known. */
export interface ListAddress {
  /** Folder with `metadata/` and `targets/`; ends with `/`. */
  readonly url: string;
  /** SHA-256 of the first root, 64 hex digits in lower case. */
  readonly fingerprint: string;
}

export type ListAddressProblem =
  | 'not-an-address'
  | 'not-https'
  /** It holds a user name, a query, or a fragment that is no fingerprint. */
  | 'unsupported-address'
  | 'bad-fingerprint';

export type ReadListAddressResult =
  /** `fingerprint` is null where none is given. */
  | { readonly ok: true; readonly url: string; readonly fingerprint: string | null }
  | { readonly ok: false; readonly problem: ListAddressProblem };

/** Longest address that is taken, in UTF-16 units. */
export const MAX_LIST_ADDRESS = 2048;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const FINGERPRINT = /^#sha256=([0-9a-f]{64})$/i;

/**
 * Reads `URL` or `URL#sha256=<64 hex digits>`, as publishers give it out; without a scheme it is taken for https. The
 * outcome is canonical: one list has one text. Never throws.
 *
 * http is taken only for 127.0.0.1, where a repository is tried out.
 */
export function readListAddress(text: string): ReadListAddressResult {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_LIST_ADDRESS) return { ok: false, problem: 'not-an-address' };
  const url = parseUrl(SCHEME.test(trimmed) ? trimmed : `https://${trimmed}`);
  // Chromium takes a space within a host and escapes it.
  if (url === null || url.hostname.includes('%')) return { ok: false, problem: 'not-an-address' };
  const isLocal = url.protocol === 'http:' && url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !isLocal) return { ok: false, problem: 'not-https' };
  const { hash } = url;
  const fingerprint = FINGERPRINT.exec(hash)?.[1]?.toLowerCase() ?? null;
  if (hash.startsWith('#sha256=') && fingerprint === null) return { ok: false, problem: 'bad-fingerprint' };
  const isPlain = url.username === '' && url.password === '' && url.search === '';
  if (!isPlain || (hash !== '' && fingerprint === null)) return { ok: false, problem: 'unsupported-address' };
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  // Setting the hash to nothing leaves no `#`; an empty query would leave its `?`.
  url.search = '';
  return { ok: true, url: url.href, fingerprint };
}

/** `URL#sha256=<fingerprint>`, which {@link readListAddress} reads. */
export function writeListAddress({ url, fingerprint }: ListAddress): string {
  return `${url}#sha256=${fingerprint}`;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
