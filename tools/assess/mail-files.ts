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
  for await (const bytes of splitMbox(createReadStream(path))) {
    number++;
    yield { file: `${path}#${number}`, bytes: bytes.length > MAX_MAIL_BYTES ? null : bytes };
  }
}

/** Cuts at lines that begin with `From ` after an empty line; the first line of each is not the message's. */
async function* splitMbox(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    for (let next = findNext(rest); next >= 0; next = findNext(rest)) {
      yield withoutFirstLine(rest.subarray(0, next));
      rest = rest.subarray(next);
    }
  }
  if (rest.length > 0) yield withoutFirstLine(rest);
}

function findNext(bytes: Buffer): number {
  for (let at = bytes.indexOf(MBOX_START, 1); at >= 0; at = bytes.indexOf(MBOX_START, at + 1)) {
    const before = bytes.toString('latin1', Math.max(0, at - 4), at);
    const line = bytes.toString('latin1', at, at + 200).split('\n', 1)[0] ?? '';
    if (/\n\r?\n$/.test(before) && /\d{4}\s*$/.test(line)) return at;
  }
  return -1;
}

function withoutFirstLine(bytes: Buffer): Uint8Array {
  return bytes.subarray(bytes.indexOf(0x0a) + 1);
}
