import type { MailAddress, MailAttachment, MailLink, MailMessage } from '../core/mail/message.ts';
import { MAIL_LIMITS } from './read-mail-message.ts';

/** Of a text that is too long, this much is kept of its end: what is asked for may stand there. */
const TAIL = MAIL_LIMITS.text / 4;

/**
 * A message within the bounds of what the background takes. Links that lead to the same place are one; what is cut off
 * otherwise is no longer said to have been read.
 */
export function fitMailMessage(message: MailMessage): MailMessage {
  const links = fitLinks(message.links);
  const attachments = fitAttachments(message.attachments);
  const isTextWhole = [message.text, message.quotedText].every(({ length }) => length <= MAIL_LIMITS.text);
  return {
    from: message.from === null ? null : fitAddress(message.from),
    sender: message.sender === null ? null : fitAddress(message.sender),
    replyTo: fitAddresses(message.replyTo),
    to: fitAddresses(message.to),
    cc: fitAddresses(message.cc),
    subject: cut(message.subject),
    date: message.date,
    text: fitText(message.text),
    quotedText: fitText(message.quotedText),
    links: links.kept,
    attachments: attachments.kept,
    headers:
      message.headers === null
        ? null
        : message.headers
            .slice(0, MAIL_LIMITS.headers)
            .map(({ name, value }) => ({ name: cut(name), value: value.slice(0, MAIL_LIMITS.header) })),
    thread: fitAddresses(message.thread),
    isTextInPictures: message.isTextInPictures,
    coverage: {
      ...message.coverage,
      text: isTextWhole ? message.coverage.text : 'not-shown',
      links: links.isWhole ? message.coverage.links : 'not-shown',
      attachments: attachments.isWhole ? message.coverage.attachments : 'not-shown',
    },
  };
}

interface FittedLinks {
  readonly kept: readonly MailLink[];
  /** Nothing was left out but links that lead where another one leads. */
  readonly isWhole: boolean;
}

/** Of links to the same place that one counts which is shown, and stands in the message's own text. */
function fitLinks(links: readonly MailLink[]): FittedLinks {
  const byHref = new Map<string, MailLink>();
  let room: number = MAIL_LIMITS.hrefs;
  let isWhole = true;
  for (const link of links) {
    const known = byHref.get(link.href);
    if (known !== undefined) {
      if (weigh(link) > weigh(known)) byHref.set(link.href, fitLink(link));
      continue;
    }
    if (byHref.size === MAIL_LIMITS.links || link.href.length > Math.min(room, MAIL_LIMITS.href)) {
      isWhole = false;
      continue;
    }
    room -= link.href.length;
    byHref.set(link.href, fitLink(link));
  }
  return { kept: [...byHref.values()], isWhole };
}

function weigh({ from, isQuoted, isHidden }: MailLink): number {
  return (isQuoted ? 0 : 4) + (from === 'text' ? 0 : 2) + (isHidden ? 0 : 1);
}

function fitLink(link: MailLink): MailLink {
  return { ...link, text: cut(link.text) };
}

interface FittedAttachments {
  readonly kept: readonly MailAttachment[];
  /** No attachment, and no attachment's text, was left out. */
  readonly isWhole: boolean;
}

/** The shortest texts are kept first: an invoice is shorter than a contract or a table of payments. */
function fitAttachments(attachments: readonly MailAttachment[]): FittedAttachments {
  const fitted = attachments.slice(0, MAIL_LIMITS.attachments).map(fitAttachment);
  const lengthOf = ({ text }: MailAttachment): number => text?.length ?? 0;
  let room: number = MAIL_LIMITS.attachmentTexts;
  const tooMuch = new Set<MailAttachment>();
  for (const attachment of fitted.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    room -= lengthOf(attachment);
    if (room < 0) tooMuch.add(attachment);
  }
  return {
    kept: fitted.map((one) => (tooMuch.has(one) ? { ...one, text: null, unread: 'too-large' } : one)),
    isWhole: tooMuch.size === 0 && fitted.length === attachments.length,
  };
}

function fitAttachment(attachment: MailAttachment): MailAttachment {
  const { name, type, text } = attachment;
  return { ...attachment, name: cut(name), type: cut(type), text: text === null ? null : fitText(text) };
}

function fitText(text: string): string {
  const { length } = text;
  return length <= MAIL_LIMITS.text
    ? text
    : `${text.slice(0, MAIL_LIMITS.text - TAIL)}${text.slice(length - TAIL)}`;
}

function fitAddresses(addresses: readonly MailAddress[]): readonly MailAddress[] {
  return addresses.slice(0, MAIL_LIMITS.addresses).map(fitAddress);
}

function fitAddress({ name, address }: MailAddress): MailAddress {
  return { name: cut(name), address: cut(address) };
}

function cut(text: string): string {
  return text.slice(0, MAIL_LIMITS.line);
}
