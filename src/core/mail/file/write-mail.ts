/** One part of a message that is written. */
export type MailPart =
  | { readonly kind: 'body'; readonly type: string; readonly content: Uint8Array }
  | {
      readonly kind: 'file';
      /** Media type. */
      readonly type: string;
      readonly name: string;
      readonly content: Uint8Array;
      /** What `cid:` links of the body name it by. */
      readonly id?: string;
    };

/** Lines of base64: 57 bytes become 76 characters (RFC 2045, 6.8). */
const LINE_BYTES = 57;
const OUTER = '=_outer_of_this_file_=';
const INNER = '=_bodies_of_this_file_=';

/**
 * Writes a message (RFC 5322, 2045) from its headers and parts: bodies are alternatives of each other, files follow.
 * Everything is in base64, where no boundary can occur.
 * @param headers whole lines, folded, without those that describe a body
 */
export function writeMail(headers: readonly string[], parts: readonly MailPart[]): Uint8Array {
  const bodies = parts.filter((part) => part.kind === 'body');
  const files = parts.filter((part) => part.kind === 'file');
  const pieces: (string | Uint8Array)[] = [
    ...headers.map((line) => `${line.replace(/\r?\n/g, '\r\n')}\r\n`),
    `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="${OUTER}"\r\n\r\n`,
    `--${OUTER}\r\nContent-Type: multipart/alternative; boundary="${INNER}"\r\n\r\n`,
    ...bodies.flatMap((part) => [
      `--${INNER}\r\nContent-Type: ${oneLine(part.type)}\r\n`,
      ...writeContent(part),
    ]),
    `--${INNER}--\r\n`,
    ...files.flatMap((part) => [
      `--${OUTER}\r\nContent-Type: ${oneLine(part.type)}\r\n`,
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(wellFormed(part.name))}\r\n`,
      ...(part.id === undefined ? [] : [`Content-ID: <${oneLine(part.id)}>\r\n`]),
      ...writeContent(part),
    ]),
    `--${OUTER}--\r\n`,
  ];
  return joinPieces(pieces);
}

function writeContent({ content }: MailPart): readonly (string | Uint8Array)[] {
  return ['Content-Transfer-Encoding: base64\r\n\r\n', encodeLines(content), '\r\n'];
}

/** Half of a pair of surrogates cannot be written. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ').slice(0, 500);
}

function encodeLines(content: Uint8Array): Uint8Array {
  const lines = Math.ceil(content.length / LINE_BYTES);
  const output = new Uint8Array(Math.ceil(content.length / 3) * 4 + lines * 2);
  let at = 0;
  for (let start = 0; start < content.length; start += LINE_BYTES) {
    const line = btoa(String.fromCharCode(...content.subarray(start, start + LINE_BYTES)));
    for (let index = 0; index < line.length; index++) output[at++] = line.charCodeAt(index);
    output[at++] = 13;
    output[at++] = 10;
  }
  return output.subarray(0, at);
}

function joinPieces(pieces: readonly (string | Uint8Array)[]): Uint8Array {
  const encoder = new TextEncoder();
  const encoded = pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece));
  const joined = new Uint8Array(encoded.reduce((total, piece) => total + piece.length, 0));
  let at = 0;
  for (const piece of encoded) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
