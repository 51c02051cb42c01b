import { browser } from './browser.ts';

/** One stored value: declared once, with its area, its reader and what it is when absent or unreadable. */
export interface StorageItem<T> {
  /** The value; `initial` where nothing is stored, where it cannot be read, and where storage does not answer. */
  read(): Promise<T>;
  write(value: T): Promise<void>;
  /** Writes what can be found out anew: never rejects, because storage that takes nothing is no reason to stop. */
  keep(value: T): Promise<void>;
  /** Reads, changes and writes with no other update in between; answers what was written. */
  update(change: (value: T) => T): Promise<T>;
}

/** Calls when a stored value was written by any of our workers or pages. */
export function onItemChange(area: 'local' | 'session', key: string, listener: () => void): void {
  browser.storage.onChanged.addListener((changes, changed) => {
    if (changed === area && Object.hasOwn(changes, key)) listener();
  });
}

/**
 * @param parse reads what was stored, null when it is not of its type (an older version, a damaged profile).
 */
export function declareItem<T>(
  area: 'local' | 'session',
  key: string,
  initial: T,
  parse: (value: unknown) => T | null,
): StorageItem<T> {
  let lastUpdate: Promise<unknown> = Promise.resolve();
  const item: StorageItem<T> = {
    async read() {
      try {
        const stored = await browser.storage[area].get(key);
        return Object.hasOwn(stored, key) ? (parse(stored[key]) ?? initial) : initial;
      } catch {
        return initial;
      }
    },
    async write(value) {
      await browser.storage[area].set({ [key]: value });
    },
    async keep(value) {
      await item.write(value).catch((error: unknown) => console.error(`storage: ${key}`, error));
    },
    update(change) {
      const update = lastUpdate.then(async () => {
        const value = change(await item.read());
        await item.write(value);
        return value;
      });
      lastUpdate = update.catch(() => {});
      return update;
    },
  };
  return item;
}

/**
 * The same item, for what is asked for with every page: storage is asked once in a worker's life, and at every change. Only
 * for what no other context changes, or where what others change does not concern this one.
 */
export function rememberItem<T>(item: StorageItem<T>): Pick<StorageItem<T>, 'read' | 'update'> {
  let known: Promise<T> | null = null;
  return {
    read() {
      known ??= item.read();
      return known;
    },
    update(change) {
      const written = item.update(change);
      known = written.catch(() => item.read());
      return written;
    },
  };
}
