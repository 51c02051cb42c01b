import { declareItem } from '../platform/storage-item.ts';

/** What is remembered of pages while their tab is open: in memory only, and gone with the browser. */
export interface PageMarks {
  has(tabId: number, hostname: string): Promise<boolean>;
  put(tabId: number, hostname: string, isMarked: boolean): Promise<void>;
  dropTab(tabId: number): Promise<void>;
}

/** More than a person has tabs; the oldest go first. */
const MOST_MARKS = 500;

/** Pages that say that they were seized, and that no list confirms. */
export const claimingPages = declareMarks('claiming-pages');
/** Pages whose notice the person has closed. */
export const dismissedNotices = declareMarks('dismissed-notices');

function declareMarks(key: string): PageMarks {
  const item = declareItem<readonly string[]>('session', key, [], readMarks);
  // Asked for every page, so storage is asked once: nobody else writes it.
  let known: Promise<readonly string[]> | null = null;
  const read = (): Promise<readonly string[]> => {
    known ??= item.read();
    return known;
  };
  const change = (edit: (marks: readonly string[]) => readonly string[]): Promise<void> => {
    const written = item.update((marks) => edit(marks).slice(-MOST_MARKS));
    known = written.catch(() => item.read());
    return written.then(() => {});
  };
  return {
    has: async (tabId, hostname) => (await read()).includes(nameMark(tabId, hostname)),
    put: async (tabId, hostname, isMarked) => {
      const name = nameMark(tabId, hostname);
      if ((await read()).includes(name) === isMarked) return;
      await change((marks) => [...marks.filter((mark) => mark !== name), ...(isMarked ? [name] : [])]);
    },
    dropTab: async (tabId) => {
      const start = nameMark(tabId, '');
      if ((await read()).some((mark) => mark.startsWith(start)))
        await change((marks) => marks.filter((mark) => !mark.startsWith(start)));
    },
  };
}

function nameMark(tabId: number, hostname: string): string {
  return `${tabId} ${hostname}`;
}

function readMarks(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((mark) => typeof mark === 'string') : null;
}
