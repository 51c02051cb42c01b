import type { OpenMessage } from '../../src/content/mail/read/open-message.ts';
import { readOpenMessages } from '../../src/content/mail/read/read-open-messages.ts';
import { readAdapters } from '../../src/core/list/adapters-file.ts';
import { chooseAdapters, mergeAdapters } from '../../src/core/mail/adapter-choice.ts';

/** What was read of a page, without its elements, so that it can leave the browser. */
export interface PageReading {
  /** The adapter that found something; null where none did. */
  readonly adapter: string | null;
  readonly open: readonly (Pick<OpenMessage, 'id' | 'message' | 'state' | 'problem'> & {
    /** Names of the elements that notices and marks go to. */
    readonly body: string;
    readonly marked: readonly string[];
    readonly attached: readonly string[];
    readonly roots: number;
  })[];
  /** Milliseconds of the fastest of ten readings. */
  readonly ms: number;
}

/** Reads the page that it runs in, as our script does. @param file the packaged adapters as JSON */
export function readPage(file: string, hostname: string): PageReading {
  const read = readAdapters(JSON.parse(file));
  if (!read.ok) throw new Error(read.problem);
  for (const adapter of chooseAdapters(mergeAdapters([read.file.adapters]), hostname)) {
    const open = readOpenMessages(document, adapter);
    if (open.length === 0) continue;
    const times = Array.from({ length: 10 }, () => {
      const began = performance.now();
      readOpenMessages(document, adapter);
      return performance.now() - began;
    });
    return { adapter: adapter.id, open: open.map(describe), ms: Math.min(...times) };
  }
  return { adapter: null, open: [], ms: 0 };
}

function describe({
  id,
  message,
  body,
  links,
  attachments,
  state,
  problem,
  roots,
}: OpenMessage): PageReading['open'][number] {
  return {
    id,
    message,
    state,
    problem,
    body: nameElement(body),
    marked: links.map(({ element }) => nameElement(element)),
    attached: attachments.map(({ element }) => nameElement(element)),
    roots: roots.length,
  };
}

function nameElement(element: Element): string {
  return element.id === '' ? element.localName : `${element.localName}#${element.id}`;
}

/** Shows views in the page that it runs in, one after the other, and reads each with the generic adapter. @returns for each the senders' addresses and the links, of all messages that are open */
export function readViews(
  file: string,
  views: string,
): readonly { readonly senders: readonly string[]; readonly links: readonly string[] }[] {
  const read = readAdapters(JSON.parse(file));
  if (!read.ok) throw new Error(read.problem);
  const [generic] = chooseAdapters(mergeAdapters([read.file.adapters]), 'mail.any.example').filter(
    ({ id }) => id === 'generic',
  );
  if (generic === undefined) throw new Error('there is no generic adapter');
  return (JSON.parse(views) as readonly { readonly html: string; readonly framed: string | null }[]).map(
    ({ html, framed }) => {
      document.body.innerHTML = html;
      const inside = (document.getElementById('frame') as HTMLIFrameElement | null)?.contentDocument;
      if (framed !== null && inside != null) inside.body.innerHTML = framed;
      const open = readOpenMessages(document, generic);
      return {
        senders: open.map(({ message }) => message.from?.address ?? ''),
        links: open.flatMap(({ message }) => message.links.map(({ href }) => href)),
      };
    },
  );
}
