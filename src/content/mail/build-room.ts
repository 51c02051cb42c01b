import tokens from '../../ui/tokens.css?inline';

/** An element that stands in a page, and the room inside it that the page cannot look into. */
export interface Room {
  readonly host: HTMLElement;
  readonly room: HTMLElement;
}

const TOKENS = tokens.replaceAll(':root', ':host');

/**
 * Builds a room with its styles, not yet in the document.
 * @param css of the room, beside the design tokens
 */
export function buildRoom(page: Document, css: string): Room {
  const host = page.createElementNS('http://www.w3.org/1999/xhtml', 'span') as HTMLElement;
  const root = host.attachShadow({ mode: 'closed' });
  const style = page.createElementNS('http://www.w3.org/1999/xhtml', 'style');
  // Set in one go by us, this text is ours to the browser: the page's content security policy does not rule it out.
  style.textContent = `${TOKENS}\n${css}`;
  const room = page.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
  root.append(style, room);
  return { host, room };
}
