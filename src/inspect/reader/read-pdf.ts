import './later-built-ins.ts';
import 'pdfjs-dist/build/pdf.worker.mjs';
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist';
import { scanCodes } from './scan-codes.ts';

/** What a PDF says. */
export type PdfReading =
  | {
      readonly ok: true;
      readonly text: string;
      /** Where it leads: as written. */
      readonly links: readonly string[];
      /** What its QR codes say. */
      readonly codes: readonly string[];
      readonly pages: number;
      /** Fewer than there are where it has more than are read. */
      readonly pagesRead: number;
    }
  | { readonly ok: false; readonly reason: 'encrypted' | 'damaged' };

/** An invoice has a few; a contract some hundreds. */
const MAX_PAGES = 600;
/** Codes stand on the first pages or the last; so many of each are looked at. */
const FIRST_PAGES = 16;
const LAST_PAGES = 4;
/** Each page that is drawn takes up to a second. */
const MAX_DRAWN = 12;
const MAX_TEXT = 400_000;
const MAX_LINKS = 1000;
/** Width that a page is drawn in, in pixels: a code of 46 mm on A4 (the Swiss QR bill's) becomes 330 wide. */
const DRAWN_WIDTH = 1500;
const MAX_DRAWN_HEIGHT = 3000;
/** A picture inside of more pixels is left out by the library. */
const MAX_IMAGE_PIXELS = 30_000_000;
/** Numbers of paths: a code of 21 × 21 modules that is drawn has about 200 squares, of ten numbers each. */
const MIN_PATH = 1000;

/**
 * Reads text, links and QR codes. Nothing is fetched: fonts and character maps that a PDF does not bring are not there.
 * @param onPage told after each page: how many are done, and of how many
 */
export async function readPdf(
  bytes: Uint8Array,
  onPage: (done: number, total: number) => void,
): Promise<PdfReading> {
  // The library keeps the bytes it is given; they are the caller's.
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    isImageDecoderSupported: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    ownerDocument: {} as HTMLDocument,
    CanvasFactory: OffscreenCanvases,
    FilterFactory: NoFilters,
  });
  try {
    return await readPages(await task.promise, onPage);
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, reason: isEncrypted ? 'encrypted' : 'damaged' };
  } finally {
    await task.destroy();
  }
}

async function readPages(
  pdf: PDFDocumentProxy,
  onPage: (done: number, total: number) => void,
): Promise<PdfReading> {
  const last = Math.min(pdf.numPages, MAX_PAGES);
  const texts: string[] = [];
  const links: string[] = [];
  const codes = new Set<string>();
  let length = 0;
  let drawn = 0;
  for (let number = 1; number <= last && length < MAX_TEXT; number++) {
    const page = await pdf.getPage(number);
    const text = await readText(page);
    texts.push(text);
    length += text.length;
    if (links.length < MAX_LINKS) links.push(...(await readLinks(page)));
    const isAtEdge = number <= FIRST_PAGES || number > last - LAST_PAGES;
    if (isAtEdge && drawn < MAX_DRAWN && (await mayHoldCode(page))) {
      drawn += 1;
      for (const code of await readCodes(page)) codes.add(code);
    }
    page.cleanup();
    onPage(number, last);
  }
  return {
    ok: true,
    text: texts.join('\n\n').slice(0, MAX_TEXT),
    links: links.slice(0, MAX_LINKS),
    codes: [...codes],
    pages: pdf.numPages,
    pagesRead: texts.length,
  };
}

async function readText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

async function readLinks(page: PDFPageProxy): Promise<readonly string[]> {
  const annotations: readonly { readonly unsafeUrl?: unknown; readonly url?: unknown }[] =
    await page.getAnnotations();
  return annotations
    .map(({ unsafeUrl, url }) => unsafeUrl ?? url)
    .filter((address): address is string => typeof address === 'string' && address !== '');
}

const PICTURES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
]);

/** A code is a picture, or is drawn of many small squares. */
async function mayHoldCode(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList();
  if (fnArray.some((operation) => PICTURES.has(operation))) return true;
  let length = 0;
  for (const [index, operation] of fnArray.entries()) {
    if (operation === OPS.constructPath) length += measurePath(argsArray[index]);
  }
  return length >= MIN_PATH;
}

/** How many numbers a path is made of: its arguments are the operation, a list with the numbers, and its bounds. */
function measurePath(path: unknown): number {
  const numbers: unknown = Array.isArray(path) && Array.isArray(path[1]) ? path[1][0] : null;
  return ArrayBuffer.isView(numbers) ? numbers.byteLength / Float32Array.BYTES_PER_ELEMENT : 0;
}

async function readCodes(page: PDFPageProxy): Promise<readonly string[]> {
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(DRAWN_WIDTH / plain.width, MAX_DRAWN_HEIGHT / plain.height);
  const viewport = page.getViewport({ scale });
  const { canvas, context } = new OffscreenCanvases().create(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  );
  if (context === null) return [];
  // The library draws on either kind of canvas; its types know only the one of a document.
  const canvasContext = context as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport }).promise.catch(() => {});
  return scanCodes(context.getImageData(0, 0, canvas.width, canvas.height));
}

interface CanvasAndContext {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D | null;
}

/** The canvases of a worker, where there is no document to make them. */
class OffscreenCanvases {
  create(width: number, height: number): CanvasAndContext {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }

  reset({ canvas }: CanvasAndContext, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }

  destroy({ canvas }: CanvasAndContext): void {
    canvas.width = 0;
    canvas.height = 0;
  }
}

/** Colour filters are made of a document's elements; codes are read without. */
class NoFilters {
  addFilter(): string {
    return 'none';
  }

  addHCMFilter(): string {
    return 'none';
  }

  addAlphaFilter(): string {
    return 'none';
  }

  addLuminosityFilter(): string {
    return 'none';
  }

  addHighlightHCMFilter(): string {
    return 'none';
  }

  destroy(): void {}
}
