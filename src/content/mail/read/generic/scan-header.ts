import type { MailAddress } from '../../../../core/mail/message.ts';
import { carriesSeveral, readAttributeAddress } from '../collect-addresses.ts';
import { cutLabel, type HeaderField, readLabel } from '../header-labels.ts';
import { collapse, isAddress, readShownAddresses } from '../shown-address.ts';
import { flatChildren } from './flat-tree.ts';
import { isColumnHead, isListedMessage, listsMessages, MAX_INITIALS } from './list-rows.ts';
import { readNameHint } from './name-hints.ts';

/** An address in what stands before a message's content. */
export interface ScannedAddress {
  /** What a label or the names of elements say of it; null where nothing does. */
  readonly field: HeaderField | null;
  /** Whether it is a label that says so. */
  readonly isLabelled: boolean;
  /** Empty where an element says several and it is not told which one is meant. */
  readonly address: MailAddress;
  /** In an attribute, or in brackets after a name: surer than an address in running text. */
  readonly isSure: boolean;
  readonly isInHeading: boolean;
  /** In brackets and alone, as an address stands after a name in an element of its own. */
  readonly isBracketed: boolean;
  readonly at: Node;
}

/** What was found in a part of a page, in its order. */
export interface HeaderScan {
  readonly addresses: readonly ScannedAddress[];
  /** Fields that have a label, whether or not a value was found. */
  readonly labels: ReadonlyMap<HeaderField, Node>;
  readonly texts: ReadonlyMap<HeaderField, string>;
  readonly headings: readonly Heading[];
}

export interface Heading {
  readonly text: string;
  readonly at: Element;
}

/** Nodes of one part; more is no header. */
const MAX_NODES = 4000;
/** An element with more children than this is a list, of messages or of anything else. */
const MAX_CHILDREN = 60;
const MAX_VALUE = 1000;
/** Characters of what stands for one person. */
const MAX_PERSON = 300;
const SKIPPED = new Set(
  'script style noscript template select option input textarea svg iframe frame video nav'.split(' '),
);
const SKIPPED_ROLES =
  /^(?:navigation|list|listbox|grid|tree|treegrid|menu|menubar|toolbar|search|banner|status|tablist|dialog)$/;
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
/** What a subject may hold without being more than a subject. */
const MAX_INLINE = 20;
const AVATARS = '[class*="avatar" i], [class*="initial" i], [aria-hidden="true"], [role="img"]';
const INLINE = 'a, abbr, b, bdi, em, font, i, mark, small, span, strong, u, wbr';

/** Somebody of whom it is not told which address is theirs. */
const UNTOLD: MailAddress = { name: '', address: '' };

interface Context {
  field: HeaderField | null;
  /** The element that the label of `field` holds in; null where a name says it, which holds within its own element. */
  row: Node | null;
  isInHeading: boolean;
}

/**
 * Goes through nodes in order and notes addresses with the field that they stand for: that of the label before them
 * (`Von:`), or that of the names of the elements around them (`class="sender"`); a label inside such an element counts more.
 * @param isOutside what is not looked into: contents of messages
 */
export function scanHeader(nodes: Iterable<Node>, isOutside: (element: Element) => boolean): HeaderScan {
  const addresses: ScannedAddress[] = [];
  const labels = new Map<HeaderField, Node>();
  const texts = new Map<HeaderField, string>();
  const headings: Heading[] = [];
  const known = new Set<string>();
  let count = 0;
  let subjectAt: Element | null = null;

  const note = (address: MailAddress, isSure: boolean, context: Context, at: Node, isBracketed = false) => {
    const key = `${context.field} ${address.address.toLowerCase()}`;
    if (known.has(key)) return;
    known.add(key);
    addresses.push({
      field: context.field,
      isLabelled: context.row !== null,
      address,
      isSure,
      isInHeading: context.isInHeading,
      isBracketed,
      at,
    });
  };
  const noteText = (field: HeaderField | null, text: string) => {
    if (field !== null && !texts.has(field) && text !== '') texts.set(field, text.slice(0, MAX_VALUE));
  };
  const noteLabel = (field: HeaderField, context: Context, at: Node, row: Node | null) => {
    context.field = field;
    context.row = row;
    if (!labels.has(field)) labels.set(field, at);
  };

  const visitText = (node: Node, context: Context) => {
    const text = (node.nodeValue ?? '').slice(0, MAX_VALUE);
    const lines = node.parentElement?.closest('pre') == null ? [text] : text.split('\n');
    for (const line of lines) {
      // Where lines are shown as they are, a label holds for its own.
      if (lines.length > 1) Object.assign(context, { field: null, row: null });
      visitLine(collapse(line), node, context);
    }
  };

  const visitLine = (text: string, node: Node, context: Context) => {
    if (text === '') return;
    // A subject is the sender's own words: what it says of a sender is not believed.
    if (subjectAt?.contains(node) === true) return;
    if (context.field === 'subject' && (context.isInHeading || !texts.has('subject'))) {
      subjectAt = findAround(node, context.row);
      const whole =
        subjectAt === null ? text : collapse((subjectAt as Element).textContent.slice(0, MAX_VALUE));
      const labelled = cutLabel(whole);
      noteText('subject', labelled?.field === 'subject' ? collapse(labelled.rest) : whole);
      return;
    }
    const label = !context.isInHeading && isLabelText(text, node) ? readLabel(text) : null;
    if (label !== null) {
      noteLabel(label, context, node, rowOf(node));
      return;
    }
    const labelled = context.isInHeading ? null : cutLabel(text);
    const rest = labelled === null ? text : collapse(labelled.rest);
    if (labelled !== null)
      noteLabel(labelled.field, context, node, rest === '' ? rowOf(node) : node.parentNode);
    noteText(context.field, rest);
    const isBracketed = /^[<([‹][^\s]+[>)\]›]$/.test(rest);
    for (const address of readShownAddresses(rest)) {
      note(address, rest.includes(`<${address.address}`), context, node, isBracketed);
    }
  };

  const visitElement = (element: Element, context: Context) => {
    if (
      isSkipped(element, context) ||
      isOutside(element) ||
      isColumnHead(element) ||
      isListedMessage(element)
    )
      return;
    const hint = readNameHint(element);
    // What holds headings, or people, is no heading itself.
    const isHeading =
      element.matches(HEADINGS) &&
      (hint === null || hint === 'subject' || hint === 'from') &&
      element.querySelector(HEADINGS) === null;
    // What a label says holds for the elements after it; what names say, for what is within.
    const inner: Context =
      hint === null && !isHeading
        ? context
        : {
            field: hint ?? context.field,
            row: null,
            isInHeading: context.isInHeading || isHeading || hint === 'subject',
          };
    if (inner.isInHeading && !context.isInHeading) {
      const text = collapse(element.textContent.slice(0, MAX_VALUE));
      if (text !== '') headings.push({ text, at: element });
    }
    const spoken = cutLabel(element.getAttribute('aria-label') ?? '');
    const own: Context = spoken === null ? inner : { ...inner, field: spoken.field };
    if (spoken !== null && !labels.has(spoken.field)) labels.set(spoken.field, element);
    if (own.field !== 'to' && own.field !== 'cc' && isUntold(element)) {
      noteText(own.field, collapse(element.textContent.slice(0, MAX_VALUE)));
      note(UNTOLD, false, own, element);
      return;
    }
    const carried = readAttributeAddress(element);
    if (carried !== null) note(carried, true, own, element);
    else if (spoken !== null) noteText(spoken.field, collapse(spoken.rest));
    // A webmail that writes `<name@host>` into its page as it is has made an element of it.
    if (isAddress(element.localName)) {
      note({ name: '', address: element.localName }, true, own, element, true);
    }
    visitChildren(element, inner);
    if (inner.row === element) {
      inner.field = null;
      inner.row = null;
    }
  };

  const visitChildren = (element: Element, context: Context) => {
    const children = flatChildren(element);
    if (children.length > MAX_CHILDREN || listsMessages(element)) return;
    for (const child of children) visit(child, context);
  };

  const visit = (node: Node, context: Context) => {
    if (count++ > MAX_NODES) return;
    if (node.nodeType === Node.TEXT_NODE) visitText(node, context);
    else if (node.nodeType === Node.ELEMENT_NODE) visitElement(node as Element, context);
  };

  const context: Context = { field: null, row: null, isInHeading: false };
  for (const node of nodes) visit(node, context);
  return { addresses, labels, texts, headings };
}

/** A word alone is a label where it has a colon, or where it is all that its element says. */
function isLabelText(text: string, node: Node): boolean {
  if (/[::]$/.test(text)) return true;
  const holder = node.parentElement;
  return holder !== null && collapse(holder.textContent) === text && !isInitials(text, holder);
}

/** Whether an element stands for one person, and says several addresses: one may be in the person's name. */
function isUntold(element: Element): boolean {
  return carriesSeveral(element) && element.textContent.length <= MAX_PERSON;
}

/** Whether a word is drawn as a picture: the initials of a person (`AN`, `A`), which are labels in some language. */
function isInitials(text: string, holder: Element): boolean {
  if (text.length > MAX_INITIALS) return false;
  for (
    let at: Element | null = holder;
    at !== null && collapse(at.textContent) === text;
    at = at.parentElement
  ) {
    if (at.matches(AVATARS)) return true;
    const { width, height } = at.getBoundingClientRect();
    if (width === 0 || Math.abs(width - height) > Math.max(width, height) / 4) continue;
    const { backgroundColor, backgroundImage, borderRadius } = getComputedStyle(at);
    const isFilled = backgroundImage !== 'none' || !/^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor);
    if (isFilled || Number.parseFloat(borderRadius) > 0) return true;
  }
  return false;
}

function isSkipped(element: Element, { field }: Context): boolean {
  const role = element.getAttribute('role') ?? '';
  // Recipients may be a list to choose from, too.
  const isList = SKIPPED_ROLES.test(role) && !(/^list/.test(role) && field !== null);
  if (SKIPPED.has(element.localName) || isList) return true;
  return element.hasAttribute('hidden') || /display:\s*none/i.test(element.getAttribute('style') ?? '');
}

/** What a label holds for: the nearest element that says more than the label. */
export function rowOf(label: Node): Node {
  let node: Node = label.nodeType === Node.ELEMENT_NODE ? label : (label.parentNode ?? label);
  const length = lengthOf(label.textContent ?? '');
  while (node.parentNode !== null && lengthOf(node.textContent ?? '') <= length) node = node.parentNode;
  return node;
}

function lengthOf(text: string): number {
  return text.replace(/[\s::*]+/g, '').length;
}

/** What holds the whole of a text in pieces, as a subject is that has something to click on in it; null where it is not. */
function findAround(node: Node, row: Node | null): Element | null {
  let whole: Element | null = null;
  for (let at = node.parentElement; at !== null && at !== row; at = at.parentElement) {
    if (at.childElementCount > MAX_INLINE || [...at.children].some((child) => !child.matches(INLINE))) break;
    whole = at;
    if (!at.matches(INLINE)) break;
  }
  return whole;
}
