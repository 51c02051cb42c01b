import { readImageSize } from '../../core/mail/file/image-size.ts';
import { scanCodes } from './scan-codes.ts';

/** More pixels than these are not unpacked: four bytes each. */
const MAX_PIXELS = 60_000_000;
/** Longest side that codes are looked for on, in pixels; a photo of a bill has one of about a third of its width. */
const MAX_SIDE = 2000;

export type PictureReading =
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large' };

/** Reads the QR codes of a picture. */
export async function readPicture(bytes: Uint8Array): Promise<PictureReading> {
  const size = readImageSize(bytes);
  if (size === null) return { ok: false, reason: 'damaged' };
  if (size.width * size.height > MAX_PIXELS) return { ok: false, reason: 'too-large' };
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)])).catch(() => null);
  if (bitmap === null) return { ok: false, reason: 'damaged' };
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const pixels = context?.getImageData(0, 0, width, height);
  return { ok: true, codes: pixels === undefined ? [] : scanCodes(pixels) };
}
