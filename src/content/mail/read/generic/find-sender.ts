import { type HeaderField, readLabel } from '../header-labels.ts';
import { collapse } from '../shown-address.ts';
import { flatChildren, flatParent, isWithin } from './flat-tree.ts';
import { isMessageRow, listsMessages } from './list-rows.ts';
import { type HeaderScan, rowOf, type ScannedAddress, scanHeader } from './scan-header.ts';
import { standsOver } from './stands-over.ts';

/** The header that belongs to a message's content. */
export interface FoundHeader {
  /** Null where the page shows none. */
  readonly sender: ScannedAddress | null;
  readonly scan: HeaderScan;
}

/** From a message's content up so many elements its header is looked for. */
const MAX_LEVELS = 24;
/** An address that nothing says to be the sender's is taken for it only so near. */
const MAX_UNNAMED_LEVELS = 8;

/** So many levels above the first sign of a header it is over: what stands beyond are other messages, or the webmail. */
const HEADER_LEVELS = 6;
/** A header with labels is whole where they are; and what nothing says to be a sender's belongs to it only so near. */
const CLOSE_LEVELS = 2;

const NOTHING: HeaderScan = { addresses: [], labels: new Map(), texts: new Map(), headings: [] };

/**
 * Looks for the header of a message's content: in what stands before it, nearest first, but never beyond the content of
 * another message, nor far beyond the first sign of a header. A label or a name decides; else an address beside a heading.
 * Where a label stands without an address, the page shows none, and no other address is taken for it.
 */
export function findHeader(anchor: Element, contents: readonly Element[]): FoundHeader {
  let scan = NOTHING;
  let node: Node = anchor;
  let begun: number | null = null;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const parent = flatParent(node);
    if (parent === null || parent.nodeType !== Node.ELEMENT_NODE) break;
    // The content is in one of several messages: the others say nothing of it.
    if (listsMessages(parent as Element)) break;
    const { before, isCut } = listBefore(node, parent, contents);
    const wider = joinScans(
      scanHeader(before, (element) => contents.includes(element)),
      scan,
    );
    if (begun === null && isBegun(wider)) begun = level;
    const above = begun === null ? 0 : level - begun;
    if (above > (scan.labels.size > 1 ? CLOSE_LEVELS : HEADER_LEVELS)) break;
    scan = wider;
    const isNear =
      level < MAX_UNNAMED_LEVELS && above <= CLOSE_LEVELS && parent !== anchor.ownerDocument.body;
    const sender = chooseSender(scan, anchor, isNear, (address) => isOwnAddress(address, parent as Element));
    if (sender !== undefined) return { sender, scan };
    if (isCut || parent === anchor.ownerDocument.body) break;
    node = parent;
  }
  return { sender: null, scan };
}

function isBegun({ labels, headings, addresses }: HeaderScan): boolean {
  return labels.size > 0 || headings.length > 0 || addresses.some(({ field }) => field !== null);
}

/** The siblings before a node that come after the last of another message. */
function listBefore(
  node: Node,
  parent: Node,
  contents: readonly Element[],
): { readonly before: readonly Node[]; readonly isCut: boolean } {
  const before: Node[] = [];
  let isCut = false;
  for (const child of flatChildren(parent)) {
    if (child === node) break;
    if (contents.some((content) => isWithin(content, child)) || isOtherMessage(child, node)) {
      before.length = 0;
      isCut = true;
    } else before.push(child);
  }
  return { before, isCut };
}

/** Whether a closed message of the same conversation stands before an open one. */
function isOtherMessage(node: Node, open: Node): boolean {
  if (node.nodeName !== open.nodeName || node.nodeType !== Node.ELEMENT_NODE) return false;
  const isItem = [node, open].every((one) =>
    (one as Element).matches('article, li, [role="listitem"], [role="article"]'),
  );
  return isItem && isMessageRow(node as Element);
}

/** Undefined where it is worth to look further; null where the page names a sender without an address. */
function chooseSender(
  scan: HeaderScan,
  anchor: Element,
  isNear: boolean,
  isOwn: (address: string) => boolean,
): ScannedAddress | null | undefined {
  const { labels, texts } = scan;
  const headings = scan.headings.filter(({ at }) => standsOver(at, anchor));
  const named = scan.addresses.filter(({ field, at }) => field === 'from' && standsOver(at, anchor));
  if (named.length > 0) {
    const chosen = chooseOne(named, null);
    return chosen != null && isShownAsName(chosen, scan) ? null : chosen;
  }
  if (labels.has('from')) return null;
  const unnamed = scan.addresses.filter(
    ({ field, isInHeading, at }) => field === null && !isInHeading && standsOver(at, anchor),
  );
  if (texts.has('from')) return unnamed.find(({ isBracketed }) => isBracketed) ?? null;
  if (!isNear) return undefined;
  const chosen = chooseOne(unnamed, isOwn);
  // Without a heading there is only how the address is written.
  if (headings.length === 0 && chosen?.isSure !== true) return undefined;
  // Alone it may be the reader's own, below a sender's mere name.
  const isAlone = new Set(scan.addresses.map(({ address }) => address.address.toLowerCase())).size === 1;
  return chosen != null && isAlone && isOwn(chosen.address.address) ? null : chosen;
}

/**
 * Whether a sender's address may be a name that looks like one: it stands alone where, in a row built alike, the recipient
 * is shown by name and without an address.
 */
function isShownAsName({ isSure, at }: ScannedAddress, { labels, texts, addresses }: HeaderScan): boolean {
  const [from, to] = [labels.get('from'), labels.get('to')];
  const recipient = texts.get('to') ?? '';
  if (isSure || at.nodeType !== Node.TEXT_NODE || from === undefined || to === undefined) return false;
  if (recipient === '' || recipient.includes('@') || /undisclosed/i.test(recipient)) return false;
  return !addresses.some(({ field }) => field === 'to') && describeRow(from) === describeRow(to);
}

function describeRow(label: Node): string {
  const row = rowOf(label);
  const children = Array.from(row.childNodes, ({ nodeName }) => nodeName).filter((name) => name !== '#text');
  // Another field may stand in the same row.
  return [row.nodeName, ...children.slice(0, 2)].join(' ');
}

/**
 * The surest of addresses where a label or a name says that they are the sender's. Where nothing does, the first, unless
 * another may be meant as well: null where it cannot be told.
 * @param isOwn whether an address is the reader's; null where all are known to be the sender's
 */
function chooseOne(
  candidates: readonly ScannedAddress[],
  isOwn: ((address: string) => boolean) | null,
): ScannedAddress | null | undefined {
  const [first, second] = candidates;
  const sure = candidates.find(({ isSure }) => isSure);
  if (first?.address.address === '') return null;
  if (first === undefined || second === undefined) return first;
  const inOneText = candidates.filter(({ at }) => at === first.at || isWrittenIn(at, first.at));
  const last = inOneText.at(-1);
  if (last !== undefined && last !== first) return isOwn === null ? nameBefore(last, first) : null;
  if (first.at.nodeType === Node.TEXT_NODE && !standBeside(first, second)) {
    const { rest, gap } = readBetween(first, second);
    if (ON_BEHALF.test(rest + gap)) return second;
    // More words in the text of an address: it may be in a name, with the sender's own right after it.
    const isInName = SAYS_SOMETHING.test(rest) && readLabel(collapse(rest)) === null;
    if (isInName || !SAYS_SOMETHING.test(rest + gap)) {
      if (isOwn?.(second.address.address) === true) return first;
      const isNext = !SAYS_SOMETHING.test(gap) && (isOwn === null || second.isBracketed);
      return isNext ? nameBefore(second, first) : null;
    }
  }
  if (standBeside(first, second)) {
    if (first.isSure) return first;
    if (isOwn?.(second.address.address) === true) return first;
    return isOwn === null || isTold(first, second) ? nameAfter(second, first) : null;
  }
  if (sure === undefined || isOwn === null) return sure ?? first;
  if (sure === first || isOwn(first.address.address)) return sure;
  return isOwn(sure.address.address) ? first : null;
}

/** Whether both are addresses that became elements as they stood in one text. */
function isWrittenIn(inner: Node, outer: Node): boolean {
  return [inner, outer].every(({ nodeName }) => nodeName.includes('@')) && outer.contains(inner);
}

/** A name may have an address of its own in it (`Chef <chef@…> <other@…>`): the sender's stands last. */
function nameBefore(last: ScannedAddress, first: ScannedAddress): ScannedAddress {
  const { name, address } = last.address;
  if (last.at !== first.at) return { ...last, address: { name: name || first.address.address, address } };
  const text = first.at.nodeValue ?? '';
  const before = text.slice(
    text.indexOf(first.address.name || first.address.address),
    text.lastIndexOf(address),
  );
  return { ...last, address: { name: before.replace(/^[\s"]+|["\s<([]+$/g, ''), address } };
}

/** One has sent it for another, who is the sender then. */
const ON_BEHALF =
  /\b(?:on behalf of|im auftrag von|per conto di|de la part de|en nombre de|namens|em nome de)\b/i;

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** What stands after an address in its own text, and from there to the next one. */
function readBetween(
  first: ScannedAddress,
  second: ScannedAddress,
): { readonly rest: string; readonly gap: string } {
  const range = new Range();
  range.setStartAfter(first.at);
  range.setEndBefore(second.at);
  const [, ...rest] = (first.at.nodeValue ?? '').split(first.address.address);
  const [lead = ''] = (second.at.nodeValue ?? '').split(second.address.address);
  return { rest: rest.join(''), gap: range.toString() + lead };
}

/** Whether there is nothing but two addresses in what holds both: the first may be a name that looks like one. */
function standBeside(first: ScannedAddress, second: ScannedAddress): boolean {
  const range = new Range();
  range.setStartBefore(first.at);
  range.setEndAfter(second.at);
  const between = range.toString().replace(/[\s<>()[\]"]/g, '');
  return between === `${first.address.address}${second.address.address}`;
}

function isTold(name: ScannedAddress, address: ScannedAddress): boolean {
  if (address.isSure || address.isBracketed) return true;
  return (isLink(address.at) && !isLink(name.at)) || isInLine(address.at);
}

function nameAfter(one: ScannedAddress, { address: { address } }: ScannedAddress): ScannedAddress {
  return { ...one, address: { name: address, address: one.address.address } };
}

function isLink(node: Node): boolean {
  return node.parentElement?.closest('a, button, [role="button"]') != null;
}

function isInLine(node: Node): boolean {
  const holder = node.parentElement;
  return holder !== null && getComputedStyle(holder).display.startsWith('inline');
}

/** Where webmails show whose mailbox it is. */
const ACCOUNT =
  'header, nav, [role="banner"], [role="navigation"], [class*="account" i], [id*="account" i], [class*="user" i], [id*="user" i], [class*="login" i], [class*="profile" i]';

/** Whether a page shows an address as that of the mailbox, outside the part that a message's header was found in. */
function isOwnAddress(address: string, around: Element): boolean {
  const page = around.ownerDocument;
  const wanted = address.toLowerCase();
  if (page.title.toLowerCase().includes(wanted)) return true;
  return [...page.querySelectorAll(ACCOUNT)].some((element) => {
    if (element.contains(around) || around.contains(element)) return false;
    const labels = [...element.querySelectorAll('[title], [aria-label]'), element].map(
      (one) => `${one.getAttribute('title') ?? ''} ${one.getAttribute('aria-label') ?? ''}`,
    );
    return `${element.textContent} ${labels.join(' ')}`.toLowerCase().includes(wanted);
  });
}

function joinScans(first: HeaderScan, second: HeaderScan): HeaderScan {
  return {
    addresses: [...first.addresses, ...second.addresses],
    labels: new Map<HeaderField, Node>([...first.labels, ...second.labels]),
    texts: new Map<HeaderField, string>([...first.texts, ...second.texts]),
    headings: [...first.headings, ...second.headings],
  };
}
