/**
 * Characters that Safe Browsing's canonical form writes as `%XX`: up to ASCII 32, from 127 on, `#` and `%`.
 */
const MUST_ESCAPE = /[^!-~]|[#%]/;
const MUST_ESCAPE_ALL = /[^!-~]|[#%]/g;

const ESCAPES: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
);

const PERCENT = 0x25;
const CHUNK = 8192;

/** Value of a hexadecimal digit's character code, or -1. */
function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/**
 * Undoes `%XX` again and again until none is left. Takes and returns a byte string (code units 0 to 255).
 *
 * Work is linear in the length, also for `%252525…`, where decoding pass by pass would be quadratic: bytes go
 * on a stack, and each time its top three read `%XX` they are replaced by the byte they stand for, which may
 * complete the next triple. Two triples never overlap (`%` is no hexadecimal digit), so every order of
 * decoding ends in the same text.
 */
export function unescapeRepeatedly(text: string): string {
  const first = text.indexOf('%');
  if (first < 0) return text;
  const stack = new Uint8Array(text.length - first);
  let top = 0;
  for (let index = first; index < text.length; index++) {
    stack[top++] = text.charCodeAt(index);
    while (top >= 3 && stack[top - 3] === PERCENT) {
      const high = hexValue(stack[top - 2] ?? 0);
      const low = hexValue(stack[top - 1] ?? 0);
      if (high < 0 || low < 0) break;
      top -= 2;
      stack[top - 1] = high * 16 + low;
    }
  }
  return text.slice(0, first) + readByteString(stack.subarray(0, top));
}

/** Writes a byte string's characters up to ASCII 32, from 127 on, `#` and `%` as upper-case `%XX`. */
export function escapeBytes(text: string): string {
  if (!MUST_ESCAPE.test(text)) return text;
  return text.replace(MUST_ESCAPE_ALL, escapeByte);
}

/** `%XX` for one character of a byte string. */
export function escapeByte(character: string): string {
  return ESCAPES[character.charCodeAt(0)] ?? '';
}

/** Whether text holds nothing that would have to be decoded or escaped. */
export function isPlain(text: string): boolean {
  return !MUST_ESCAPE.test(text);
}

/**
 * The bytes of text in UTF-8, as a byte string; a lone surrogate becomes U+FFFD. ASCII comes back as it is.
 */
export function encodeUtf8(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : readByteString(new TextEncoder().encode(text));
}

function readByteString(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return text;
}
