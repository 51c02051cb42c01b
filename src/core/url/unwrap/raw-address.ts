/** An address as it was written, cut at its delimiters: nothing decoded, no dot segments resolved. */
export interface RawAddress {
  /** From the first `/` on; '' where there is none. */
  readonly path: string;
  /** Without `?`; null where there is none. */
  readonly query: string | null;
  /** Path, query and fragment with their delimiters: some services put an address with `?` and `#` into the path. */
  readonly rest: string;
}

const AUTHORITY = /^[a-z][a-z0-9+.-]*:[/\\]*[^/\\?#]*/i;

/**
 * Cuts an http(s) address whose parser has already accepted it. Services encode targets in ways of their own, so what
 * a URL parser does to a path (dot segments, backslashes) must not happen before they are decoded.
 */
export function cutRawAddress(address: string): RawAddress {
  const rest = cleanAddress(address).replace(AUTHORITY, '');
  const hash = rest.indexOf('#');
  const main = hash < 0 ? rest : rest.slice(0, hash);
  const mark = main.indexOf('?');
  return mark < 0
    ? { path: main, query: null, rest }
    : { path: main.slice(0, mark), query: main.slice(mark + 1), rest };
}

/** Without what browsers drop from an address: tabs and line ends anywhere, controls and spaces around it. */
export function cleanAddress(text: string): string {
  const joined = text.replace(/[\t\n\r]+/g, '');
  let start = 0;
  let end = joined.length;
  while (start < end && joined.charCodeAt(start) <= 0x20) start++;
  while (end > start && joined.charCodeAt(end - 1) <= 0x20) end--;
  return joined.slice(start, end);
}
