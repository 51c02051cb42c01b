import type { CanonicalUrl } from './model.ts';

/**
 * Longest expression given, in characters. No list can hold a longer URL, so that no address makes looking up
 * slow.
 */
export const MAX_EXPRESSION_LENGTH = 8192;

const MAX_SUFFIXES = 4;
const MAX_PREFIXES = 4;

/**
 * Safe Browsing's host-suffix and path-prefix expressions for an address, at most 30, in the documented order
 * (https://developers.google.com/safe-browsing/v4/urls-hashing, "Suffix/prefix expressions").
 *
 * Hosts: the exact host, then up to four made from its last five labels by dropping the first one again and
 * again, never the last label alone; for an IP address only itself (IPv6 without brackets, as in
 * `CanonicalUrl.host`). Paths, for each host: with query, without query, then `/` and up to three folders
 * below it, each with its final `/`. No scheme, port or fragment. Expressions over `MAX_EXPRESSION_LENGTH`
 * are left out.
 */
export function urlExpressions(url: CanonicalUrl): readonly string[] {
  const paths = listPaths(url);
  const expressions: string[] = [];
  for (const host of listHosts(url)) {
    for (const path of paths) {
      if (host.length + path.length <= MAX_EXPRESSION_LENGTH) expressions.push(host + path);
    }
  }
  return expressions;
}

function listHosts({ host, hostKind }: CanonicalUrl): string[] {
  const hosts = [host];
  if (hostKind !== 'name') return hosts;
  const suffixes: string[] = [];
  let dot = host.lastIndexOf('.');
  while (dot > 0 && suffixes.length < MAX_SUFFIXES) {
    dot = host.lastIndexOf('.', dot - 1);
    if (dot < 0) break;
    suffixes.push(host.slice(dot + 1));
  }
  return hosts.concat(suffixes.reverse());
}

function listPaths({ path, query }: CanonicalUrl): string[] {
  const paths = new Set<string>();
  if (query !== null && path.length + query.length <= MAX_EXPRESSION_LENGTH) paths.add(`${path}?${query}`);
  paths.add(path);
  let slash = -1;
  for (let count = 0; count < MAX_PREFIXES; count++) {
    slash = path.indexOf('/', slash + 1);
    if (slash < 0) break;
    paths.add(path.slice(0, slash + 1));
  }
  return [...paths];
}
