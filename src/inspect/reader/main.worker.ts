import { writeHex } from '../../core/hex.ts';
import { fitMailMessage } from '../../messages/fit-mail-message.ts';
import type { FileContent, InspectedFile, ReaderReport, ReadItem } from '../read-item.ts';
import { listAccounts } from './list-accounts.ts';
import { readFile } from './read-file.ts';

/** Reads one file, away from the page, which can end this worker at any time. */
addEventListener('message', (event: MessageEvent<InspectedFile>) => {
  const { name, content } = event.data;
  // Parts of the PDF library talk to each other by messages of their own.
  if (typeof name !== 'string' || !(typeof content === 'string' || content instanceof Blob)) return;
  const report = (what: ReaderReport) => postMessage(what);
  readContent(name, content, (done, total) => report({ kind: 'pages', done, total })).then(
    (item) => report({ kind: 'finished', item }),
    (error: unknown) => {
      // A file that was moved or changed since it was chosen cannot be read any more.
      console.error('reader', error);
      report({ kind: 'finished', item: { kind: 'unreadable', reason: 'damaged' } });
    },
  );
});

async function readContent(
  name: string,
  content: FileContent,
  onPage: (done: number, total: number) => void,
): Promise<ReadItem> {
  const bytes = await readBytes(content);
  const item = await readFile({ name, bytes }, onPage);
  if (item.kind === 'unreadable') return item;
  return {
    ...item,
    message: fitMailMessage(item.message),
    accounts: listAccounts(item),
    sha256: writeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
  };
}

async function readBytes(content: FileContent): Promise<Uint8Array<ArrayBuffer>> {
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  const binary = atob(content);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
