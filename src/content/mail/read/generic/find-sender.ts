import type { HeaderField } from '../header-labels.ts';
import { flatChildren, flatParent, isWithin } from './flat-tree.ts';
import { type HeaderScan, type ScannedAddress, scanHeader } from './scan-header.ts';

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

const NOTHING: HeaderScan = { addresses: [], labels: new Map(), texts: new Map(), headings: [] };

/**
 * Looks for the header of a message's content: in what stands before it, nearest first, but never beyond the content of
 * another message. A label or a name decides; else an address beside a heading. Where a label stands without an address,
 * the page shows none, and no other address is taken for it.
 */
export function findHeader(anchor: Element, contents: readonly Element[]): FoundHeader {
  let scan = NOTHING;
  let node: Node = anchor;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const parent = flatParent(node);
    if (parent === null || parent.nodeType !== Node.ELEMENT_NODE) break;
    const { before, isCut } = listBefore(node, parent, contents);
    scan = joinScans(
      scanHeader(before, (element) => contents.includes(element)),
      scan,
    );
    const isNear = level < MAX_UNNAMED_LEVELS && parent !== anchor.ownerDocument.body;
    const sender = chooseSender(scan, isNear, (address) => isOwnAddress(address, parent as Element));
    if (sender !== undefined) return { sender, scan };
    if (isCut || parent === anchor.ownerDocument.body) break;
    node = parent;
  }
  return { sender: null, scan };
}

/** The siblings before a node that come after the last content of another message. */
function listBefore(
  node: Node,
  parent: Node,
  contents: readonly Element[],
): { readonly before: readonly Node[]; readonly isCut: boolean } {
  const before: Node[] = [];
  let isCut = false;
  for (const child of flatChildren(parent)) {
    if (child === node) break;
    if (contents.some((content) => isWithin(content, child))) {
      before.length = 0;
      isCut = true;
    } else before.push(child);
  }
  return { before, isCut };
}

/** Undefined where it is worth to look further; null where the page names a sender without an address. */
function chooseSender(
  { addresses, labels, texts, headings }: HeaderScan,
  isNear: boolean,
  isOwn: (address: string) => boolean,
): ScannedAddress | null | undefined {
  const named = addresses.filter(({ field }) => field === 'from');
  const sure = named.find(({ isSure }) => isSure) ?? named[0];
  if (sure !== undefined) return sure;
  if (labels.has('from')) return null;
  const unnamed = addresses.filter(({ field, isInHeading }) => field === null && !isInHeading);
  if (texts.has('from')) return unnamed.find(({ isBracketed }) => isBracketed) ?? null;
  if (!isNear || headings.length === 0) return undefined;
  const chosen = unnamed.find(({ isSure }) => isSure) ?? unnamed[0];
  // Alone it may be the reader's own, below a sender's mere name.
  const isAlone = new Set(addresses.map(({ address }) => address.address.toLowerCase())).size === 1;
  return chosen !== undefined && isAlone && isOwn(chosen.address.address) ? null : chosen;
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
