import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_MAIL_BYTES } from '../../src/core/mail/read-mail.ts';

/** One message as it lies in a file; `bytes` are null where it cannot be read or is too large. */
export interface StoredMail {
  /** Path as given; of a message in an mbox with its number after a `#`, from 1. */
  readonly file: string;
  readonly bytes: Uint8Array | null;
}

const MBOX_START = Buffer.from('From ');

/** The messages in files and folders: each file one message, unless it begins as an mbox (RFC 4155). One at a time in memory. */
export async function* readMailFiles(paths: readonly string[]): AsyncGenerator<StoredMail> {
  for (const path of paths) {
    const stats = await stat(path).catch(() => null);
    if (stats === null) yield { file: path, bytes: null };
    else if (stats.isDirectory()) {
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
      yield* readMailFiles(names.map((name) => join(path, name)));
    } else yield* readMailFile(path, stats.size);
  }
}

async function* readMailFile(path: string, size: number): AsyncGenerator<StoredMail> {
  if (await isMbox(path)) yield* readMbox(path);
  else if (size > MAX_MAIL_BYTES) yield { file: path, bytes: null };
  else yield { file: path, bytes: await readFile(path).catch(() => null) };
}

async function isMbox(path: string): Promise<boolean> {
  try {
    for await (const chunk of createReadStream(path, { end: 199 })) {
      return /^From \S*.* \d{4}\r?\n/.test(String(chunk));
    }
  } catch {
    return false;
  }
  return false;
}

async function* readMbox(path: string): AsyncGenerator<StoredMail> {
  let number = 0;
  for await (const bytes of splitMbox(createReadStream(path))) yield { file: `${path}#${++number}`, bytes };
}

/** Bytes in which a line that begins a message, and the empty one before it, are known for what they are. */
const LOOK_AHEAD = 204;
const LOOK_BACK = 4;

/**
 * Cuts at lines that begin with `From ` after an empty line; the first line of each is not the message's. Null for one
 * that is too large. Each byte is searched once and copied twice, whatever the size of a message.
 */
export async function* splitMbox(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array | null> {
  let message = new OpenMail();
  let window: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    window = Buffer.concat([window, chunk]);
    for (let next = findNext(window); next >= 0; next = findNext(window)) {
      if (next > window.length - LOOK_AHEAD) break;
      message.add(window.subarray(0, next));
      yield message.finish();
      message = new OpenMail();
      window = window.subarray(next);
    }
    const done = Math.max(0, window.length - LOOK_AHEAD - LOOK_BACK);
    message.add(window.subarray(0, done));
    window = window.subarray(done);
  }
  for (let next = findNext(window); next >= 0; next = findNext(window)) {
    message.add(window.subarray(0, next));
    yield message.finish();
    message = new OpenMail();
    window = window.subarray(next);
  }
  message.add(window);
  if (message.size > 0) yield message.finish();
}

/** A message whose end was not seen yet. One that is too large is let go as it comes. */
class OpenMail {
  readonly #parts: Buffer[] = [];
  size = 0;

  add(part: Buffer): void {
    this.size += part.length;
    if (this.size > MAX_MAIL_BYTES) this.#parts.length = 0;
    else this.#parts.push(part);
  }

  finish(): Uint8Array | null {
    return this.size > MAX_MAIL_BYTES ? null : withoutFirstLine(Buffer.concat(this.#parts));
  }
}

/** Where the next message begins; the first one of a window begins at its front. */
function findNext(bytes: Buffer): number {
  for (let at = bytes.indexOf(MBOX_START, 1); at >= 0; at = bytes.indexOf(MBOX_START, at + 1)) {
    const before = bytes.toString('latin1', Math.max(0, at - LOOK_BACK), at);
    const line = bytes.toString('latin1', at, at + 200).split('\n', 1)[0] ?? '';
    if (/\n\r?\n$/.test(before) && /\d{4}\s*$/.test(line)) return at;
  }
  return -1;
}

function withoutFirstLine(bytes: Buffer): Uint8Array {
  return bytes.subarray(bytes.indexOf(0x0a) + 1);
}
