import { Parser } from 'htmlparser2';

/** A piece of a message's body that is safe to show: text, or an element of a short list with no attribute of its own. */
export type SafeNode = string | SafeElement;

export interface SafeElement {
  readonly tag: SafeTag;
  /** Where a link leads; for a picture its alternative text. Shown as text, never loaded. */
  readonly hint: string;
  readonly children: readonly SafeNode[];
}

const KEPT = [
  'a',
  'b',
  'blockquote',
  'br',
  'div',
  'em',
  'h3',
  'hr',
  'i',
  'img',
  'li',
  'ol',
  'p',
  'pre',
  'strong',
  'table',
  'tbody',
  'td',
  'th',
  'tr',
  'ul',
] as const;
/** Elements that are shown: those that carry the sense of a text, and tables. */
export type SafeTag = (typeof KEPT)[number];

const SAFE: ReadonlyMap<string, SafeTag> = new Map<string, SafeTag>([
  ...KEPT.map((tag) => [tag, tag] as const),
  // One rank for every title: the page has headlines of its own.
  ...['h1', 'h2', 'h4', 'h5', 'h6'].map((tag) => [tag, 'h3'] as const),
  ...['address', 'article', 'center', 'dd', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form', 'header'].map(
    (tag) => [tag, 'div'] as const,
  ),
  ...['main', 'nav', 'section', 'figcaption', 'caption'].map((tag) => [tag, 'div'] as const),
  ...['thead', 'tfoot'].map((tag) => [tag, 'tbody'] as const),
]);
/** What these hold is no text for people. */
const DROPPED = new Set([
  'applet',
  'audio',
  'canvas',
  'embed',
  'head',
  'iframe',
  'math',
  'noframes',
  'noscript',
  'object',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'video',
  'xmp',
]);
const VOID = new Set(['br', 'hr', 'img']);
const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

const MAX_HTML = 2_000_000;
const MAX_NODES = 6000;
const MAX_DEPTH = 80;
/** Deeper than this nobody writes, and the parser's time grows with the square of the depth. */
const MAX_SOURCE_DEPTH = 1000;
/** How much is parsed before the bounds are looked at again, in UTF-16 units. */
const CHUNK = 8192;
const MAX_HINT = 2_048;

interface OpenElement {
  readonly tag: SafeTag;
  readonly hint: string;
  readonly children: SafeNode[];
}

/**
 * Reads the HTML of a message into a tree that can be shown: nothing in it loads, runs, links or styles. Scripts, frames,
 * forms' fields and hidden parts are left out. Bounded in size and depth; what exceeds a bound is left out.
 */
export function readSafeHtml(html: string): readonly SafeNode[] {
  const builder = new TreeBuilder();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, attributes),
      onclosetag: (name) => builder.close(name),
      ontext: (text) => builder.addText(text),
    },
    { decodeEntities: true },
  );
  for (let at = 0; at < Math.min(html.length, MAX_HTML) && !builder.isFull(); at += CHUNK) {
    parser.write(html.slice(at, Math.min(at + CHUNK, MAX_HTML)));
  }
  if (!builder.isFull()) parser.end();
  return builder.finish();
}

class TreeBuilder {
  readonly #root: SafeNode[] = [];
  /** One entry for each open element of the source; null for those that are not shown themselves. */
  readonly #open: (OpenElement | null)[] = [];
  readonly #shown: OpenElement[] = [];
  /** Depth of the source at which something is left out with all that it holds. */
  #droppedAt: number | null = null;
  #nodes = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const isVoid = VOID.has(name);
    if (this.#droppedAt === null && !isVoid && isDropped(name, attributes))
      this.#droppedAt = this.#open.length;
    const tag = SAFE.get(name);
    const isShown =
      this.#droppedAt === null &&
      tag !== undefined &&
      this.#nodes < MAX_NODES &&
      this.#shown.length < MAX_DEPTH &&
      !(isVoid && HIDDEN.test(attributes['style'] ?? ''));
    const element = isShown ? { tag, hint: readHint(tag, attributes), children: [] } : null;
    if (element !== null) {
      this.#nodes += 1;
      this.#children().push(element);
      if (!isVoid) this.#shown.push(element);
    }
    this.#open.push(element);
  }

  close(name: string): void {
    const element = this.#open.pop();
    if (this.#droppedAt !== null && this.#open.length <= this.#droppedAt) this.#droppedAt = null;
    if (element !== null && element !== undefined && !VOID.has(name)) this.#shown.pop();
  }

  addText(text: string): void {
    if (this.#droppedAt !== null || this.#nodes >= MAX_NODES) return;
    const children = this.#children();
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else {
      this.#nodes += 1;
      children.push(text);
    }
  }

  /** Nothing more is taken. */
  isFull(): boolean {
    return this.#nodes >= MAX_NODES || this.#open.length >= MAX_SOURCE_DEPTH;
  }

  finish(): readonly SafeNode[] {
    return this.#root;
  }

  #children(): SafeNode[] {
    return this.#shown.at(-1)?.children ?? this.#root;
  }
}

function isDropped(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return DROPPED.has(name) || 'hidden' in attributes || HIDDEN.test(attributes['style'] ?? '');
}

function readHint(tag: SafeTag, attributes: Readonly<Record<string, string>>): string {
  const hint = tag === 'a' ? attributes['href'] : tag === 'img' ? attributes['alt'] : undefined;
  return (hint ?? '').trim().slice(0, MAX_HINT);
}
