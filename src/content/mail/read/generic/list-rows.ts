import { cutLabel, readLabel } from '../header-labels.ts';
import { collapse } from '../shown-address.ts';

/** Rows that are alike: fewer may be anything. */
const MIN_ROWS = 3;
/** Texts of one row that are looked at. */
const MOST_PIECES = 12;
const MAX_PIECE = 200;
const CONTROLS = 'button, a[href], [role="option"], [role="row"], [role="treeitem"], [role="link"]';
/** Letters of a word that may be a person's initials: no label, where it has no colon. */
export const MAX_INITIALS = 2;

/**
 * Whether an element lists messages, whatever it is called: rows built alike that each say several things, a date or a size
 * among them. The rows of a header are no such list, as they begin with labels.
 */
export function listsMessages(element: Element): boolean {
  if (element.childElementCount < MIN_ROWS) return false;
  const counts = new Map<string, number>();
  for (const row of element.children) {
    const kind = kindOf(row);
    const count = (counts.get(kind) ?? 0) + (isMessageRow(row) ? 1 : 0);
    if (count === MIN_ROWS) return true;
    counts.set(kind, count);
  }
  return false;
}

/** Whether an element is a message of a list by itself, which a click opens, however few there are. */
export function isListedMessage(element: Element): boolean {
  return element.matches(CONTROLS) && isMessageRow(element);
}

/** Whether a row stands over the columns of a list: labels, and no values. */
export function isColumnHead(element: Element): boolean {
  if (element.childElementCount < MIN_ROWS) return false;
  if ([...element.children].every((child) => child.matches('th, [role="columnheader"]'))) return true;
  const pieces = listPieces(element);
  const labels = pieces.filter((piece) => readLabel(piece) !== null);
  return (
    labels.length >= 2 && labels.length * 2 > pieces.length && !pieces.some((piece) => /[:：@]/.test(piece))
  );
}

/** State classes come after those that all rows share. */
function kindOf(row: Element): string {
  return `${row.localName} ${row.classList[0] ?? ''}`;
}

/** Whether a row says several things, a date or a size among them, and no label first. */
export function isMessageRow(row: Element): boolean {
  const pieces = listPieces(row);
  const [first = ''] = pieces;
  if ((readLabel(first) !== null && first.length > MAX_INITIALS) || cutLabel(first) !== null) return false;
  return pieces.length >= 2 && pieces.some((piece) => /\d/.test(piece) && !piece.includes('@'));
}

/** The first texts of an element, each by itself. */
export function listPieces(element: Element): readonly string[] {
  const pieces: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (pieces.length < MOST_PIECES && walker.nextNode() !== null) {
    const piece = collapse((walker.currentNode.nodeValue ?? '').slice(0, MAX_PIECE));
    if (piece !== '') pieces.push(piece);
  }
  return pieces;
}
