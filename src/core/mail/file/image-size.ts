/** Width and height in pixels, as the file itself says before anything is unpacked. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads how large a picture is when unpacked, from its first bytes: a few kilobytes may unpack to gigabytes.
 * PNG (W3C PNG, 11.2.1), GIF89a, BMP, JPEG (ITU T.81, B.2.2), WebP (RFC 9649). Null where that cannot be told.
 */
export function readImageSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < 30) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.getUint32(0);
  if (start === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (start === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (start >>> 16 === 0x424d) {
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  }
  if (start >>> 16 === 0xffd8) return readJpegSize(view);
  return start === 0x52494646 ? readWebpSize(view) : null;
}

function readJpegSize(view: DataView): ImageSize | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // A frame header: all of C0 to CF but the tables (C4), what is reserved (C8) and arithmetic conditioning (CC).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function readWebpSize(view: DataView): ImageSize | null {
  const chunk = view.getUint32(12);
  const read24 = (at: number) => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
  if (chunk === 0x56503858) return { width: read24(24), height: read24(27) };
  if (chunk === 0x56503820) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk !== 0x5650384c) return null;
  const packed = view.getUint32(21, true);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}
