import { type InspectedFile, type PageProgress, type ReadItem, readReport } from './read-item.ts';
import readerAddress from './reader/main.worker.ts?worker&url';

/** A file of which nothing is heard for this long is given up. In milliseconds. */
const PATIENCE = 45_000;

/** Trusted types, which not every browser has that Cordon runs in. */
interface ScriptAddressPolicy {
  createScriptURL(address: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptAddressPolicy): ScriptAddressPolicy;
}
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

/** The page's policy allows one script to be started by its address, under this name: the reader. */
const policy = trustedTypes?.createPolicy('cordon-reader', {
  createScriptURL: (address) => {
    if (address !== readerAddress) throw new TypeError('not the reader');
    return address;
  },
});

/**
 * Reads a file in a worker of its own. When `signal` aborts, the worker is ended, whatever it is at.
 * @param onProgress told after each page of a PDF
 * @returns null where it was cancelled
 */
export function readInWorker(
  file: InspectedFile,
  signal: AbortSignal,
  onProgress: (progress: PageProgress) => void,
): Promise<ReadItem | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve) => {
    const worker = new Worker(policy?.createScriptURL(readerAddress) ?? readerAddress, { type: 'module' });
    let timer = setTimeout(giveUp, PATIENCE);
    const finish = (item: ReadItem | null) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(item);
    };
    function giveUp(): void {
      finish({ kind: 'unreadable', reason: 'too-large' });
    }
    signal.addEventListener('abort', () => finish(null), { once: true });
    worker.addEventListener('error', () => finish({ kind: 'unreadable', reason: 'damaged' }));
    worker.addEventListener('message', (event: MessageEvent<unknown>) => {
      const report = readReport(event.data);
      if (report === null) return;
      if (report.kind === 'finished') {
        finish(report.item);
        return;
      }
      onProgress(report);
      clearTimeout(timer);
      timer = setTimeout(giveUp, PATIENCE);
    });
    worker.postMessage(file);
  });
}
