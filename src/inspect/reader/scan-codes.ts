import BarcodeFormat from '@zxing/library/esm/core/BarcodeFormat.js';
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType.js';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js';
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js';

/** Pixels of a picture, as a canvas gives them: red, green, blue, opacity. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** More codes than these on one page are not looked for. */
const MAX_CODES = 4;
const HINTS: ReadonlyMap<DecodeHintType, unknown> = new Map<DecodeHintType, unknown>([
  [DecodeHintType.TRY_HARDER, true],
  [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE]],
]);

/** What the QR codes of a picture say, each once. A code that is found is painted over, so that the next one is. */
export function scanCodes(pixels: Pixels): readonly string[] {
  const { width, height } = pixels;
  const gray = toGray(pixels);
  const texts = new Set<string>();
  for (let round = 0; round < MAX_CODES; round++) {
    const found = findCode(gray, width, height) ?? findCode(invert(gray), width, height);
    if (found === null) break;
    texts.add(found.text);
    paintOver(gray, width, height, found.corners);
  }
  return [...texts];
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

function findCode(
  gray: Uint8ClampedArray,
  width: number,
  height: number,
): { readonly text: string; readonly corners: readonly Corner[] } | null {
  try {
    const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(gray, width, height)));
    const result = new QRCodeReader().decode(bitmap, new Map(HINTS));
    return {
      text: result.getText(),
      corners: result.getResultPoints().map((point) => ({ x: point.getX(), y: point.getY() })),
    };
  } catch {
    // The library says by an exception that there is none, or that one cannot be read.
    return null;
  }
}

/** Luma by ITU-R BT.601; what is transparent is paper. */
function toGray({ data, width, height }: Pixels): Uint8ClampedArray {
  const gray = new Uint8ClampedArray(width * height);
  for (let index = 0; index < gray.length; index++) {
    const at = index * 4;
    const luma = (data[at] ?? 0) * 0.299 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;
    const opacity = (data[at + 3] ?? 0) / 255;
    gray[index] = luma * opacity + 255 * (1 - opacity);
  }
  return gray;
}

function invert(gray: Uint8ClampedArray): Uint8ClampedArray {
  return gray.map((value) => 255 - value);
}

/** The corners are the middles of the code's position marks, which are up to a fifth of its width inside. */
function paintOver(gray: Uint8ClampedArray, width: number, height: number, corners: readonly Corner[]): void {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const margin = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) * 0.3;
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const right = Math.min(width, Math.ceil(Math.max(...xs) + margin));
  const bottom = Math.min(height, Math.ceil(Math.max(...ys) + margin));
  for (let y = Math.max(0, Math.floor(Math.min(...ys) - margin)); y < bottom; y++) {
    gray.fill(255, y * width + left, y * width + right);
  }
}
