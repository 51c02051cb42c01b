import tokens from '../../ui/tokens.css?inline';
import css from './notice.css?inline';

/** The element that stands in the page, and the room inside it that the page cannot look into. */
export interface NoticeHost {
  readonly host: HTMLElement;
  readonly room: HTMLElement;
}

/** Builds the notice's element with its styles, not yet in the page. */
export function buildNoticeHost(): NoticeHost {
  // Documents of images and feeds are no HTML, and make elements of no kind.
  const host = document.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElementNS('http://www.w3.org/1999/xhtml', 'style');
  // Set in one go by us, this text is ours to the browser: the page's content security policy does not rule it out.
  // Firefox lets no script of an extension adopt a style sheet (bug 1751346).
  style.textContent = `${tokens.replaceAll(':root', ':host')}\n${css}`;
  const room = document.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
  root.append(style, room);
  return { host, room };
}
