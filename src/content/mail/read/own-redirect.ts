/**
 * Where a link of the webmail's own leads on to: webmails put a page of theirs before the addresses in a message
 * (`/redir?url=https%3A%2F%2F…`), and nothing else in a message links there.
 * @returns the address; null where the link leads elsewhere, or says no address
 */
export function readOwnRedirect(element: Element): string | null {
  const href = element.getAttribute('href');
  if (href === null || !/=https?(?:%3a|:)/i.test(href)) return null;
  try {
    const url = new URL(href, element.baseURI);
    if (url.origin !== readOwnOrigin(element)) return null;
    // By hand: Firefox lets no content script go through `searchParams`.
    const values = url.search
      .slice(1)
      .split('&')
      .map((pair) => decode(pair.slice(pair.indexOf('=') + 1)));
    const targets = values.filter((value) => /^https?:\/\//i.test(value));
    // With several it is not known which one a click opens.
    return targets.length === 1 ? (targets[0] ?? null) : null;
  } catch {
    return null;
  }
}

function decode(value: string): string {
  return decodeURIComponent(value.replaceAll('+', ' '));
}

/** The origin of the page that an element is in; of the page around it where its frame has no address of its own. */
function readOwnOrigin(element: Element): string | null {
  let view = element.ownerDocument.defaultView;
  while (view !== null && view.location.origin === 'null' && view.parent !== view)
    view = view.parent as typeof view;
  return view?.location.origin ?? null;
}
