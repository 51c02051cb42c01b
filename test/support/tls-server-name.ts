const HANDSHAKE = 0x16;
const CLIENT_HELLO = 1;
const SERVER_NAME = 0;

/**
 * The host that a TLS client asks for, from the first bytes it sends (RFC 8446 § 4.1.2, RFC 6066 § 3).
 * @returns null where the bytes are no TLS handshake; '' where it names no host
 */
export function readServerName(bytes: Buffer): string | null {
  if (bytes[0] !== HANDSHAKE) return null;
  if (bytes[5] !== CLIENT_HELLO) return '';
  // Record header 5, handshake header 4, version 2, random 32.
  let at = 43;
  at += 1 + readNumber(bytes, at, 1);
  at += 2 + readNumber(bytes, at, 2);
  at += 1 + readNumber(bytes, at, 1);
  const end = at + 2 + readNumber(bytes, at, 2);
  at += 2;
  while (at + 4 <= Math.min(end, bytes.length)) {
    const type = readNumber(bytes, at, 2);
    const length = readNumber(bytes, at + 2, 2);
    // The extension holds a list (2), an entry's type (1) and the name's length (2).
    if (type === SERVER_NAME) return bytes.toString('latin1', at + 9, at + 4 + length).toLowerCase();
    at += 4 + length;
  }
  return '';
}

function readNumber(bytes: Buffer, at: number, size: number): number {
  return at + size <= bytes.length ? bytes.readUIntBE(at, size) : 0;
}
