import { readOwnRedirect } from '../own-redirect.ts';
import { collapse } from '../shown-address.ts';

/** How much an element says: characters, without what the webmail itself has there (buttons, menus, links that stay in it). */
export type MeasureText = (element: Element) => number;

/** Nodes that are looked at in all; a long newsletter has a few thousand. */
const MOST_NODES = 20_000;
const CONTROLS = new Set('button nav footer select option script style template noscript'.split(' '));
const CONTROL_ROLES = new Set('button tab menu menuitem toolbar tooltip'.split(' '));

/** A measure for one reading of a page, which looks at each element once. */
export function createMeasure(): MeasureText {
  const known = new Map<Element, number>();
  let nodes = 0;
  const measure = (element: Element): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    let length = 0;
    if (!isControl(element)) {
      for (let node = element.firstChild; node !== null && nodes < MOST_NODES; node = node.nextSibling) {
        nodes++;
        if (node.nodeType === Node.TEXT_NODE) length += collapse(node.nodeValue ?? '').length;
        else if (node.nodeType === Node.ELEMENT_NODE) length += measure(node as Element);
      }
    }
    known.set(element, length);
    return length;
  };
  return measure;
}

/** Whether an element is the webmail's own to click on: also a link that stays in it. */
function isControl(element: Element): boolean {
  const { localName } = element;
  if (CONTROLS.has(localName) || CONTROL_ROLES.has(element.getAttribute('role') ?? '')) return true;
  if (element.hasAttribute('hidden')) return true;
  if (localName !== 'a') return false;
  const href = element.getAttribute('href');
  if (href === null) return false;
  const isOwn =
    /^(?:[/?#.]|javascript:)/i.test(href.trim()) ||
    href.startsWith(`${element.ownerDocument.location.origin}/`);
  return isOwn && readOwnRedirect(element) === null;
}
