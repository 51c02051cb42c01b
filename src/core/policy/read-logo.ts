import type { ReadText } from './support.ts';

const PICTURE = /^data:image\/(png|jpeg|webp);base64,([a-z0-9+/]+={0,2})$/i;

/**
 * A picture as a data URL. What it shows is not looked at, but its beginning and its end: a file that was cut off, or is of
 * another kind than it says, is refused here and not on the warning. No SVG: it can hold more than a picture.
 */
export function readLogo(text: string): ReadText {
  const [, type = '', base64 = ''] = PICTURE.exec(text.replace(/\s/g, '')) ?? [];
  if (base64 === '') return { ok: false, reason: 'not-a-picture' };
  const bytes = decode(base64);
  if (bytes === null || !isWhole(type.toLowerCase(), bytes)) return { ok: false, reason: 'damaged-picture' };
  return { ok: true, text: `data:image/${type.toLowerCase()};base64,${base64}` };
}

function decode(base64: string): string | null {
  try {
    return atob(base64);
  } catch {
    return null;
  }
}

/** @param bytes one character each */
function isWhole(type: string, bytes: string): boolean {
  switch (type) {
    case 'png':
      // Signature and first chunk, last chunk with its checksum: https://www.w3.org/TR/png-3/#5Chunk-layout
      return bytes.startsWith('\x89PNG\r\n\x1a\n\0\0\0\rIHDR') && bytes.endsWith('\0\0\0\0IEND\xaeB`\x82');
    case 'jpeg':
      return bytes.startsWith('\xff\xd8\xff') && bytes.endsWith('\xff\xd9');
    default:
      return bytes.startsWith('RIFF') && bytes.startsWith('WEBP', 8) && readLength(bytes) === bytes.length;
  }
}

/** RIFF: the length without its own eight bytes, little-endian. */
function readLength(bytes: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = [4, 5, 6, 7].map((at) => bytes.charCodeAt(at));
  return 8 + a + b * 2 ** 8 + c * 2 ** 16 + d * 2 ** 24;
}
