import { dropAnswerMarks, readAnsweredSubject } from '../../core/mail/answer/answer-subject.ts';
import { MAX_RECIPIENTS } from '../../messages/mail-protocol.ts';
import { scanHeader } from './read/generic/scan-header.ts';
import { readShownAddresses } from './read/shown-address.ts';

/** Levels from a draft's text up to what holds its recipients too. */
const MOST_LEVELS = 14;
const EDITABLES = '[contenteditable="true"], [contenteditable=""], textarea';
/** Names of the fields of recipients, as forms of webmails have them: what is sent is what stands in them. */
const FIELDS = ['to', 'cc', 'bcc']
  .flatMap((name) => [name, `_${name}`, `header${name}`, name === 'to' ? 'send_to' : `send_to_${name}`])
  .flatMap((name) => [`input[name="${name}"]`, `textarea[name="${name}"]`])
  .join();
/** Where webmails show recipients else: chips with the address in an attribute. What is typed as text is not read. */
const RECIPIENTS = `[email], [data-email], [data-hovercard-id*="@"], [title*="@"], ${FIELDS}`;
const SOURCES = ['email', 'data-email', 'data-hovercard-id', 'title'];

/** The draft of an answer that stands on a page of its own. */
export interface Composer {
  /** Of the draft's subject. */
  readonly field: HTMLInputElement;
  /** What a notice goes above: the draft's header. */
  readonly place: Element;
  /** In lower case, each once. */
  readonly recipients: readonly string[];
}

/**
 * The draft that answers a message, if one is open in the same conversation or has its subject: to whom it goes, never what
 * it says. Any other draft in the page says nothing about the message.
 * @param body of the message
 * @returns addresses in lower case; null where no draft is open
 */
export function readAnswerTo(body: Element, subject: string): readonly string[] | null {
  return readAnswerBelow(body) ?? readAnswerWithSubject(body, subject);
}

/**
 * Finds the draft of an answer in a page that shows no message.
 * @param known the subject's field as it was found before: the person may have written another subject since
 */
export function findComposer(page: Document, known: HTMLInputElement | null): Composer | null {
  const fields = known?.isConnected === true ? [known] : page.querySelectorAll('input');
  for (const field of fields) {
    if (field !== known && readAnsweredSubject(field.value) === null) continue;
    const found = readLabelledAround(field, null);
    if (found !== null) return { field, ...found };
  }
  return null;
}

/**
 * Whether what was taken for a message's content is the text of a draft: it stands in one form with a field of recipients,
 * which no sender can put around a message.
 */
export function isInDraft(body: Element): boolean {
  const form = body.closest('form');
  if (form === null) return false;
  return [...form.querySelectorAll(FIELDS)].some(
    (field) => (field as HTMLInputElement).type !== 'hidden' && !body.contains(field),
  );
}

function readAnswerBelow(body: Element): readonly string[] | null {
  const conversation = body.closest('[role="main"], main');
  if (conversation === null) return null;
  for (const editable of conversation.querySelectorAll(EDITABLES)) {
    const follows = body.compareDocumentPosition(editable) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (follows === 0 || body.contains(editable)) continue;
    const recipients = readRecipientsAround(editable, body);
    if (recipients.length > 0) return recipients;
  }
  return null;
}

/** Webmails that open an answer in a window of its own, over the message, fill in its subject. */
function readAnswerWithSubject(body: Element, subject: string): readonly string[] | null {
  const wanted = dropAnswerMarks(subject);
  if (wanted === '') return null;
  for (const field of body.ownerDocument.querySelectorAll('input')) {
    if (readAnsweredSubject(field.value) !== wanted || body.contains(field)) continue;
    const found = readLabelledAround(field, body);
    if (found !== null) return found.recipients;
  }
  return null;
}

/** Climbs from a draft's subject to what holds its recipients too, as far as they are said to be recipients. */
function readLabelledAround(field: Element, body: Element | null): Omit<Composer, 'field'> | null {
  const isText = (element: Element): boolean => element.matches(EDITABLES);
  let around: Element | null = field.parentElement;
  for (let level = 0; level < MOST_LEVELS && around !== null && !around.contains(body); level++) {
    const filled = [...around.querySelectorAll(FIELDS)].flatMap(readRecipients);
    const found = filled.length > 0 ? filled : readLabelled(around, isText);
    if (found.length > 0) return { place: around, recipients: dropDoubles(found) };
    around = around.parentElement;
  }
  return null;
}

/** A name that looks like an address, beside the address itself, is none. */
function readLabelled(around: Element, isText: (element: Element) => boolean): readonly string[] {
  const { addresses } = scanHeader(around.childNodes, isText);
  const shown = addresses.filter(({ field }) => field === 'to' || field === 'cc');
  return shown
    .filter(({ at, isSure }) => isSure || !shown.some((one) => one.isSure && one.at.contains(at)))
    .map(({ address }) => address.address);
}

/** Climbs from the draft's text to the first surroundings that hold recipients, and not the message itself. */
function readRecipientsAround(editable: Element, body: Element): readonly string[] {
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

function dropDoubles(addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.map((address) => address.toLowerCase()))].slice(0, MAX_RECIPIENTS);
}

function readRecipients(element: Element): readonly string[] {
  const texts = element.matches(FIELDS)
    ? [(element as HTMLInputElement).value]
    : SOURCES.map((name) => element.getAttribute(name) ?? '');
  return texts.flatMap(readShownAddresses).map(({ address }) => address);
}
