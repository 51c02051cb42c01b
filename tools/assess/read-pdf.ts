import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { MailLink } from '../../src/core/mail/message.ts';
import type { AttachmentReading } from '../../src/core/mail/mime/attachment-reader.ts';

const MAX_BYTES = 20 * 1024 * 1024;
/** A kilobyte can unpack to a gigabyte of page, which no library gives up on by itself. */
const MAX_MS = 4_000;
const WORKER = new URL('./pdf-worker.mjs', import.meta.url);

/** The thread that reads, kept for the next file. */
let reader: Worker | null = null;

/**
 * The text of a PDF and the addresses that it links to.
 * @param milliseconds after which reading is ended
 */
export async function readPdf(bytes: Uint8Array, milliseconds = MAX_MS): Promise<AttachmentReading> {
  if (bytes.length > MAX_BYTES) return { ok: false, unread: 'too-large' };
  const worker = reader ?? (await startReader());
  reader = null;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), milliseconds);
  worker.ref();
  try {
    worker.postMessage(new Uint8Array(bytes));
    const [answer] = (await once(worker, 'message', { signal: late.signal })) as [WorkerAnswer];
    worker.unref();
    reader = worker;
    return answer.ok ? { ok: true, text: answer.text, links: answer.urls.map(linkTo) } : answer;
  } catch {
    await worker.terminate();
    return { ok: false, unread: late.signal.aborted ? 'too-large' : 'damaged' };
  } finally {
    clearTimeout(timer);
  }
}

type WorkerAnswer =
  | { readonly ok: true; readonly text: string; readonly urls: readonly string[] }
  | Extract<AttachmentReading, { readonly ok: false }>;

async function startReader(): Promise<Worker> {
  const worker = new Worker(WORKER, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } });
  await once(worker, 'message');
  return worker;
}

function linkTo(url: string): MailLink {
  return { text: url, href: url, from: 'attachment', isQuoted: false, isHidden: false };
}
