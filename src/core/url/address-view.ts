/**
 * An address cut into the parts that a person is shown: the registrable domain stands out, the rest is dimmed.
 * `before + registrable + after` is the host in ASCII; nothing here is ever a clickable link.
 */
export interface AddressView {
  /** Canonical text of the whole address, without fragment. */
  readonly text: string;
  readonly host: string;
  /** Subdomains with their trailing dot, or ''. */
  readonly before: string;
  /** Registrable domain (public suffix plus one label); the whole host where there is none. */
  readonly registrable: string;
  /** Path and query; '/' at least. */
  readonly after: string;
  /** The host in Unicode where it is punycode, else null. */
  readonly unicodeHost: string | null;
  /** Host with dots in brackets, scheme as `hxxps`: for reports that must not be clicked. */
  readonly defanged: string;
}
