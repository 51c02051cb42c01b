// Reads PDFs on a thread of its own, so that one that never ends can be ended. Plain JavaScript, because a thread
// starts without the loader that the tools run under.
import { parentPort } from 'node:worker_threads';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What is read of one file: an invoice has a few pages. */
const MAX_PAGES = 20;

parentPort?.on('message', async (/** @type {Uint8Array} */ bytes) => {
  parentPort?.postMessage(await readBytes(bytes));
});
parentPort?.postMessage('ready');

/** @param {Uint8Array} bytes @returns the text and the addresses that it links to, or why there are none */
async function readBytes(bytes) {
  const loading = getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await readPages(loading);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, unread: isLocked ? 'encrypted' : 'damaged' };
  } finally {
    await loading.destroy().catch(() => undefined);
  }
}

/** @param {ReturnType<typeof getDocument>} loading */
async function readPages(loading) {
  const document = await loading.promise;
  const parts = [];
  const urls = [];
  for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES); number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) parts.push(item.str, item.hasEOL ? '\n' : ' ');
    parts.push('\n\n');
    for (const annotation of await page.getAnnotations())
      if (typeof annotation?.url === 'string') urls.push(annotation.url);
    page.cleanup();
  }
  const text = parts.join('').replace(/ +/g, ' ').trim();
  // A scanned page has no text: that is not the same as saying nothing.
  return text === '' ? { ok: false, unread: 'unknown-format' } : { ok: true, text, urls };
}
