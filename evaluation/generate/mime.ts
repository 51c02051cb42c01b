/** A header's value: encoded words (RFC 2047, base64) where it is not ASCII. */
export function encodeHeader(text: string): string {
  if (isAscii(text)) return text;
  const words = splitCharacters(text, 36).map(
    (part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`,
  );
  return words.join('\r\n ');
}

/** `Name <address>` or an address alone, with its name quoted or encoded as it needs. */
export function encodeAddress(text: string): string {
  const match = /^(.*?)\s*<([^<>]*)>$/.exec(text);
  if (match === null) return text;
  const [, written = '', address = ''] = match;
  const name = written.replace(/^"(.*)"$/, '$1');
  if (name === '') return `<${address}>`;
  if (!isAscii(name)) return `${encodeHeader(name)} <${address}>`;
  return /^[\w .'-]+$/.test(name) ? `${name} <${address}>` : `"${name}" <${address}>`;
}

/** Quoted-printable (RFC 2045, 6.7) of UTF-8 text with LF line ends. */
export function encodeQuotedPrintable(text: string): string {
  return text.split('\n').map(encodeLine).join('\r\n');
}

export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(/(.{76})(?=.)/g, '$1\r\n');
}

function encodeLine(line: string): string {
  let encoded = '';
  let width = 0;
  for (const byte of Buffer.from(line)) {
    const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d;
    const piece = isPlain
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (width + piece.length > 75) {
      encoded += '=\r\n';
      width = 0;
    }
    encoded += piece;
    width += piece.length;
  }
  return encoded.endsWith(' ') ? `${encoded.slice(0, -1)}=20` : encoded;
}

function splitCharacters(text: string, size: number): string[] {
  const characters = [...text];
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += size) parts.push(characters.slice(at, at + size).join(''));
  return parts;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
