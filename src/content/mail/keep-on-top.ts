import type { Room } from '../build-room.ts';

/** Elements of a message of which the place is looked at. */
const MOST_ELEMENTS = 4000;
/** Of those that may lie over the bar, as many are looked at closely. */
const MOST_CANDIDATES = 50;
/** Milliseconds from a change of the page to the look at it, so that a page that changes all the time costs little. */
const PAUSE_MS = 1000;
/** Pixels that the bar keeps from the window's edge. */
const MARGIN = 8;
/** After these something of a message may lie elsewhere, without a change that is seen otherwise. */
const MOVES = ['animationstart', 'animationend', 'transitionend', 'toggle', 'click'];
/** Pixels: what reaches a little over the edge, as pictures of honest newsletters do, covers nothing. */
const EDGE = 12;

/** What keeps a bar from being covered. */
export interface OnTop {
  /** Looks, once the page is laid out, whether something of the message lies over the bar; soon where it has looked at that message before. */
  look(message: Element): void;
  stop(): void;
}

/**
 * Raises a bar into the browser's top layer, where it stood in the window, when the message that it stands above has left its
 * place and lies over it: there nothing of the message reaches. What is not the message's, such as a menu of the webmail,
 * may cover the bar for a while.
 */
export function keepOnTop({ host, room }: Room): OnTop {
  const page = host.ownerDocument;
  const place = page.createElementNS('http://www.w3.org/1999/xhtml', 'style');
  room.before(place);
  let message: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  // Told once the page is laid out and not painted yet: to look at places then costs no layout of its own.
  const laidOut = new ResizeObserver(() => {
    laidOut.disconnect();
    if (message === null || !host.isConnected || isRaised(host) || !isCovered(host, message)) return;
    place.textContent = describePlace(host);
    host.popover = 'manual';
    host.showPopover();
  });
  const lookAgain = (): void => {
    if (message !== null) laidOut.observe(host);
  };
  return {
    look(next) {
      if (next === message) {
        timer ??= setTimeout(() => {
          timer = null;
          lookAgain();
        }, PAUSE_MS);
        return;
      }
      if (message === null) for (const name of MOVES) page.addEventListener(name, lookAgain, true);
      message = next;
      lookAgain();
    },
    stop() {
      message = null;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      laidOut.disconnect();
      for (const name of MOVES) page.removeEventListener(name, lookAgain, true);
    },
  };
}

/** Whether it is in the top layer, with the one attribute that this takes. */
export function isRaised(host: HTMLElement): boolean {
  return host.matches(':popover-open') && host.getAttributeNames().join() === 'popover';
}

/** As styles of the room's own: what stands in an attribute of the bar, styles of the message could change. */
function describePlace(host: HTMLElement): string {
  const { left, top, width, height } = host.getBoundingClientRect();
  const { clientHeight } = host.ownerDocument.documentElement;
  const lowest = Math.max(MARGIN, clientHeight - height - MARGIN);
  const values = { left, top: Math.min(Math.max(top, MARGIN), lowest), width };
  const lines = Object.entries(values).map(([name, value]) => `--bar-${name}: ${value}px !important;`);
  return `:host { ${lines.join(' ')} }`;
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** An element that takes no pointer is not hit, and of an element's own pictures and shadows only the pointer tells: both are asked. */
function isCovered(host: HTMLElement, message: Element): boolean {
  const { left, right, top, bottom } = host.getBoundingClientRect();
  const box = { left: left + EDGE, right: right - EDGE, top: top + EDGE, bottom: bottom - EDGE };
  if (box.right <= box.left || box.bottom <= box.top) return false;
  const isMessages = (element: Element | null): boolean =>
    element !== null && element !== message && message.contains(element) && !element.contains(host);
  const isHit = [box.left, (box.left + box.right) / 2, box.right].some((x) =>
    [box.top, (box.top + box.bottom) / 2, box.bottom].some((y) =>
      isMessages(host.ownerDocument.elementFromPoint(x, y)),
    ),
  );
  return isHit || liesOver(box, message, isMessages);
}

function liesOver(box: Box, message: Element, isMessages: (element: Element) => boolean): boolean {
  const elements = message.getElementsByTagName('*');
  let candidates = 0;
  for (let at = 0; at < Math.min(elements.length, MOST_ELEMENTS); at++) {
    const element = elements[at] as Element;
    if (!meets(element.getBoundingClientRect(), box) || !isMessages(element)) continue;
    if (!isClipped(element, message, box)) return true;
    candidates += 1;
    if (candidates === MOST_CANDIDATES) break;
  }
  return false;
}

function meets({ left, right, top, bottom }: Box, box: Box): boolean {
  const isApart = right <= box.left || left >= box.right || bottom <= box.top || top >= box.bottom;
  return !isApart && right > left && bottom > top;
}

/** What was scrolled away in a part of the message that scrolls is not drawn where it would be. */
function isClipped(element: Element, message: Element, box: Box): boolean {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (getComputedStyle(around).overflowY !== 'visible' && !meets(around.getBoundingClientRect(), box))
      return getComputedStyle(element).position !== 'fixed';
    if (around === message) break;
  }
  return false;
}
