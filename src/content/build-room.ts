import tokens from '../ui/tokens.css?inline';
import base from './room.css?inline';

/** An element that stands in a page, and the room inside it that the page cannot look into. */
export interface Room {
  readonly host: HTMLElement;
  readonly room: HTMLElement;
}

const BASE = `${tokens.replaceAll(':root', ':host')}\n${base}`;

/**
 * Builds a room with its styles, not yet in the document.
 * @param css of the room, beside the design tokens and what all rooms share
 */
export function buildRoom(page: Document, css: string, name: 'div' | 'span' = 'span'): Room {
  // Documents of images and feeds are no HTML, and make elements of no kind.
  const host = page.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElement;
  const root = host.attachShadow({ mode: 'closed' });
  const style = page.createElementNS('http://www.w3.org/1999/xhtml', 'style');
  // Set in one go by us, this text is ours to the browser: the page's content security policy does not rule it out.
  // Firefox lets no script of an extension adopt a style sheet (bug 1751346).
  style.textContent = `${BASE}\n${css}`;
  const room = page.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
  root.append(style, room);
  return { host, room };
}
