import { encodeUtf8, escapeBytes, isPlain, unescapeRepeatedly } from './percent-coding.ts';

export interface PathAndQuery {
  readonly path: string;
  readonly query: string | null;
}

/**
 * Path and query in Safe Browsing's canonical form.
 *
 * @param pathname from the first `/` on, as written or as a URL parser gives it; '' counts as `/`
 * @param query without its `?`; null where the address has none
 *
 * `.` and `..` are resolved and runs of slashes become one in the path, never in the query. As in Chromium
 * (`V4ProtocolManagerUtil::CanonicalizeUrl`), a `?` that decoding brings out begins the query, and a
 * backslash that it brings out is a slash: browsers read the decoded text so, and canonicalising twice
 * changes nothing.
 */
export function canonicalizePath(pathname: string, query: string | null): PathAndQuery {
  const canonicalQuery = query === null || isPlain(query) ? query : canonicalizeText(query);
  if (isPlain(pathname) && isSettled(pathname)) return { path: pathname, query: canonicalQuery };

  const decoded = unescapeRepeatedly(encodeUtf8(pathname));
  const mark = decoded.indexOf('?');
  if (mark < 0) return { path: escapeBytes(resolveSegments(decoded)), query: canonicalQuery };
  const shown = escapeBytes(decoded.slice(mark + 1));
  return {
    path: escapeBytes(resolveSegments(decoded.slice(0, mark))),
    query: canonicalQuery === null ? shown : canonicalizeText(`${shown}?${canonicalQuery}`),
  };
}

function canonicalizeText(text: string): string {
  return escapeBytes(unescapeRepeatedly(encodeUtf8(text)));
}

/** Whether a path has no backslash, empty segment or dot segment. */
function isSettled(pathname: string): boolean {
  return pathname.startsWith('/') && !/\\|\/\/|\/\.\.?(?:\/|$)/.test(pathname);
}

function resolveSegments(path: string): string {
  const kept: string[] = [];
  let endsOpen = true;
  for (const segment of path.replaceAll('\\', '/').split('/')) {
    endsOpen = segment === '' || segment === '.' || segment === '..';
    if (segment === '..') kept.pop();
    else if (!endsOpen) kept.push(segment);
  }
  if (kept.length === 0) return '/';
  return `/${kept.join('/')}${endsOpen ? '/' : ''}`;
}
