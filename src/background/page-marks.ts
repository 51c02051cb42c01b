import { declareItem, rememberItem } from '../platform/storage-item.ts';

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
  const item = rememberItem(declareItem<readonly string[]>('session', key, [], readMarks));
  const change = async (edit: (marks: readonly string[]) => readonly string[]): Promise<void> => {
    await item.update((marks) => edit(marks).slice(-MOST_MARKS));
  };
  return {
    has: async (tabId, hostname) => (await item.read()).includes(nameMark(tabId, hostname)),
    put: async (tabId, hostname, isMarked) => {
      const name = nameMark(tabId, hostname);
      if ((await item.read()).includes(name) === isMarked) return;
      await change((marks) => [...marks.filter((mark) => mark !== name), ...(isMarked ? [name] : [])]);
    },
    dropTab: async (tabId) => {
      const start = nameMark(tabId, '');
      if ((await item.read()).some((mark) => mark.startsWith(start)))
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
