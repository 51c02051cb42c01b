/** The part of the WHATWG URL class that the canonical form builds on; the platform's `URL`, or `whatwg-url`'s in tools. */
export interface UrlLike {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
}
export type UrlParser = new (input: string) => UrlLike;

/** A web address in Safe Browsing's canonical form. */
export interface CanonicalUrl {
  readonly scheme: 'http' | 'https' | 'ftp' | 'ws' | 'wss';
  /** ASCII lower case, no trailing dot; IPv4 dotted decimal; IPv6 without brackets. */
  readonly host: string;
  readonly hostKind: 'name' | 'ipv4' | 'ipv6';
  /** Starts with `/`, canonical percent-encoding. */
  readonly path: string;
  /** Without `?`; null where the address has none. */
  readonly query: string | null;
  /** The whole canonical address as text, without port, userinfo and fragment. */
  readonly text: string;
}

/** Why text is no web address. */
export type UrlProblem = 'empty' | 'too-long' | 'not-web' | 'unparsable';

export type CanonicalResult =
  | { readonly ok: true; readonly url: CanonicalUrl }
  | { readonly ok: false; readonly problem: UrlProblem };
