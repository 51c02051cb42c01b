import type { MailAddress } from '../../core/mail/message.ts';
import { scanHeader } from './read/generic/scan-header.ts';

/** Levels from a draft's text up to what holds its recipients too. */
const MOST_LEVELS = 14;
const MOST_RECIPIENTS = 50;
const EDITABLES = '[contenteditable="true"], [contenteditable=""], textarea';
/** Where webmails show recipients: chips with the address in an attribute, or fields. What is typed as text is not read. */
const FIELDS = 'input[name="to"], textarea[name="to"], textarea[name="_to"]';
const RECIPIENTS = `[email], [data-email], [data-hovercard-id*="@"], [title*="@"], ${FIELDS}`;
const SOURCES = ['email', 'data-email', 'data-hovercard-id', 'title'];
const ADDRESS = /[^\s<>,;:"'()[\]]+@[^\s<>,;:"'()[\]]+\.[^\s<>,;:"'()[\]]+/;

/** A draft of an answer beside an open message. */
export interface Draft {
  readonly recipients: readonly MailAddress[];
}

/**
 * The draft that answers a message, if one is open in the same conversation or has its subject: to whom it goes, never what
 * it says. Any other draft in the page says nothing about the message.
 * @param body of the message
 */
export function readAnswerTo(body: Element, subject: string): Draft | null {
  return readAnswerBelow(body) ?? readAnswerWithSubject(body, subject);
}

function readAnswerBelow(body: Element): Draft | null {
  const conversation = body.closest('[role="main"], main');
  if (conversation === null) return null;
  for (const editable of conversation.querySelectorAll(EDITABLES)) {
    const follows = body.compareDocumentPosition(editable) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (follows === 0 || body.contains(editable)) continue;
    const recipients = readRecipientsAround(editable, body);
    if (recipients.length > 0) return { recipients };
  }
  return null;
}

/** Before the subject of an answer, in the languages that Cordon speaks and some beside; a forwarded message goes to anyone. */
const ANSWER = /^(?:(?:re|aw|antw|antwort|r|rif|ris|rép|rep|resp|sv|vs)\s*(?:\[\d+\])?\s*:\s*)+/i;

/** Webmails that open an answer in a window of its own, over the message, fill in its subject. */
function readAnswerWithSubject(body: Element, subject: string): Draft | null {
  const wanted = subject.replace(ANSWER, '').trim();
  if (wanted === '') return null;
  for (const field of body.ownerDocument.querySelectorAll('input')) {
    const title = field.value.trim();
    if (!ANSWER.test(title) || title.replace(ANSWER, '').trim() !== wanted || body.contains(field)) continue;
    const recipients = readLabelledAround(field, body);
    if (recipients.length > 0) return { recipients };
  }
  return null;
}

/** Climbs from a draft's subject to what holds its recipients too, as far as they are said to be recipients. */
function readLabelledAround(field: Element, body: Element): readonly MailAddress[] {
  let around: Element | null = field.parentElement;
  for (let level = 0; level < MOST_LEVELS && around !== null && !around.contains(body); level++) {
    const isText = (element: Element): boolean => element.matches(EDITABLES);
    const shown = scanHeader(around.childNodes, isText).addresses.filter((one) => one.field === 'to');
    const filled = [...around.querySelectorAll(FIELDS)].flatMap(readRecipients);
    const found = [
      ...shown.map(({ address }) => ({ ...address, address: address.address.toLowerCase() })),
      ...filled,
    ];
    if (found.length > 0) return dropDoubles(found);
    around = around.parentElement;
  }
  return [];
}

/** Climbs from the draft's text to the first surroundings that hold recipients, and not the message itself. */
function readRecipientsAround(editable: Element, body: Element): readonly MailAddress[] {
  let around: Element | null = editable.parentElement;
  for (let level = 0; level < MOST_LEVELS && around !== null && !around.contains(body); level++) {
    const found = [...around.querySelectorAll(RECIPIENTS)]
      .filter((element) => !editable.contains(element) && !body.contains(element))
      .flatMap(readRecipients);
    if (found.length > 0) return dropDoubles(found);
    around = around.parentElement;
  }
  return [];
}

function dropDoubles(addresses: readonly MailAddress[]): readonly MailAddress[] {
  return [...new Map(addresses.map((one) => [one.address, one])).values()].slice(0, MOST_RECIPIENTS);
}

function readRecipients(element: Element): readonly MailAddress[] {
  const field = element as HTMLInputElement;
  const texts =
    element.localName === 'input' || element.localName === 'textarea'
      ? field.value.split(/[,;]/)
      : SOURCES.map((name) => element.getAttribute(name) ?? '');
  return texts.flatMap((text) => {
    const [address] = ADDRESS.exec(text) ?? [];
    return address === undefined ? [] : [{ name: '', address: address.toLowerCase() }];
  });
}
