import type { FieldState, MailMessage } from '../../../core/mail/message.ts';
import type { OpenAttachment } from './read-attachments.ts';
import type { BodyLink, BodyReading } from './read-body.ts';
import { readShownDate } from './read-date.ts';
import type { HeaderReading } from './read-fields.ts';

/** A message that a webmail shows. */
export interface OpenMessage {
  /** The webmail's own, where it has one in the page; the same as long as the same message is shown in the same place. */
  readonly id: string;
  readonly message: MailMessage;
  /** What a notice goes above: the message's content, or the frame or element that it is inside of. */
  readonly body: Element;
  /** Those of `message.links` that are an element of their own; `link` is the same object there. */
  readonly links: readonly BodyLink[];
  readonly attachments: readonly OpenAttachment[];
  readonly state: 'open' | 'draft';
  /** Why the message cannot be checked, although it is open. */
  readonly problem: null | 'no-sender' | 'no-text';
  /** Documents of frames and shadow roots that the message reaches into: what changes there is not seen from the page. */
  readonly roots: readonly (Document | ShadowRoot)[];
}

/** What was read of a message, before it is put together. */
export interface MessageReading {
  readonly id: string | null;
  readonly header: HeaderReading;
  readonly body: BodyReading;
  readonly anchor: Element;
  readonly attachments: readonly OpenAttachment[] | null;
  readonly mayHideAddress: boolean;
  readonly roots: readonly (Document | ShadowRoot)[];
  readonly isDraft: boolean;
  /** The text is in a frame that the page may not look into. */
  readonly isClosed: boolean;
  /** Among the messages of the page, from 0. */
  readonly index: number;
}

/** Puts a message together; what its webmail does not show is said in `coverage`, never taken for absent. */
export function buildOpenMessage(reading: MessageReading): OpenMessage {
  const { header, body, attachments } = reading;
  const [from] = header.from.addresses;
  const hasAddress = from !== undefined && from.address !== '';
  const date = readShownDate(header.dateText);
  const links = body.links.map(({ link }) => link);
  const message: MailMessage = {
    from: from ?? null,
    sender: header.sender.addresses[0] ?? null,
    replyTo: header.replyTo.addresses,
    to: header.to.addresses,
    cc: header.cc.addresses,
    subject: header.subject ?? '',
    date,
    text: body.text,
    quotedText: body.quotedText,
    links,
    attachments: (attachments ?? []).map(({ attachment }) => attachment),
    headers: null,
    thread: body.thread,
    isTextInPictures: body.isTextInPictures,
    coverage: {
      from: hasAddress ? 'read' : 'not-shown',
      'reply-to': header.replyTo.state,
      recipients: joinStates(header.to.state, header.cc.state),
      subject: header.subject === null ? 'not-shown' : 'read',
      date: date === null ? 'not-shown' : 'read',
      text: body.isWhole ? 'read' : 'not-shown',
      links: body.isWhole ? 'read' : 'not-shown',
      attachments: attachments === null ? 'not-shown' : attachments.length > 0 ? 'read' : 'absent',
      headers: 'not-shown',
      thread: body.quotedText === '' ? 'absent' : 'read',
    },
  };
  const isNamed = reading.mayHideAddress && from !== undefined && from.name !== '';
  return {
    id: reading.id ?? makeId(message, reading.index),
    message,
    body: reading.anchor,
    links: body.links.filter(({ element, link }) => link.from !== 'text' || isMostly(element, link.href)),
    attachments: attachments ?? [],
    state: reading.isDraft ? 'draft' : 'open',
    problem: !(hasAddress || isNamed) ? 'no-sender' : reading.isClosed ? 'no-text' : null,
    roots: [...reading.roots, ...body.roots],
  };
}

function joinStates(to: FieldState, cc: FieldState): FieldState {
  return to === 'read' || cc === 'read' ? 'read' : to;
}

/** An address that is only written is marked where its element holds little else. */
function isMostly(element: Element, address: string): boolean {
  return element.textContent.trim().length <= address.length + 5;
}

/** From the header alone: pictures that load late do not make another message of it. */
function makeId({ from, subject, date }: MailMessage, index: number): string {
  return ['', index, from?.address ?? '', date ?? '', subject].join('|').slice(0, 250);
}
