import { openCompoundFile, type Storage } from './compound-file.ts';
import { decompressRtf } from './compressed-rtf.ts';
import { labelOfCodePage, readRtf } from './rtf-content.ts';
import { type MailPart, writeMail } from './write-mail.ts';

/** An Outlook message as an Internet message, so that one reader judges both. */
export type OutlookFile =
  | {
      readonly ok: true;
      readonly mail: Uint8Array;
      /** The headers are those that the message came with; else only what Outlook keeps was put together. */
      readonly hasHeaders: boolean;
    }
  | { readonly ok: false; readonly reason: 'damaged' | 'encrypted' | 'unknown-format' };

/** [MS-OXPROPS], by their tags. */
const PROPERTY = {
  messageClass: '001A',
  subject: '0037',
  sentByName: '0042',
  sentByAddress: '5D02',
  sentByOldAddress: '0065',
  senderName: '0C1A',
  senderAddress: '5D01',
  senderOldAddress: '0C1F',
  headers: '007D',
  text: '1000',
  rtf: '1009',
  html: '1013',
  messageId: '1035',
  name: '3001',
  oldAddress: '3003',
  address: '39FE',
  data: '3701',
  fileName: '3704',
  longFileName: '3707',
  type: '370E',
  contentId: '3712',
} as const;
/** In the fixed-size properties: [MS-OXMSG] 2.4. */
const SUBMITTED = 0x0039;
const DELIVERED = 0x0e06;
const RECIPIENT_KIND = 0x0c15;
const CODE_PAGE = 0x3fde;
const MESSAGE_CODE_PAGE = 0x3ffd;
const MAX_ATTACHMENTS = 500;
const MAX_RECIPIENTS = 10_000;
/** Between 1601 and 1970, in tenths of microseconds. */
const FILE_TIME_START = 116_444_736_000_000_000n;

/** Reads an Outlook message file (`.msg`, [MS-OXMSG]). */
export function readOutlookFile(bytes: Uint8Array): OutlookFile {
  const root = openCompoundFile(bytes);
  if (root === null) return { ok: false, reason: 'damaged' };
  // Word and Excel files are compound files too.
  if (!root.streams.has('__properties_version1.0')) return { ok: false, reason: 'unknown-format' };
  return readMessage(root, 32, 0);
}

/** @param fixedAt where the fixed-size properties begin: 32 at the top, 24 in an embedded message */
function readMessage(storage: Storage, fixedAt: number, depth: number): OutlookFile {
  const properties = new Properties(storage, fixedAt);
  // A clear-signed one is readable: its message is an attachment of type multipart/signed.
  if (/^IPM\.Note\.SMIME$/i.test(properties.text(PROPERTY.messageClass)) && !hasText(properties)) {
    return { ok: false, reason: 'encrypted' };
  }
  const kept = readHeaders(properties.text(PROPERTY.headers));
  const headers = kept.length > 0 ? kept : composeHeaders(storage, properties);
  const parts = [...readBodies(properties), ...readAttachments(storage, depth)];
  return { ok: true, mail: writeMail(headers, parts), hasHeaders: kept.length > 0 };
}

function hasText(properties: Properties): boolean {
  return [PROPERTY.text, PROPERTY.html, PROPERTY.rtf].some((tag) => properties.has(tag));
}

/** The headers that the message came with, without those that describe a body that is written anew. */
function readHeaders(text: string): readonly string[] {
  const lines = text.replace(/\r\n?/g, '\n').split(/\n(?![ \t])/);
  return lines
    .filter((line) => /^[!-9;-~]+[ \t]*:/.test(line))
    .filter((line) => !/^(content-[\w-]+|mime-version)[ \t]*:/i.test(line));
}

function composeHeaders(storage: Storage, properties: Properties): readonly string[] {
  const from = {
    name: properties.text(PROPERTY.sentByName) || properties.text(PROPERTY.senderName),
    address: pickAddress(properties, [
      PROPERTY.sentByAddress,
      PROPERTY.senderAddress,
      PROPERTY.sentByOldAddress,
      PROPERTY.senderOldAddress,
    ]),
  };
  const recipients = listFolders(storage, '__recip_version1.0_', MAX_RECIPIENTS).map((folder) => {
    const of = new Properties(folder, 8);
    const mailbox = {
      name: of.text(PROPERTY.name),
      address: pickAddress(of, [PROPERTY.address, PROPERTY.oldAddress]),
    };
    return { kind: of.number(RECIPIENT_KIND), text: writeMailbox(mailbox) };
  });
  const named = (kind: number) => recipients.filter((one) => one.kind === kind).map(({ text }) => text);
  const time = properties.time(SUBMITTED) ?? properties.time(DELIVERED);
  return [
    `From: ${writeMailbox(from)}`,
    ...listLine('To', named(1)),
    ...listLine('Cc', named(2)),
    `Subject: ${encodeWord(properties.text(PROPERTY.subject))}`,
    ...(time === null ? [] : [`Date: ${time}`]),
    ...listLine(
      'Message-ID',
      [properties.text(PROPERTY.messageId)].filter((id) => id !== ''),
    ),
  ];
}

/** The first that is an address of the Internet: Exchange keeps names of its own directory (`/O=…`) there too. */
function pickAddress(properties: Properties, tags: readonly string[]): string {
  const addresses = tags.map((tag) => properties.text(tag).trim());
  return addresses.find((address) => /^[^\s@<>]+@[^\s@<>]+$/.test(address)) ?? '';
}

function writeMailbox({ name, address }: { readonly name: string; readonly address: string }): string {
  const shown = name === '' || name === address ? '' : encodeWord(name);
  return address === '' ? shown : `${shown} <${address}>`.trim();
}

function listLine(name: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${name}: ${values.join(',\r\n ')}`];
}

/** RFC 2047, in pieces that a line holds; plain words stay. */
function encodeWord(text: string): string {
  const flat = text.replace(/[\r\n\0]+/g, ' ').trim();
  if (/^[A-Za-z0-9 .!?'/+-]*$/.test(flat)) return flat;
  const pieces = flat.match(/.{1,12}/gu) ?? [];
  return pieces.map((piece) => `=?utf-8?B?${encodeBase64(new TextEncoder().encode(piece))}?=`).join('\r\n ');
}

function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function readBodies(properties: Properties): readonly MailPart[] {
  const text = properties.text(PROPERTY.text);
  const html = properties.bytes(PROPERTY.html);
  const rtf = html === null ? decompressRtf(properties.bytes(PROPERTY.rtf) ?? new Uint8Array()) : null;
  const bodies: MailPart[] = [];
  if (text !== '') bodies.push(writeTextPart('text/plain', text));
  if (html !== null) {
    const isUnicode = properties.isUnicode(PROPERTY.html);
    const charset = isUnicode ? 'utf-16le' : properties.charset();
    bodies.push({
      kind: 'body',
      type: `text/html; charset=${charset}`,
      content: dropZeros(html, isUnicode ? 2 : 1),
    });
  } else if (rtf !== null) {
    const { form, content } = readRtf(rtf);
    if (form === 'html') bodies.push(writeTextPart('text/html', content));
    else if (text === '') bodies.push(writeTextPart('text/plain', content));
  }
  return bodies;
}

/** Without the zeros that some programs end a text with. @param width bytes of a unit */
function dropZeros(bytes: Uint8Array, width: number): Uint8Array {
  let end = bytes.length;
  while (end >= width && bytes.subarray(end - width, end).every((byte) => byte === 0)) end -= width;
  return bytes.subarray(0, end);
}

function writeTextPart(type: string, text: string): MailPart {
  return { kind: 'body', type: `${type}; charset=utf-8`, content: new TextEncoder().encode(text) };
}

function readAttachments(storage: Storage, depth: number): readonly MailPart[] {
  return listFolders(storage, '__attach_version1.0_', MAX_ATTACHMENTS).flatMap((folder) => {
    const properties = new Properties(folder, 8);
    const name = properties.text(PROPERTY.longFileName) || properties.text(PROPERTY.fileName);
    const embedded = folder.storages.get(`__substg1.0_${PROPERTY.data}000D`);
    if (embedded !== undefined) {
      const message = readMessage(embedded, 24, depth + 1);
      return message.ok
        ? [{ kind: 'file' as const, type: 'message/rfc822', name, content: message.mail }]
        : [];
    }
    const content = properties.bytes(PROPERTY.data);
    const type = properties.text(PROPERTY.type) || 'application/octet-stream';
    const id = properties.text(PROPERTY.contentId);
    return content === null
      ? []
      : [{ kind: 'file' as const, type, name, content, ...(id === '' ? {} : { id }) }];
  });
}

function listFolders(storage: Storage, prefix: string, limit: number): readonly Storage[] {
  return [...storage.storages]
    .filter(([name]) => name.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([, folder]) => folder);
}

/** The properties of a message, a recipient or an attachment. */
class Properties {
  readonly #storage: Storage;
  readonly #fixed: DataView;
  readonly #fixedAt: number;

  constructor(storage: Storage, fixedAt: number) {
    this.#storage = storage;
    const fixed = storage.streams.get('__properties_version1.0')?.read() ?? new Uint8Array();
    this.#fixed = new DataView(fixed.buffer, fixed.byteOffset, fixed.byteLength);
    this.#fixedAt = fixedAt;
  }

  has(tag: string): boolean {
    return ['001F', '001E', '0102'].some((type) => this.#storage.streams.has(`__substg1.0_${tag}${type}`));
  }

  isUnicode(tag: string): boolean {
    return this.#storage.streams.has(`__substg1.0_${tag}001F`);
  }

  /** Empty where there is none. */
  text(tag: string): string {
    const unicode = this.#read(tag, '001F');
    if (unicode !== null) return new TextDecoder('utf-16le').decode(unicode).replace(/\0+$/, '');
    const narrow = this.#read(tag, '001E');
    return narrow === null ? '' : decodeAs(this.charset(), narrow).replace(/\0+$/, '');
  }

  bytes(tag: string): Uint8Array | null {
    return this.#read(tag, '0102') ?? this.#read(tag, '001F') ?? this.#read(tag, '001E');
  }

  charset(): string {
    return labelOfCodePage(this.number(CODE_PAGE) ?? this.number(MESSAGE_CODE_PAGE) ?? 1252);
  }

  number(id: number): number | null {
    const at = this.#findFixed(id);
    return at === null ? null : this.#fixed.getInt32(at + 8, true);
  }

  /** As a date of RFC 5322; null where there is none. */
  time(id: number): string | null {
    const at = this.#findFixed(id);
    if (at === null) return null;
    const seconds = Number((this.#fixed.getBigUint64(at + 8, true) - FILE_TIME_START) / 10_000_000n);
    return writeDate(seconds);
  }

  #read(tag: string, type: string): Uint8Array | null {
    return this.#storage.streams.get(`__substg1.0_${tag}${type}`)?.read() ?? null;
  }

  /** Each property takes 16 bytes: its type and id, flags, and its value. */
  #findFixed(id: number): number | null {
    for (let at = this.#fixedAt; at + 16 <= this.#fixed.byteLength; at += 16) {
      if (this.#fixed.getUint16(at + 2, true) === id) return at;
    }
    return null;
  }
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** @param seconds since 1970, UTC. Null outside of the years 1970 to 9999 */
function writeDate(seconds: number): string | null {
  if (!(seconds >= 0 && seconds < 253_402_300_800)) return null;
  const { year, month, day } = civilDate(Math.floor(seconds / 86_400));
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${pad((seconds % 86_400) / 3600)}:${pad((seconds % 3600) / 60)}:${pad(seconds % 60)}`;
  return `${day} ${MONTHS[month - 1]} ${year} ${clock} +0000`;
}

/** Days since 1970 as a date of the Gregorian calendar (Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function civilDate(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
