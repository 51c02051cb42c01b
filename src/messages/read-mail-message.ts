import type { AnswerDraft } from '../core/mail/answer/find-answered.ts';
import type { Assessment } from '../core/mail/assessment.ts';
import type {
  FieldState,
  LinkSource,
  MailAddress,
  MailAttachment,
  MailCoverage,
  MailField,
  MailHeader,
  MailLink,
  MailMessage,
} from '../core/mail/message.ts';
import { MAX_MAIL_ID, MAX_OPEN_MAIL, MAX_RECIPIENTS, type OpenMail } from './mail-protocol.ts';
import { readBoolean, readField, readList, readOneOf, readText } from './read-value.ts';

/** Bounds of what is taken of a message; what exceeds one is refused, because a script of ours never sends it. */
export const MAIL_LIMITS = {
  /** Of `text`, `quotedText` and an attachment's text each, in UTF-16 units. */
  text: 64 * 1024,
  links: 3_000,
  /** Of an address, a name or a subject. */
  line: 2_048,
  href: 16 * 1024,
  /** Of all of a message's links together. */
  hrefs: 1024 * 1024,
  addresses: 200,
  attachments: 100,
  /** Of all attachments' texts together, in UTF-16 units: while they are judged the background answers nothing else. */
  attachmentTexts: 256 * 1024,
  headers: 300,
  header: 16 * 1024,
} as const;

const LEVELS: Readonly<Record<Assessment['level'], true>> = {
  clear: true,
  context: true,
  caution: true,
  danger: true,
  unreadable: true,
};
const SOURCES: Readonly<Record<LinkSource, true>> = {
  link: true,
  form: true,
  text: true,
  attachment: true,
  code: true,
};
const STATES: Readonly<Record<FieldState, true>> = { read: true, absent: true, 'not-shown': true };
const FIELDS: Readonly<Record<MailField, true>> = {
  from: true,
  'reply-to': true,
  recipients: true,
  subject: true,
  date: true,
  text: true,
  links: true,
  attachments: true,
  headers: true,
  thread: true,
};
const UNREAD: Readonly<Record<NonNullable<MailAttachment['unread']>, true>> = {
  encrypted: true,
  damaged: true,
  'too-large': true,
  'unknown-format': true,
};

/** A message as a content script sends it; null where anything in it is not of its type or exceeds {@link MAIL_LIMITS}. */
export function readMailMessage(value: unknown): MailMessage | null {
  const message = {
    from: readNullable(readField(value, 'from'), readAddress),
    sender: readNullable(readField(value, 'sender'), readAddress),
    replyTo: readAddresses(value, 'replyTo'),
    to: readAddresses(value, 'to'),
    cc: readAddresses(value, 'cc'),
    subject: readText(value, 'subject', MAIL_LIMITS.line),
    date: readNullable(readField(value, 'date'), readTime),
    text: readText(value, 'text', MAIL_LIMITS.text),
    quotedText: readText(value, 'quotedText', MAIL_LIMITS.text),
    links: readLinks(value),
    attachments: readAttachments(value),
    headers: readNullable(readField(value, 'headers'), readHeaders),
    thread: readAddresses(value, 'thread'),
    isTextInPictures: readBoolean(value, 'isTextInPictures'),
    coverage: readCoverage(readField(value, 'coverage')),
  };
  const { from, sender, date, headers, ...rest } = message;
  const isWhole = Object.values(rest).every((field) => field !== null);
  if (!isWhole || from === undefined || sender === undefined || date === undefined || headers === undefined)
    return null;
  return message as MailMessage;
}

/** What a script in a webmail tells of its open messages; null where it is not that. */
export function readOpenMail(value: unknown): readonly OpenMail[] | null {
  return readList(value, 'open', MAX_OPEN_MAIL, (item) => {
    const id = readText(item, 'id', MAX_MAIL_ID);
    const level = readOneOf(item, 'level', LEVELS);
    return id === null || level === null ? null : { id, level };
  });
}

/** The draft of an answer as a script in a webmail tells of it, without its text; null where it is not that. */
export function readAnswerDraft(value: unknown): AnswerDraft | null {
  const subject = readText(value, 'subject', MAIL_LIMITS.line);
  const recipients = readRecipients(value);
  return subject === null || recipients === null ? null : { subject, recipients };
}

/** Whom a draft goes to. */
export function readRecipients(value: unknown): readonly string[] | null {
  return readList(value, 'recipients', MAX_RECIPIENTS, (item) =>
    typeof item === 'string' && item.length <= MAIL_LIMITS.line ? item : null,
  );
}

/** Undefined where the value is neither null nor what `read` takes. */
function readNullable<T>(value: unknown, read: (value: unknown) => T | null): T | null | undefined {
  return value === null ? null : (read(value) ?? undefined);
}

function readAddress(value: unknown): MailAddress | null {
  const name = readText(value, 'name', MAIL_LIMITS.line);
  const address = readText(value, 'address', MAIL_LIMITS.line);
  return name === null || address === null ? null : { name, address };
}

function readAddresses(value: unknown, key: string): readonly MailAddress[] | null {
  return readList(value, key, MAIL_LIMITS.addresses, readAddress);
}

function readTime(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function readLinks(value: unknown): readonly MailLink[] | null {
  const links = readList(value, 'links', MAIL_LIMITS.links, readLink);
  const length = links?.reduce((sum, { href }) => sum + href.length, 0) ?? 0;
  return length <= MAIL_LIMITS.hrefs ? links : null;
}

function readLink(value: unknown): MailLink | null {
  const text = readText(value, 'text', MAIL_LIMITS.line);
  const href = readText(value, 'href', MAIL_LIMITS.href);
  const from = readOneOf(value, 'from', SOURCES);
  const isQuoted = readBoolean(value, 'isQuoted');
  const isHidden = readBoolean(value, 'isHidden');
  if (text === null || href === null || from === null || isQuoted === null || isHidden === null) return null;
  return { text, href, from, isQuoted, isHidden };
}

function readAttachments(value: unknown): readonly MailAttachment[] | null {
  const attachments = readList(value, 'attachments', MAIL_LIMITS.attachments, readAttachment);
  const length = attachments?.reduce((sum, { text }) => sum + (text?.length ?? 0), 0) ?? 0;
  return length <= MAIL_LIMITS.attachmentTexts ? attachments : null;
}

function readAttachment(value: unknown): MailAttachment | null {
  const name = readText(value, 'name', MAIL_LIMITS.line);
  const type = readText(value, 'type', MAIL_LIMITS.line);
  const size = readNullable(readField(value, 'size'), readTime);
  const given = readField(value, 'text');
  const text = given === null ? null : (readText(value, 'text', MAIL_LIMITS.text) ?? undefined);
  if (name === null || type === null || size === undefined || text === undefined) return null;
  if (readField(value, 'unread') === undefined) return { name, type, size, text };
  const unread = readOneOf(value, 'unread', UNREAD);
  return unread === null ? null : { name, type, size, text, unread };
}

function readHeaders(value: unknown): readonly MailHeader[] | null {
  return readList({ value }, 'value', MAIL_LIMITS.headers, (item) => {
    const name = readText(item, 'name', MAIL_LIMITS.line);
    const text = readText(item, 'value', MAIL_LIMITS.header);
    return name === null || text === null ? null : { name, value: text };
  });
}

function readCoverage(value: unknown): MailCoverage | null {
  const states = Object.keys(FIELDS).map((field) => [field, readOneOf(value, field, STATES)] as const);
  return states.every(([, state]) => state !== null) ? (Object.fromEntries(states) as MailCoverage) : null;
}
