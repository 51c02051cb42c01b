/**
 * Where a link of the webmail's own leads on to: webmails put a page of theirs before the addresses in a message
 * (`/redir?url=https%3A%2F%2F…`), and nothing else in a message links there.
 * @returns the address; null where the link leads elsewhere, or says no address
 */
export function readOwnRedirect(element: Element): string | null {
  const href = element.getAttribute('href');
  const own = element.ownerDocument.defaultView?.origin;
  if (href === null || own === undefined || !/=https?(?:%3a|:)/i.test(href)) return null;
  try {
    const url = new URL(href, element.baseURI);
    if (url.origin !== own) return null;
    const targets = [...url.searchParams.values()].filter((value) => /^https?:\/\//i.test(value));
    // With several it is not known which one a click opens.
    return targets.length === 1 ? (targets[0] ?? null) : null;
  } catch {
    return null;
  }
}
