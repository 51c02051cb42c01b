import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { MailLink } from '../../src/core/mail/message.ts';
import type { AttachmentReading } from '../../src/core/mail/mime/attachment-reader.ts';

/** What is read of one file: an invoice has a few pages. */
const MAX_PAGES = 20;
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_MS = 4_000;

/** The text of a PDF and the addresses that it links to, in bounded time. */
export async function readPdf(bytes: Uint8Array): Promise<AttachmentReading> {
  if (bytes.length > MAX_BYTES) return { ok: false, unread: 'too-large' };
  const loading = getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<AttachmentReading>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, unread: 'too-large' }), MAX_MS);
  });
  try {
    return await Promise.race([readPages(loading), late]);
  } catch (error) {
    return {
      ok: false,
      unread: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged',
    };
  } finally {
    clearTimeout(timer);
    await loading.destroy().catch(() => undefined);
  }
}

async function readPages(loading: ReturnType<typeof getDocument>): Promise<AttachmentReading> {
  const document = await loading.promise;
  const parts: string[] = [];
  const links: MailLink[] = [];
  for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES); number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) parts.push(item.str, item.hasEOL ? '\n' : ' ');
    parts.push('\n\n');
    for (const annotation of await page.getAnnotations()) links.push(...linkOf(annotation));
    page.cleanup();
  }
  const text = parts.join('').replace(/ +/g, ' ').trim();
  // A scanned page has no text: that is not the same as saying nothing.
  return text === '' ? { ok: false, unread: 'unknown-format' } : { ok: true, text, links };
}

function linkOf(annotation: unknown): readonly MailLink[] {
  const url =
    typeof annotation === 'object' && annotation !== null && 'url' in annotation ? annotation.url : undefined;
  if (typeof url !== 'string') return [];
  return [{ text: url, href: url, from: 'attachment', isQuoted: false, isHidden: false }];
}
