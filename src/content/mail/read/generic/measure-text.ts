import { readOwnRedirect } from '../own-redirect.ts';
import { collapse } from '../shown-address.ts';

/** Characters and nodes: what has more is a text, however much more. */
const MOST_TEXT = 4000;
const MOST_NODES = 2000;
const CONTROLS =
  'button, nav, footer, select, option, script, style, template, noscript, [role="button"], [role="tab"], [role="menu"], [role="menuitem"], [role="toolbar"], [role="tooltip"], [hidden]';

/** How much an element says: characters, without what the webmail itself has there (buttons, menus, links that stay in it). */
export function measureText(element: Element): number {
  let length = 0;
  let nodes = 0;
  const add = (node: Node) => {
    if (nodes++ > MOST_NODES || length > MOST_TEXT) return;
    if (node.nodeType === Node.TEXT_NODE)
      length += collapse((node.nodeValue ?? '').slice(0, MOST_TEXT)).length;
    else if (node.nodeType === Node.ELEMENT_NODE && !isControl(node as Element)) node.childNodes.forEach(add);
  };
  add(element);
  return length;
}

/** Whether an element is the webmail's own to click on: also a link that stays in it. */
function isControl(element: Element): boolean {
  if (element.matches(CONTROLS)) return true;
  const { localName, ownerDocument } = element;
  if (localName !== 'a' || !element.hasAttribute('href')) return false;
  const { origin, protocol } = element as HTMLAnchorElement;
  const isOwn = origin === ownerDocument.defaultView?.origin || protocol === 'javascript:';
  return isOwn && readOwnRedirect(element) === null;
}
