import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { UnreadableReason } from './assessment.ts';
import type { MailAddress, MailAttachment, MailLink, MailMessage } from './message.ts';
import type { AttachmentReader } from './mime/attachment-reader.ts';
import { readEnvelope, replaceContent } from './mime/envelope.ts';
import { type HtmlText, MAX_LINKS, MAX_TEXT, readHtmlText } from './mime/html-text.ts';
import { readMailDate } from './mime/mail-date.ts';
import { splitQuote } from './mime/split-quote.ts';
import { findTextLinks } from './mime/text-links.ts';
import { findThreadAddresses } from './mime/thread-addresses.ts';

export type ReadMail =
  | {
      readonly ok: true;
      readonly message: MailMessage;
      /** The body as it was written, for a page that shows it; null where there is plain text only. Not sanitised. */
      readonly html: string | null;
    }
  | { readonly ok: false; readonly reason: UnreadableReason };

/** Largest message that is read, in bytes: mail servers take 25 to 50 MB. */
export const MAX_MAIL_BYTES = 64 * 1024 * 1024;
/** Parts within parts, and messages within messages. Honest mail has fewer than ten. */
const MAX_PART_DEPTH = 64;
const MAX_MESSAGE_DEPTH = 4;
const MAX_ADDRESSES = 500;
const MAX_ATTACHMENTS = 200;
const MAX_HEADERS = 1_000;
/** Own text shorter than this beside a picture or a PDF: what the message says is not in its text. */
const MIN_TEXT = 40;

interface ReadOptions {
  readonly readAttachment?: AttachmentReader;
}

/**
 * Reads a message as it is stored and sent (RFC 5322, MIME). Total: any bytes give a message or the reason why there is
 * none, in time and memory linear in their number; nothing is fetched.
 */
export async function readMail(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadMail> {
  return readNested(bytes, options.readAttachment ?? readNothing, 0);
}

const readNothing: AttachmentReader = () => Promise.resolve(null);

async function readNested(bytes: Uint8Array, reader: AttachmentReader, depth: number): Promise<ReadMail> {
  if (bytes.length === 0) return { ok: false, reason: 'no-message' };
  if (bytes.length > MAX_MAIL_BYTES) return { ok: false, reason: 'too-large' };
  const parsed = await parseMime(bytes);
  if (typeof parsed === 'string') return { ok: false, reason: parsed };
  const envelope = readEnvelope(parsed);
  if (envelope.kind === 'signed') {
    if (depth >= MAX_MESSAGE_DEPTH) return { ok: false, reason: 'too-deep' };
    return readNested(replaceContent(bytes, envelope.content), reader, depth + 1);
  }
  if (envelope.kind !== 'open') return { ok: false, reason: envelope.kind };
  const from = firstAddress(parsed.from);
  if (from === null) {
    const isMail = parsed.headers.some(({ key }) => MAIL_HEADERS.has(key));
    return { ok: false, reason: isMail ? 'no-sender' : 'no-message' };
  }
  return { ok: true, ...(await buildMessage(parsed, from, reader, depth)) };
}

const MAIL_HEADERS = new Set(['from', 'to', 'subject', 'date', 'received', 'message-id', 'mime-version']);

async function parseMime(bytes: Uint8Array): Promise<Email | UnreadableReason> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: MAX_PART_DEPTH,
    });
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    return /nesting/i.test(text) ? 'too-deep' : /header/i.test(text) ? 'too-large' : 'damaged';
  }
}

async function buildMessage(
  email: Email,
  from: MailAddress,
  reader: AttachmentReader,
  depth: number,
): Promise<NestedMail> {
  const body = readBody(email);
  const attachments: MailAttachment[] = [];
  const links: MailLink[] = [...body.links];
  let certified: NestedMail | null = null;
  for (const attachment of email.attachments.slice(0, MAX_ATTACHMENTS)) {
    const read = await readAttachment(attachment, reader, depth);
    attachments.push(read.attachment);
    links.push(...read.links);
    if (read.nested !== null && /^postacert\.eml$/i.test(read.attachment.name)) certified = read.nested;
  }
  const pictures = body.pictures + attachments.filter(({ type }) => type.startsWith('image/')).length;
  const unreadPdfs = attachments.filter(
    ({ type, text }) => type === 'application/pdf' && text === null,
  ).length;
  const headers = email.headers.slice(0, MAX_HEADERS).map(({ key, value }) => ({ name: key, value }));
  const replyTo = manyAddresses(email.replyTo);
  const text = certified === null ? body.text : certified.message.text;
  const quotedText = certified === null ? body.quotedText : certified.message.quotedText;
  const allLinks = [...links, ...(certified?.message.links ?? [])].slice(0, MAX_LINKS);
  const message: MailMessage = {
    from,
    sender: firstAddress(email.sender),
    replyTo,
    to: manyAddresses(email.to),
    cc: manyAddresses(email.cc),
    subject: (email.subject ?? '').slice(0, 2_000),
    date: readMailDate(headers.find(({ name }) => name === 'date')?.value ?? ''),
    text,
    quotedText,
    links: allLinks,
    attachments: [...attachments, ...(certified?.message.attachments ?? [])],
    headers,
    thread: findThreadAddresses(quotedText),
    isTextInPictures: text.replace(/\s/g, '').length < MIN_TEXT && pictures + unreadPdfs > 0,
    coverage: {
      from: 'read',
      'reply-to': replyTo.length > 0 ? 'read' : 'absent',
      recipients: 'read',
      subject: email.subject === undefined ? 'absent' : 'read',
      date: email.date === undefined ? 'absent' : 'read',
      text: 'read',
      links: allLinks.length > 0 ? 'read' : 'absent',
      attachments: attachments.length === 0 ? 'absent' : 'read',
      headers: 'read',
      thread: quotedText === '' ? 'absent' : 'read',
    },
  };
  return { message, html: certified === null ? (email.html ?? null) : certified.html };
}

function readBody(email: Email): HtmlText {
  const html = email.html === undefined || email.html === '' ? null : readHtmlText(email.html);
  const plain = (email.text ?? '').slice(0, MAX_TEXT).replace(/\r\n?/g, '\n');
  // What only one of two alternatives says is said to somebody: the longer one is read.
  const isHtml = html !== null && (html.text + html.quotedText).length >= plain.trim().length / 2;
  const source = isHtml ? html.text : plain;
  const split = splitQuote(source);
  const quotedText = [split.quoted, isHtml ? html.quotedText : ''].filter((part) => part !== '').join('\n');
  const isOnlyQuote = split.own === '';
  return {
    text: isOnlyQuote ? quotedText : split.own,
    quotedText: isOnlyQuote ? '' : quotedText,
    links: [
      ...(html?.links ?? []),
      ...findTextLinks(split.own, false),
      ...findTextLinks(quotedText, !isOnlyQuote),
    ],
    pictures: html?.pictures ?? 0,
  };
}

interface AttachmentResult {
  readonly attachment: MailAttachment;
  readonly links: readonly MailLink[];
  readonly nested: NestedMail | null;
}

/** A message as it is read, with its body as it was written. */
type NestedMail = Omit<Extract<ReadMail, { readonly ok: true }>, 'ok'>;

async function readAttachment(
  { filename, mimeType, content }: Attachment,
  reader: AttachmentReader,
  depth: number,
): Promise<AttachmentResult> {
  const bytes = contentBytes(content);
  const name = (filename ?? '').slice(0, 500);
  const type = mimeType.toLowerCase();
  const plain = { name, type, size: bytes.length, text: null };
  if (type === 'message/rfc822' || /\.eml$/i.test(name)) {
    return readNestedMessage(plain, bytes, reader, depth);
  }
  try {
    const reading = (await reader({ name, type, bytes })) ?? readTextFile(type, name, bytes);
    if (reading === null) return { attachment: plain, links: [], nested: null };
    if (!reading.ok) return { attachment: { ...plain, unread: reading.unread }, links: [], nested: null };
    return {
      attachment: { ...plain, text: reading.text.slice(0, MAX_TEXT) },
      links: reading.links,
      nested: null,
    };
  } catch {
    return { attachment: { ...plain, unread: 'damaged' }, links: [], nested: null };
  }
}

async function readNestedMessage(
  plain: MailAttachment,
  bytes: Uint8Array,
  reader: AttachmentReader,
  depth: number,
): Promise<AttachmentResult> {
  if (depth >= MAX_MESSAGE_DEPTH)
    return { attachment: { ...plain, unread: 'too-large' }, links: [], nested: null };
  const read = await readNested(bytes, reader, depth + 1);
  if (!read.ok) {
    const unread = read.reason === 'encrypted' ? 'encrypted' : 'damaged';
    return { attachment: { ...plain, unread }, links: [], nested: null };
  }
  const { subject, text, quotedText, links } = read.message;
  const words = [subject, text, quotedText].join('\n').slice(0, MAX_TEXT);
  return {
    attachment: { ...plain, text: words },
    links: links.map((link) => ({ ...link, isQuoted: true })),
    nested: read,
  };
}

function readTextFile(type: string, name: string, bytes: Uint8Array) {
  const isHtml = type === 'text/html' || /\.html?$/i.test(name);
  if (!isHtml && type !== 'text/plain' && type !== 'text/csv') return null;
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_TEXT * 4));
  if (!isHtml) return { ok: true, text, links: [] } as const;
  const html = readHtmlText(text);
  const links = html.links.map((link) => ({ ...link, from: 'attachment' as const }));
  return { ok: true, text: `${html.text}\n${html.quotedText}`, links } as const;
}

function contentBytes(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function firstAddress(address: Address | undefined): MailAddress | null {
  return manyAddresses(address === undefined ? [] : [address]).find((one) => one.address !== '') ?? null;
}

function manyAddresses(addresses: readonly Address[] = []): readonly MailAddress[] {
  const flat: MailAddress[] = [];
  for (const { name, address, group } of addresses) {
    if (flat.length >= MAX_ADDRESSES) break;
    if (group === undefined) flat.push({ name: name.slice(0, 500), address: (address ?? '').slice(0, 320) });
    else flat.push(...manyAddresses(group.slice(0, MAX_ADDRESSES)));
  }
  return flat.slice(0, MAX_ADDRESSES);
}
