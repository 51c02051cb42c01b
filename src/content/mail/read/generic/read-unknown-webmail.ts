import type { GenericAdapter } from '../../../../core/mail/adapter.ts';
import type { FieldState, MailAddress } from '../../../../core/mail/message.ts';
import { type HeaderField, readLabel } from '../header-labels.ts';
import { isEditable } from '../is-editable.ts';
import { buildOpenMessage, type OpenMessage } from '../open-message.ts';
import { buildAttachment, findFileName, type OpenAttachment } from '../read-attachments.ts';
import { type BodyReading, readBody } from '../read-body.ts';
import type { AddressReading } from '../read-fields.ts';
import { selectAll } from '../select-across.ts';
import { collapse, isAddress } from '../shown-address.ts';
import { type FoundContent, findContents } from './find-contents.ts';
import { type FoundHeader, findHeader } from './find-sender.ts';
import { flatParent } from './flat-tree.ts';
import { listPieces } from './list-rows.ts';
import { rowOf, type ScannedAddress } from './scan-header.ts';
import { standsOver } from './stands-over.ts';

/** A message, perhaps in several parts. */
interface FoundMessage {
  readonly header: FoundHeader;
  readonly parts: FoundContent[];
}

const MAX_MESSAGES = 100;
const MAX_ATTACHMENTS = 100;
/** UTF-16 code units. */
const MAX_NAME = 120;
/** Files that ask for money, by the end of an address. */
const DOCUMENT = /^[^@]+\.(?:pdf|xml|p7m|eml|msg|zip|docx?|xlsx?)$/i;
/** A subject without a label is written so many times larger than the labels below it. */
const LEAD_SIZE = 1.2;

/**
 * Reads the open messages of a webmail that is not known: contents by hints, the header by its labels in several
 * languages, by names of elements and by addresses near a heading. Says `no-sender` rather than to guess.
 */
export function readUnknownWebmail(page: Document, adapter: GenericAdapter): readonly OpenMessage[] {
  if (!mayShowMessages(page)) return [];
  const contents = findContents(page, adapter).slice(0, MAX_MESSAGES);
  const anchors = contents.map(({ anchor }) => anchor);
  const messages: FoundMessage[] = [];
  for (const content of contents) {
    const header = findHeader(content.anchor, anchors);
    const previous = messages.at(-1);
    // What the person writes is never a part of what was written to them.
    const hasHeader = header.sender !== null || header.scan.labels.has('from') || isEditable(content.body);
    // A second part, as webmails show a message with several texts.
    if (!hasHeader && previous !== undefined) previous.parts.push(content);
    else messages.push({ header, parts: [content] });
  }
  return messages.flatMap((message, index) => readMessage(page, adapter, message, index) ?? []);
}

/**
 * A frame that holds a message's content alone is read by the page around it, which has the header. Whatever header the
 * content shows is the sender's own.
 */
function mayShowMessages(page: Document): boolean {
  const view = page.defaultView;
  if (view === null || view === view.top) return true;
  if (view.origin === 'null') return false;
  const frame = readFrameElement(view);
  if (frame === null) return true;
  const sandbox = frame.getAttribute('sandbox');
  if (sandbox !== null && !/allow-scripts/.test(sandbox)) return false;
  return findHeader(frame, [frame]).sender === null;
}

function readFrameElement(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}

function readMessage(
  page: Document,
  adapter: GenericAdapter,
  { header, parts }: FoundMessage,
  index: number,
): OpenMessage | null {
  const [first] = parts;
  if (first === undefined) return null;
  const { sender, scan } = header;
  // Without a header, what looks like a content may be any part of any page.
  const isMessage = sender !== null || scan.labels.size > 0 || (first.isSure && scan.headings.length > 0);
  if (!isMessage) return null;
  const subject = scan.texts.get('subject') ?? readHeading(page, header, first.anchor);
  const text = joinParts(parts.map(({ body }) => readBody(body, [])));
  const isClosed = parts.some((part) => part.isClosed);
  return buildOpenMessage({
    id: null,
    header: {
      from: {
        state: sender === null ? 'not-shown' : 'read',
        addresses: sender === null ? [] : [nameSender(header, sender)],
      },
      sender: readField(header, 'sender', 'not-shown'),
      replyTo: readField(header, 'replyTo', 'not-shown'),
      to: readField(header, 'to', 'not-shown'),
      cc: readField(header, 'cc', 'not-shown'),
      subject,
      dateText: scan.texts.get('date') ?? null,
    },
    body: isClosed ? { ...text, isWhole: false } : text,
    anchor: first.anchor,
    attachments: findAttachments(adapter, parts),
    mayHideAddress: false,
    roots: parts.flatMap(({ roots }) => roots),
    isDraft: isEditable(first.body),
    isClosed,
    index,
  });
}

/** With the name that stands beside the address, in an element of its own. */
function nameSender(
  { scan }: FoundHeader,
  { address: { name, address }, at, field }: ScannedAddress,
): MailAddress {
  if (name !== '') return { name, address };
  const beside = field === 'from' ? (scan.texts.get('from') ?? '') : readTextBefore(at);
  const isName = beside.length <= MAX_NAME && !beside.includes('@') && readLabel(beside) === null;
  return { name: isName ? beside : '', address };
}

/** What stands right before a node, a few elements up at most. */
function readTextBefore(node: Node): string {
  for (let at: Node | null = node, level = 0; at !== null && level < 3; at = at.parentNode, level++) {
    for (let before = at.previousSibling; before !== null; before = before.previousSibling) {
      const text = readName(before);
      if (text !== '') return text;
    }
  }
  return '';
}

/** Pictures, and words that stand for one. */
const PICTURES =
  'script, style, svg, [role="img"], [aria-hidden="true"], [class*="icon" i], [class*="avatar" i]';

/** The text of a node as a person reads it, without pictures. */
function readName(node: Node): string {
  if (node.nodeType !== Node.ELEMENT_NODE) return collapse((node.nodeValue ?? '').slice(0, MAX_NAME * 2));
  const element = node as Element;
  if (element.matches(PICTURES) || !element.checkVisibility()) return '';
  return collapse(
    Array.from(element.childNodes, readName)
      .join(' ')
      .slice(0, MAX_NAME * 2),
  );
}

function readField({ scan }: FoundHeader, wanted: HeaderField, missing: FieldState): AddressReading {
  const addresses: readonly MailAddress[] = scan.addresses
    .filter(({ field, address }) => field === wanted && address.address !== '')
    .map(({ address }) => address);
  return addresses.length > 0 ? { state: 'read', addresses } : { state: missing, addresses };
}

/** The nearest heading over the content, else what stands out right before the header's labels. */
function readHeading(page: Document, { scan, sender }: FoundHeader, anchor: Element): string | null {
  const over = scan.headings.filter(({ at }) => standsOver(at, anchor));
  // A sender's name may be a heading, too.
  const near = over.filter(({ at }) => sender === null || !at.contains(sender.at)).map(({ text }) => text);
  const [first] = near.filter((text) => !isAddress(text));
  if (first !== undefined) return first;
  const lead = readLead(scan);
  if (lead !== null) return lead;
  const shown = [...page.querySelectorAll('h1, h2, h3, [role="heading"]')].find(
    (one) => standsOver(one, anchor) && !anchor.contains(one),
  );
  return shown === undefined ? null : collapse(shown.textContent) || null;
}

/** The line right above the labels where it is written larger than they are: a subject without a label. */
function readLead({ labels }: FoundHeader['scan']): string | null {
  for (const label of labels.values()) {
    const holder = label.nodeType === Node.ELEMENT_NODE ? (label as Element) : label.parentElement;
    const around = rowOf(label).parentElement?.closest('table, dl, ul, div, section, header');
    const before = around?.previousElementSibling;
    if (holder === null || before == null || sizeOf(before) < sizeOf(holder) * LEAD_SIZE) continue;
    const text = collapse(before.textContent.slice(0, MAX_NAME * 4));
    if (text !== '') return text;
  }
  return null;
}

function sizeOf(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).fontSize);
}

/** Of an unknown webmail it is never known that there are none. */
function findAttachments(
  adapter: GenericAdapter,
  parts: readonly FoundContent[],
): readonly OpenAttachment[] | null {
  const scope = findMessageRoot(parts);
  if (scope === null) return null;
  const found = new Map<string, OpenAttachment>();
  const note = (element: Element, name: string | null) => {
    if (name === null || found.has(name) || found.size >= MAX_ATTACHMENTS || !element.checkVisibility())
      return;
    found.set(name, { element, attachment: buildAttachment(name, collapse(element.textContent)) });
  };
  const isInContent = (element: Element) => parts.some(({ anchor }) => anchor.contains(element));
  for (const selector of adapter.attachments) {
    for (const element of selectAll(scope, [selector]))
      if (!isInContent(element)) note(element, nameOf(element));
  }
  // Webmails show files after the text, too: a sender cannot link to the webmail's own.
  for (const link of scope.querySelectorAll('a[href]')) note(link, nameOfOwnFile(link as HTMLAnchorElement));
  return found.size === 0 ? null : [...found.values()];
}

/** The name of a file that a link of the webmail's own leads to, also where it stands beside; null for any other link. */
function nameOfOwnFile(link: HTMLAnchorElement): string | null {
  if (link.origin !== link.ownerDocument.location.origin || link.hash !== '') return null;
  const names = [nameOf(link), decode(link.pathname.slice(link.pathname.lastIndexOf('/') + 1))];
  for (let level = 0, at = link.parentElement; level < 2 && at !== null; level++, at = at.parentElement) {
    names.push(...listPieces(at).map(findFileName));
  }
  return names.find((name) => name !== null && DOCUMENT.test(name)) ?? null;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function nameOf(element: Element): string | null {
  for (const text of [element.getAttribute('download'), element.textContent, element.getAttribute('title')]) {
    const name = text === null ? null : findFileName(text);
    if (name !== null) return name;
  }
  return null;
}

/** A few elements up from the content: where webmails put what came with it. */
function findMessageRoot(parts: readonly FoundContent[]): Element | null {
  let node: Node | null = parts[0]?.anchor ?? null;
  for (let level = 0; level < 5 && node !== null; level++) {
    const parent = flatParent(node);
    if (parent === null || parent.nodeType !== Node.ELEMENT_NODE) break;
    node = parent;
  }
  return node as Element | null;
}

function joinParts(readings: readonly BodyReading[]): BodyReading {
  return {
    text: joinTexts(readings.map(({ text }) => text)),
    quotedText: joinTexts(readings.map(({ quotedText }) => quotedText)),
    links: readings.flatMap(({ links }) => links),
    thread: readings.flatMap(({ thread }) => thread),
    isTextInPictures: readings.every(({ isTextInPictures }) => isTextInPictures),
    roots: readings.flatMap(({ roots }) => roots),
    isWhole: readings.every(({ isWhole }) => isWhole),
  };
}

function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}
