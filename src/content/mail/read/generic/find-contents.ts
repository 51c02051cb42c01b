import type { GenericAdapter } from '../../../../core/mail/adapter.ts';
import { cutLabel, type HeaderField } from '../header-labels.ts';
import { enter, selectAll } from '../select-across.ts';
import { collapse } from '../shown-address.ts';
import { findByPlace } from './find-by-place.ts';
import { findFollowing } from './find-following.ts';
import { findHeader } from './find-sender.ts';
import { findShadowRoots, flatChildren, flatParent } from './flat-tree.ts';
import { FIELDS, hasContent, isContent } from './is-content.ts';
import { createMeasure, type MeasureText } from './measure-text.ts';
import { type HeaderScan, rowOf, scanHeader } from './scan-header.ts';
import { standsOver } from './stands-over.ts';

/** What may be a message's content. */
export interface FoundContent {
  /** In the page or one of its shadow roots: the content itself, or the frame that it is in. */
  readonly anchor: Element;
  readonly body: Element;
  readonly roots: readonly (Document | ShadowRoot)[];
  /** Whether its place in the page alone makes it one: then a message without a sender is one that could not be read. */
  readonly isSure: boolean;
  /** A frame that the page may not look into. */
  readonly isClosed: boolean;
}

/** Pixels: less is a frame for counting or for logging in. */
const MIN_FRAME_WIDTH = 150;
const MIN_FRAME_HEIGHT = 20;
/** Labels of a header that make what follows a message. */
const MIN_LABELS = 2;
/** As many where none of them has a sender. */
const MIN_OTHER_LABELS = 3;
const MAX_PARTS = 20;
/** Characters between two rows of a header: a date, or a word to click on. */
const MOST_BETWEEN = 60;

/** The contents of messages that a page may show, in its order: by hints of the adapter, by frames, else after a header. */
export function findContents(page: Document, adapter: GenericAdapter): readonly FoundContent[] {
  const scopes: readonly (Document | ShadowRoot)[] = [page, ...findShadowRoots(page)];
  const found = scopes.flatMap((scope) => {
    const roots = scope instanceof ShadowRoot ? [scope] : [];
    const framed = [...scope.querySelectorAll('iframe, frame')].flatMap((frame) => readFrame(frame, roots));
    const hinted = adapter.bodies.flatMap((selector) => selectAll(scope, [selector]));
    const shown = hinted.filter((element) => isContent(element));
    return [...framed, ...shown.map((element) => toContent(element, roots))];
  });
  const measure = createMeasure();
  const outermost = dropImitation(page, keepOne(found), measure);
  const ways = [
    () => findClosedFrames(page),
    () => findAfterHeader(page, measure),
    () => findByPlace(page, measure).map((body) => toContent(body)),
  ];
  return ways.reduce((contents, find) => (contents.length > 0 ? contents : find()), outermost);
}

/**
 * A sender may write what looks like a header and a content of its own. Where another header with labels stands before both,
 * and they are in what follows it, that one is the message's, and they are a part of what it says.
 */
function dropImitation(
  page: Document,
  contents: readonly FoundContent[],
  measure: MeasureText,
): readonly FoundContent[] {
  const [first] = contents;
  if (first === undefined || first.roots.length > 0) return contents;
  const header = findHeader(
    first.anchor,
    contents.map(({ anchor }) => anchor),
  );
  const own = [...header.scan.labels.values(), ...(header.sender === null ? [] : [header.sender.at])];
  if (own.length === 0) return contents;
  const label = scanHeader([page.body], (element) => element === first.anchor).labels.get('from');
  if (label === undefined || own.includes(label)) return contents;
  const around = findAfterHeader(page, measure).find(({ anchor }) =>
    [first.anchor, ...own].every((one) => anchor !== one && anchor.contains(one)),
  );
  return around === undefined ? contents : [around];
}

function toContent(anchor: Element, roots: FoundContent['roots'] = []): FoundContent {
  return { anchor, body: anchor, roots, isSure: true, isClosed: false };
}

/** Where nothing can be read: a frame below a header may hold a message, which then cannot be checked. */
function findClosedFrames(page: Document): readonly FoundContent[] {
  return [...page.querySelectorAll('iframe')]
    .filter((frame) => isClosedFrame(frame) && findHeader(frame, [frame]).sender?.field === 'from')
    .map((frame) => ({ ...toContent(frame), isClosed: true }));
}

function isClosedFrame(frame: HTMLIFrameElement): boolean {
  return frame.contentDocument === null && frame.checkVisibility() && hasRoom(frame);
}

/**
 * Of contents in each other the outermost: what is inside a message's content is the sender's, also where it looks like a
 * message (a forwarded one may). Only an outer one that has no header before it, and holds one, is more than the content.
 */
function keepOne(found: readonly FoundContent[]): readonly FoundContent[] {
  const unique = found.filter(
    ({ anchor }, index) => found.findIndex((other) => other.anchor === anchor) === index,
  );
  const isMore = new Map(unique.map((content) => [content, holdsWholeMessage(content, unique)]));
  const kept = unique.filter(
    (content) =>
      isMore.get(content) === false &&
      !unique.some((other) => other !== content && isMore.get(other) === false && isIn(content, other)),
  );
  return kept.toSorted((one, other) =>
    one.anchor.compareDocumentPosition(other.anchor) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}

function holdsWholeMessage(content: FoundContent, all: readonly FoundContent[]): boolean {
  const inner = all.filter((other) => other !== content && isIn(other, content));
  if (inner.length === 0 || findHeader(content.anchor, []).sender !== null) return false;
  return inner.some(({ anchor }) => hasHeaderBefore(content.anchor, anchor));
}

function isIn(inner: FoundContent, outer: FoundContent): boolean {
  return outer.anchor !== inner.anchor && outer.anchor.contains(inner.anchor);
}

/** Whether a header stands in an element before something within it. */
function hasHeaderBefore(outer: Element, inner: Element): boolean {
  for (let node: Node = inner; node !== outer; ) {
    const parent: Node | null = flatParent(node);
    if (parent === null) return false;
    const before = [...flatChildren(parent)];
    const scan = scanHeader(before.slice(0, before.indexOf(node as ChildNode)), () => false);
    if (scan.labels.has('from') || scan.addresses.some(({ field }) => field === 'from')) return true;
    node = parent;
  }
  return false;
}

function readFrame(frame: Element, roots: readonly ShadowRoot[]): readonly FoundContent[] {
  const inside = enter(frame);
  if (!(inside !== null && 'body' in inside) || !hasRoom(frame)) return [];
  const body: Element | null = inside.body;
  if (body === null || body.localName === 'frameset' || !hasContent(body)) return [];
  // A page of its own, with its own script, which reads what it shows; the message alone is part of this one.
  if (isApplication(inside)) return [];
  return [{ ...toContent(frame, [...roots, inside]), body }];
}

/** A frame whose document has scripts, forms to fill in, or further frames is no message. */
function isApplication(inside: Document): boolean {
  return inside.querySelector('script[src], iframe[src], frame, textarea, [contenteditable="true"]') !== null;
}

function hasRoom(frame: Element): boolean {
  return frame.clientWidth >= MIN_FRAME_WIDTH && frame.clientHeight >= MIN_FRAME_HEIGHT;
}

/** Where nothing hints at a content: what follows a header that has labels. */
function findAfterHeader(page: Document, measure: MeasureText): readonly FoundContent[] {
  const last = findEndOfHeader(scanHeader([page.body], () => false));
  const found = last === null ? null : findFollowing(last, measure);
  if (last === null || found === null || !standsOver(last, found.best)) return [];
  return listParts(found.best, found.beside, measure).map((part) => toContent(cutControls(part, measure)));
}

/** The last label of the first labels that are a header. */
function findEndOfHeader({ labels, texts, addresses }: HeaderScan): Node | null {
  const inOrder = [...labels].sort(([, one], [, other]) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  let run: HeaderField[] = [];
  let isForm = false;
  for (const [index, [field, label]] of inOrder.entries()) {
    run.push(field);
    isForm ||= isToFillIn(label);
    const next = inOrder[index + 1]?.[1];
    // A content may have labels of its own: a header is over where anything stands between one label's row and the next.
    if (next !== undefined && !isOver(label, next)) continue;
    // A form for searching or writing has the same labels.
    const valued = run.filter((one) => texts.has(one) || addresses.some((address) => address.field === one));
    // A message may be from nobody: then more must say that it is one.
    const isEnough = valued.includes('from') ? run.length >= MIN_LABELS : valued.length >= MIN_OTHER_LABELS;
    if (isEnough && !isForm) return label;
    run = [];
    isForm = false;
  }
  return null;
}

/** Whether nothing but rows with labels stand between two rows beside them: one label may stand there twice (`From:`, `Sender:`). */
function areRowsBetween(row: Node, next: Node): boolean {
  if (row.parentNode !== next.parentNode) return false;
  for (let at = row.nextSibling; at !== next; at = at.nextSibling) {
    if (at === null) return false;
    const text = collapse(at.textContent ?? '');
    if (text !== '' && (at.nodeName !== row.nodeName || cutLabel(text) === null)) return false;
  }
  return true;
}

/** Whether what a label holds for is to be filled in. */
function isToFillIn(label: Node): boolean {
  const row = rowOf(label);
  return row.nodeType === Node.ELEMENT_NODE && (row as Element).querySelector(FIELDS) !== null;
}

function isOver(label: Node, next: Node): boolean {
  if (areRowsBetween(rowOf(label), rowOf(next))) return false;
  const range = new Range();
  range.setStartAfter(rowOf(label));
  range.setEndBefore(rowOf(next));
  const between = collapse(range.toString());
  return between.length > MOST_BETWEEN || between.includes('@');
}

/** A content with what stands right before and after it: webmails show the parts of a message below each other. */
function listParts(best: Element, beside: Node, measure: MeasureText): readonly Element[] {
  let parts: Element[] = [];
  for (let next = beside.nextSibling; next !== null; next = next.nextSibling) {
    if (next.nodeType !== Node.ELEMENT_NODE || !(next as Element).checkVisibility()) continue;
    const element = next as Element;
    const isPart = measure(element) > 0;
    // A line, or buttons, are where something else begins.
    const isEnd = element.localName === 'hr' || (!isPart && collapse(element.textContent) !== '');
    if (isEnd && parts.includes(best)) break;
    if (isEnd) parts = [];
    else if (isPart) parts.push(element);
  }
  return parts.slice(0, MAX_PARTS);
}

/** The one element within another that has all of its text. */
function cutControls(whole: Element, measure: MeasureText): Element {
  let element = whole;
  for (;;) {
    const length = measure(element);
    const inner: Element | undefined = [...element.children].find((child) => measure(child) === length);
    if (inner === undefined || element.localName === 'pre') return element;
    element = inner;
  }
}
