import type { TextLine } from './find-quotes.ts';
import { enter } from './select-across.ts';

/** Something in a message's text that opens on a click, or an address that is only written. */
export interface FoundLink {
  readonly element: Element;
  readonly href: string;
  readonly from: 'link' | 'form' | 'text';
  /** The line that it stands in. */
  readonly line: number;
  readonly isHidden: boolean;
}

export interface WalkedBody {
  readonly lines: readonly TextLine[];
  readonly links: readonly FoundLink[];
  /** Documents and shadow roots within it: some webmails show each part of a message in a frame of its own. */
  readonly roots: readonly (Document | ShadowRoot)[];
  /** False where the message was longer than is read. */
  readonly isWhole: boolean;
}

/** Elements and texts; a long newsletter has a few thousand. */
const MAX_NODES = 60_000;
/** UTF-16 code units of text. */
const MAX_TEXT = 400_000;
const MAX_LINKS = 3000;

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const SKIPPED = new Set('script style noscript template head title object embed svg math'.split(' '));
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$))/i;
const WRITTEN = /(?:https?:\/\/|www\.)[^\s<>"'`{}|\\^]+/gi;
const TRAILING = /[.,;:!?)\]»”’]+$/;

interface Frame {
  readonly element: Element;
  readonly isInQuote: boolean;
  readonly isHidden: boolean;
  readonly isPre: boolean;
  readonly isInLink: boolean;
}

/**
 * Goes through a message's content once: its text by lines, its links. What the sender hides by an inline style is no
 * text, but its links are links. No style is computed here, so the page's layout is left alone.
 * @param quotes elements that hold a quotation
 * @param beginners elements from which on everything is a quotation
 */
export function walkBody(
  body: Element,
  quotes: ReadonlySet<Element>,
  beginners: ReadonlySet<Element>,
): WalkedBody {
  const lines: TextLine[] = [];
  const links: FoundLink[] = [];
  const roots: (Document | ShadowRoot)[] = [];
  let line = '';
  let isLineQuoted = false;
  let hasBegun = false;
  let nodes = 0;
  let length = 0;

  const endLine = () => {
    lines.push({ text: line.trim(), isInQuote: isLineQuoted });
    line = '';
  };
  const startBlock = () => {
    if (line.trim() !== '') endLine();
    else line = '';
  };
  const addText = (text: string, { isInQuote, isPre }: Frame) => {
    const isQuoted = isInQuote || hasBegun;
    if (isQuoted !== isLineQuoted && text.trim() !== '') {
      startBlock();
      isLineQuoted = isQuoted;
    }
    const parts = isPre ? text.split(/\r\n?|\n/) : [text.replace(/[\s\u00a0]+/g, ' ')];
    for (const [index, part] of parts.entries()) {
      if (index > 0) endLine();
      line += line === '' ? part.replace(/^ +/, '') : part;
    }
    length += text.length;
  };

  const enterElement = (element: Element, above: Frame): Frame | null => {
    const name = element.localName;
    if (SKIPPED.has(name)) return null;
    if (beginners.has(element)) hasBegun = true;
    if (name === 'br') {
      endLine();
      return null;
    }
    if (BLOCKS.has(name)) startBlock();
    else if ((name === 'td' || name === 'th') && line !== '') line += ' ';
    const frame: Frame = {
      element,
      isInQuote: above.isInQuote || quotes.has(element),
      isHidden: above.isHidden || isHiddenBySender(element),
      isPre: above.isPre || name === 'pre' || /white-space:\s*pre/.test(element.getAttribute('style') ?? ''),
      isInLink: above.isInLink || name === 'a',
    };
    const found = readLinkOf(element);
    if (found !== null && links.length < MAX_LINKS) {
      links.push({ element, ...found, line: lines.length, isHidden: frame.isHidden });
    }
    return frame;
  };

  const stack: Frame[] = [
    { element: body, isInQuote: false, isHidden: false, isPre: body.localName === 'pre', isInLink: false },
  ];
  let node: Node | null = body.firstChild;
  while (stack.length > 0 && nodes < MAX_NODES && length < MAX_TEXT) {
    const frame = stack[stack.length - 1] as Frame;
    if (node === null) {
      if (BLOCKS.has(frame.element.localName)) startBlock();
      stack.pop();
      node = frame.element === body ? null : frame.element.nextSibling;
      continue;
    }
    nodes++;
    if (node.nodeType === Node.ELEMENT_NODE) {
      const inner = enterElement(node as Element, frame);
      if (inner !== null) {
        stack.push(inner);
        const root = enter(node as Element);
        if (root !== null) roots.push(root);
        node = contentOf(node as Element, root);
        continue;
      }
    } else if (node.nodeType === Node.TEXT_NODE && !frame.isHidden) {
      const text = node.nodeValue ?? '';
      addText(text, frame);
      if (!frame.isInLink && links.length < MAX_LINKS)
        links.push(...findWritten(text, frame.element, lines.length));
    }
    node = node.nextSibling;
  }
  startBlock();
  return { lines, links, roots, isWhole: nodes < MAX_NODES && length < MAX_TEXT && links.length < MAX_LINKS };
}

/** Where an element's content begins: in a frame or an open shadow root, where it is one or has one. */
function contentOf(element: Element, root: Document | ShadowRoot | null): Node | null {
  if (root === null) return element.firstChild;
  return 'body' in root ? (root.body?.firstChild ?? null) : root.firstChild;
}

/** What a click on an element opens; null where it opens nothing, or only a place in the message. */
function readLinkOf(element: Element): { readonly href: string; readonly from: 'link' | 'form' } | null {
  const name = element.localName;
  if (name === 'a' || name === 'area') {
    const href = element.getAttribute('href');
    return href === null || href.trim() === '' || href.trim().startsWith('#')
      ? null
      : { href: href.trim(), from: 'link' };
  }
  if (name !== 'form' && name !== 'button' && name !== 'input') return null;
  const action = element.getAttribute(name === 'form' ? 'action' : 'formaction');
  return action === null || action.trim() === '' ? null : { href: action.trim(), from: 'form' };
}

function isHiddenBySender(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && HIDING.test(style);
}

function findWritten(text: string, element: Element, line: number): FoundLink[] {
  if (!text.includes('://') && !/www\./i.test(text)) return [];
  return Array.from(text.matchAll(WRITTEN), ([address]) => {
    const href = address.replace(TRAILING, '');
    return { element, href, from: 'text' as const, line, isHidden: false };
  });
}
