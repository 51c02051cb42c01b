import type { Cast } from './cast.ts';
import { encodeAddress, encodeBase64, encodeHeader, encodeQuotedPrintable } from './mime.ts';
import type { Occasion } from './occasion.ts';
import type { Random } from './random.ts';
import { formatMailDate, writeTraceHeaders } from './trace-headers.ts';
import { writeHtml, writePlain } from './write-body.ts';
import { writePdf } from './write-pdf.ts';
import { writePicture } from './write-picture.ts';

/** A template with a case's values in it. */
export interface FilledTemplate {
  readonly fields: ReadonlyMap<string, string>;
  /** With the quoted thread. */
  readonly text: string;
  readonly parts: ReadonlyMap<string, string>;
}

interface Part {
  readonly headers: readonly string[];
  readonly body: string;
}

/** The message as a file, with CRLF line ends. */
export function writeMessage(
  filled: FilledTemplate,
  cast: Cast,
  occasion: Occasion,
  random: Random,
): Uint8Array {
  const headers = writeHeaders(filled.fields, cast, occasion, random);
  const body = writeContent(filled, random);
  const lines = [...headers, 'MIME-Version: 1.0', ...body.headers, '', body.body, ''];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

function writeHeaders(
  fields: ReadonlyMap<string, string>,
  cast: Cast,
  occasion: Occasion,
  random: Random,
): string[] {
  const from = readField(fields, 'From');
  const fromDomain = /@([^@<>]+)>?$/.exec(from)?.[1] ?? '';
  const to = fields.get('To') ?? cast.slots.get('clerk') ?? '';
  const auth = fields.get('Auth') ?? 'pass';
  const host = auth.split(' ')[1] ?? fromDomain;
  const trace = writeTraceHeaders(
    {
      fromDomain,
      ownDomain: cast.own.domain,
      recipient: cast.addresses.get('clerk') ?? '',
      via: fields.get('Via') ?? `${random.pick(['mail', 'smtp', 'out1', 'mx'])}.${host}`,
      computer:
        fields.get('Computer') ??
        random.pick(['DESKTOP-7Q2KD1P', 'LAPTOP-M03', 'webmail', 'outlook', 'localhost']),
      auth,
      sentAt: occasion.sentAt,
    },
    random,
  );
  const idDomain = fields.get('Id') ?? fromDomain;
  const headers = [...trace, `From: ${encodeAddress(from)}`, `To: ${encodeList(to)}`];
  for (const name of ['Cc', 'Reply-To', 'Sender']) {
    const value = fields.get(name);
    if (value !== undefined && value !== '') headers.push(`${name}: ${encodeList(value)}`);
  }
  headers.push(
    `Subject: ${encodeHeader(readField(fields, 'Subject'))}`,
    `Date: ${formatMailDate(occasion.sentAt)}`,
  );
  headers.push(`Message-ID: <${random.token(18)}@${idDomain}>`);
  if (fields.get('Thread') === 'yes') {
    const earlier = `<${random.token(18)}@${cast.own.domain}>`;
    headers.push(`In-Reply-To: ${earlier}`, `References: <${random.token(18)}@${fromDomain}> ${earlier}`);
  }
  for (const [name, value] of fields)
    if (name.startsWith('+')) headers.push(`${name.slice(1)}: ${encodeHeader(value)}`);
  return headers;
}

function encodeList(list: string): string {
  return list.split(/,\s*/).map(encodeAddress).join(', ');
}

function readField(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name);
  if (value === undefined || value === '') throw new Error(`a template without ${name}`);
  return value;
}

function writeContent(filled: FilledTemplate, random: Random): Part {
  const format = filled.fields.get('Format') ?? random.pick(['plain', 'html', 'both', 'both', 'table']);
  const picture = format === 'picture' ? `image001@${random.token(8)}` : null;
  const main = writeText(filled.text, format, picture, random);
  const attachments = (filled.fields.get('Attach') ?? '').split(/,\s*/).filter((name) => name !== '');
  const pictures = picture === null ? [] : [writeInlinePicture(picture, random)];
  const files = attachments.map((name) => writeAttachment(name, filled.parts, random));
  if (pictures.length + files.length === 0) return main;
  return wrapParts(
    picture !== null && files.length === 0 ? 'related' : 'mixed',
    [main, ...pictures, ...files],
    random,
  );
}

function writeText(text: string, format: string, picture: string | null, random: Random): Part {
  const plain = writeTextPart('plain', writePlain(text));
  if (format === 'plain') return plain;
  const html = writeTextPart('html', writeHtml(text, format === 'table' || random.chance(0.5), picture));
  return format === 'both' ? wrapParts('alternative', [plain, html], random) : html;
}

function writeTextPart(subtype: string, text: string): Part {
  return {
    headers: [`Content-Type: text/${subtype}; charset=utf-8`, 'Content-Transfer-Encoding: quoted-printable'],
    body: encodeQuotedPrintable(text),
  };
}

function writeInlinePicture(id: string, random: Random): Part {
  return writeFile(
    'image/png',
    'image001.png',
    writePicture(random.integer(500, 620), random.integer(300, 420)),
    [`Content-ID: <${id}>`, 'Content-Disposition: inline; filename="image001.png"'],
  );
}

function writeAttachment(name: string, parts: ReadonlyMap<string, string>, random: Random): Part {
  const disposition = [`Content-Disposition: attachment; filename="${name}"`];
  if (name.endsWith('.pdf'))
    return writeFile('application/pdf', name, writePdf(parts.get('pdf') ?? ''), disposition);
  if (name.endsWith('.png'))
    return writeFile('image/png', name, writePicture(random.integer(500, 620), 400), disposition);
  const content = Buffer.from(parts.get(name.slice(name.lastIndexOf('.') + 1)) ?? '');
  if (name.endsWith('.eml')) return writeEnclosedMessage(name, content, disposition);
  return writeFile('text/xml', name, content, disposition);
}

/** RFC 2046, 5.2.1: a message in a message is never encoded as a whole. */
function writeEnclosedMessage(name: string, content: Buffer, disposition: readonly string[]): Part {
  return {
    headers: [
      `Content-Type: message/rfc822; name="${name}"`,
      'Content-Transfer-Encoding: 8bit',
      ...disposition,
    ],
    body: content.toString('latin1').replace(/\n/g, '\r\n'),
  };
}

function writeFile(type: string, name: string, bytes: Uint8Array, headers: readonly string[]): Part {
  return {
    headers: [`Content-Type: ${type}; name="${name}"`, 'Content-Transfer-Encoding: base64', ...headers],
    body: encodeBase64(bytes),
  };
}

function wrapParts(subtype: string, parts: readonly Part[], random: Random): Part {
  const boundary = `----=_${random.token(20)}`;
  const body = parts
    .map(({ headers, body }) => `--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`)
    .join('');
  return {
    headers: [`Content-Type: multipart/${subtype}; boundary="${boundary}"`],
    body: `${body}--${boundary}--`,
  };
}
