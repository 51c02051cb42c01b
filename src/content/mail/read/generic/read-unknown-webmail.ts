import type { GenericAdapter } from '../../../../core/mail/adapter.ts';
import type { FieldState, MailAddress } from '../../../../core/mail/message.ts';
import { type HeaderField, readLabel } from '../header-labels.ts';
import { isEditable } from '../is-editable.ts';
import { buildOpenMessage, type OpenMessage } from '../open-message.ts';
import { buildAttachment, findFileName, type OpenAttachment } from '../read-attachments.ts';
import { type BodyReading, readBody } from '../read-body.ts';
import type { AddressReading } from '../read-fields.ts';
import { selectAll } from '../select-across.ts';
import { collapse } from '../shown-address.ts';
import { type FoundContent, findContents } from './find-contents.ts';
import { type FoundHeader, findHeader } from './find-sender.ts';
import { flatParent } from './flat-tree.ts';
import type { ScannedAddress } from './scan-header.ts';

/** A message, perhaps in several parts. */
interface FoundMessage {
  readonly header: FoundHeader;
  readonly parts: FoundContent[];
}

const MAX_MESSAGES = 100;
const MAX_ATTACHMENTS = 100;
/** UTF-16 code units. */
const MAX_NAME = 120;

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
    const hasHeader = header.sender !== null || header.scan.labels.has('from');
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
  const subject = scan.texts.get('subject') ?? readHeading(page, header);
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
    body: joinParts(parts.map(({ body }) => readBody(body, []))),
    anchor: first.anchor,
    attachments: findAttachments(adapter, parts),
    mayHideAddress: false,
    roots: parts.flatMap(({ roots }) => roots),
    isDraft: isEditable(first.body),
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
      const text = collapse((before.textContent ?? '').slice(0, MAX_NAME * 2));
      if (text !== '') return text;
    }
  }
  return '';
}

function readField({ scan }: FoundHeader, wanted: HeaderField, missing: FieldState): AddressReading {
  const addresses: readonly MailAddress[] = scan.addresses
    .filter(({ field }) => field === wanted)
    .map(({ address }) => address);
  return addresses.length > 0 ? { state: 'read', addresses } : { state: missing, addresses };
}

function readHeading(page: Document, { scan }: FoundHeader): string | null {
  const [near] = scan.headings.filter((heading) => !heading.includes('@'));
  if (near !== undefined) return near;
  const shown = [...page.querySelectorAll('h1, h2, h3, [role="heading"]')].find((one) =>
    one.checkVisibility(),
  );
  return shown === undefined ? null : collapse(shown.textContent) || null;
}

/** Of an unknown webmail it is never known that there are none. */
function findAttachments(
  adapter: GenericAdapter,
  parts: readonly FoundContent[],
): readonly OpenAttachment[] | null {
  const scope = findMessageRoot(parts);
  if (scope === null) return null;
  const found = new Map<string, OpenAttachment>();
  for (const selector of adapter.attachments) {
    for (const element of selectAll(scope, [selector])) {
      if (parts.some(({ anchor }) => anchor.contains(element)) || found.size >= MAX_ATTACHMENTS) continue;
      const name = nameOf(element);
      if (name !== null && !found.has(name)) {
        found.set(name, { element, attachment: buildAttachment(name, collapse(element.textContent)) });
      }
    }
  }
  return found.size === 0 ? null : [...found.values()];
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
