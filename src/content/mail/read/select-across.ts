const INTO = ' >>> ';

/** Where to look: a document, a shadow root, or an element. */
export type Scope = Document | ShadowRoot | Element;

/** What a selector found, and what was crossed on the way to it. */
export interface Found {
  readonly elements: readonly Element[];
  /** The outermost elements that were entered (frames, hosts of shadow roots), one for each of `elements`; else the element itself. */
  readonly anchors: readonly Element[];
  /** Documents and shadow roots that were entered. */
  readonly roots: readonly (Document | ShadowRoot)[];
}

const NOTHING: Found = { elements: [], anchors: [], roots: [] };

/**
 * Finds elements by the first selector that finds any. ` >>> ` goes on inside: an open shadow root, or the document of a
 * frame that the page may read. A selector that the browser does not take finds nothing.
 */
export function selectAcross(scope: Scope, selectors: readonly string[]): Found {
  for (const selector of selectors) {
    const found = followPath(scope, selector.split(INTO));
    if (found.elements.length > 0) return found;
  }
  return NOTHING;
}

/** Like {@link selectAcross}, only the elements. */
export function selectAll(scope: Scope, selectors: readonly string[]): readonly Element[] {
  return selectAcross(scope, selectors).elements;
}

export function matchesAny(element: Element, selectors: readonly string[]): boolean {
  return selectors.some((selector) => {
    try {
      return element.matches(selector);
    } catch {
      return false;
    }
  });
}

function followPath(scope: Scope, [first = '', ...rest]: readonly string[]): Found {
  const elements = query(scope, first);
  if (rest.length === 0) return { elements, anchors: elements, roots: [] };
  const inside: Element[] = [];
  const anchors: Element[] = [];
  const roots: (Document | ShadowRoot)[] = [];
  for (const element of elements) {
    const root = enter(element);
    if (root === null) continue;
    const deeper = followPath(root, rest);
    inside.push(...deeper.elements);
    anchors.push(...deeper.elements.map(() => element));
    roots.push(root, ...deeper.roots);
  }
  return { elements: inside, anchors, roots };
}

function query(scope: Scope, selector: string): readonly Element[] {
  try {
    return [...scope.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

/** What is inside an element, as far as this page may look; null where it may not, or where there is nothing. */
export function enter(element: Element): Document | ShadowRoot | null {
  if (element.shadowRoot !== null) return element.shadowRoot;
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}
