import type { MailAddress } from '../../core/mail/message.ts';

/** Levels from a draft's text up to what holds its recipients too. */
const MOST_LEVELS = 14;
const MOST_RECIPIENTS = 50;
const EDITABLES = '[contenteditable="true"], [contenteditable=""], textarea';
/** Where webmails show recipients: chips with the address in an attribute, or fields. What is typed as text is not read. */
const RECIPIENTS =
  '[email], [data-email], [data-hovercard-id*="@"], [title*="@"], input[name="to"], textarea[name="_to"]';
const SOURCES = ['email', 'data-email', 'data-hovercard-id', 'title'];
const ADDRESS = /[^\s<>,;:"'()[\]]+@[^\s<>,;:"'()[\]]+\.[^\s<>,;:"'()[\]]+/;

/** A draft of an answer beside an open message. */
export interface Draft {
  readonly recipients: readonly MailAddress[];
}

/**
 * The draft that answers a message, if one is open in the same conversation: to whom it goes, never what it says. A draft
 * elsewhere in the page says nothing about the message.
 * @param body of the message
 */
export function readAnswerTo(body: Element): Draft | null {
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

/** Climbs from the draft's text to the first surroundings that hold recipients, and not the message itself. */
function readRecipientsAround(editable: Element, body: Element): readonly MailAddress[] {
  let around: Element | null = editable.parentElement;
  for (let level = 0; level < MOST_LEVELS && around !== null && !around.contains(body); level++) {
    const found = [...around.querySelectorAll(RECIPIENTS)]
      .filter((element) => !editable.contains(element) && !body.contains(element))
      .flatMap(readRecipients);
    if (found.length > 0)
      return [...new Map(found.map((one) => [one.address, one])).values()].slice(0, MOST_RECIPIENTS);
    around = around.parentElement;
  }
  return [];
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
