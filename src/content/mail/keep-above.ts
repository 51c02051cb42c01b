import type { Room } from '../build-room.ts';
import { isRaised, keepOnTop } from './keep-on-top.ts';

/** How often a bar comes back that the webmail has taken out, for one message; then only the toolbar's icon is left. */
const MOST_RETURNS = 40;
/** Levels above the message's text at which the bar may stand. */
const MOST_LEVELS = 6;
/** Narrower than this, what stands beside the text has no room for the bar. In CSS pixels. */
const MIN_WIDTH = 240;

/** Where a bar stands: it is told of the text's element again and again, which the webmail may have built anew. */
export interface Place {
  /** Puts the bar above the element, unless it stands there. */
  putAbove(body: Element): void;
  remove(): void;
}

/**
 * Keeps a bar above a message's text, outside of it and of its frame, so that nothing in the message reaches it. Where
 * the webmail takes it out while the text stays, it is back before the next frame is painted.
 * @param of whose words stand below: those of a sender may leave their place, to lie over the bar
 */
export function keepAbove(room: Room, of: 'sender' | 'person'): Place {
  const { host } = room;
  let anchor: Element | null = null;
  /** What the bar stands above: the anchor, or what surrounds it. */
  let below: Element | null = null;
  let returns = 0;
  const onTop = of === 'sender' ? keepOnTop(room) : null;
  const observer = new MutationObserver(() => {
    if (anchor === null || (isAbove(host, anchor) && isUntouched(host))) return;
    // The webmail's own next look tells of another text.
    if (!anchor.isConnected || returns === MOST_RETURNS) return;
    returns += 1;
    place();
  });

  // Told once the bar is laid out and not painted yet: to look at its place then costs the page no layout of its own.
  const laidOut = new ResizeObserver(() => {
    laidOut.disconnect();
    if (anchor === null || below === null) return;
    below = moveOutOfRow(host, below);
    watch();
    onTop?.look(anchor);
  });

  function place(): void {
    if (anchor === null) return;
    observer.disconnect();
    for (const name of host.getAttributeNames()) host.removeAttribute(name);
    if (below?.isConnected !== true || !below.contains(anchor)) below = anchor;
    if (below.localName === 'body') below.prepend(host);
    else below.before(host);
    watch();
    laidOut.observe(host);
  }

  function watch(): void {
    observer.disconnect();
    if (host.parentNode !== null) observer.observe(host.parentNode, { childList: true });
    observer.observe(host, { attributes: true });
  }

  return {
    putAbove(body) {
      const next = anchorOf(body, host.ownerDocument);
      if (next === anchor && host.isConnected && isAbove(host, next) && isUntouched(host)) {
        onTop?.look(next);
        return;
      }
      if (next !== anchor) returns = 0;
      anchor = next;
      if (returns < MOST_RETURNS) place();
    },
    remove() {
      observer.disconnect();
      laidOut.disconnect();
      onTop?.stop();
      anchor = null;
      host.remove();
    },
  };
}

/** The element itself, or the frame that it lies in as the document of the bar sees it. */
function anchorOf(body: Element, page: Document): Element {
  let anchor = body;
  while (anchor.ownerDocument !== page) {
    const frame: Element | null = anchor.ownerDocument.defaultView?.frameElement ?? null;
    if (frame === null) return body;
    anchor = frame;
  }
  return anchor;
}

/** The bar is the element before one of the text's surroundings. */
function isAbove(host: HTMLElement, anchor: Element): boolean {
  const next = host.nextSibling;
  return (
    host.isConnected && next !== null && (next === anchor || next.contains(anchor) || isFirstIn(host, anchor))
  );
}

function isFirstIn(host: HTMLElement, anchor: Element): boolean {
  return anchor.localName === 'body' && host.parentNode === anchor && anchor.firstChild === host;
}

function isUntouched(host: HTMLElement): boolean {
  return host.getAttributeNames().length === 0 || isRaised(host);
}

/**
 * Where what is below has neighbours side by side, the bar would be one more column: it goes above what surrounds them.
 * @returns what the bar stands above
 */
function moveOutOfRow(host: HTMLElement, first: Element): Element {
  if (first.localName === 'body') return first;
  let below = first;
  for (let level = 0; level < MOST_LEVELS; level++) {
    if (isWellPlaced(host, below)) return below;
    const parent: Element | null = below.parentElement;
    if (parent === null || parent.localName === 'body' || parent.localName === 'html') break;
    below = parent;
    below.before(host);
  }
  if (isWellPlaced(host, below)) return below;
  first.before(host);
  return first;
}

function isWellPlaced(host: HTMLElement, below: Element): boolean {
  const bar = host.getBoundingClientRect();
  const text = below.getBoundingClientRect();
  // What is not laid out yet cannot be compared.
  if (text.width === 0) return true;
  return bar.width >= Math.min(MIN_WIDTH, text.width) && bar.height > 0 && bar.bottom <= text.top + 1;
}
