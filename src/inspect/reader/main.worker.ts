import type { InspectedFile, ReaderReport } from '../read-item.ts';
import { readFile } from './read-file.ts';

/** Reads one file, away from the page, which can end this worker at any time. */
addEventListener('message', (event: MessageEvent<InspectedFile>) => {
  const { name, bytes } = event.data;
  // Parts of the PDF library talk to each other by messages of their own.
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) return;
  const report = (what: ReaderReport) => postMessage(what);
  readFile({ name, bytes }, (done, total) => report({ kind: 'pages', done, total })).then(
    (item) => report({ kind: 'finished', item }),
    (error: unknown) => {
      console.error('reader', error);
      report({ kind: 'finished', item: { kind: 'unreadable', reason: 'damaged' } });
    },
  );
});
