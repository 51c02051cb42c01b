import type { Page } from 'puppeteer-core';

/** What lies in a browser's storage of one list, read in one transaction. */
export interface StoredVersion {
  /** As the list's description says. */
  readonly version: number | null;
  /** SHA-256 in hex of head and blocks, which are a table. */
  readonly table: string;
  /** As it is written beside them. */
  readonly stamp: string;
  /** Versions that the stored cases name. */
  readonly cases: readonly string[];
  /** Length of the filter in bytes; 0 where there is none. */
  readonly filter: number;
  /** Version of the stored targets role. */
  readonly targets: number;
  /** Whether a version before this one is kept. */
  readonly hasPrevious: boolean;
  /** Generations of any list in storage that no list names. */
  readonly strays: readonly number[];
}

/**
 * Reads what is stored of a list past the extension's own code, from one of its pages.
 * @returns null where nothing is
 */
export function readStoredVersion(own: Page, listId: string): Promise<StoredVersion | null> {
  return own.evaluate(async (key) => {
    // To open a database that is not there would make it.
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('cordon-lists')) return null;
    const settle = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settle(indexedDB.open('cordon-lists'));
    try {
      const stores = db.transaction(['active', 'blocks', 'cases', 'filters', 'roles']);
      const store = (name: string): IDBObjectStore => stores.objectStore(name);
      const all = await settle(store('active').getAll());
      const entry = all.find(({ listId: id }) => id === key);
      const keys = [
        ...(await settle(store('blocks').getAllKeys())),
        ...(await settle(store('cases').getAllKeys())),
      ];
      const generations = new Set((keys as [number, number][]).map(([generation]) => generation));
      for (const generation of await settle(store('filters').getAllKeys()))
        generations.add(generation as number);
      if (entry === undefined) return null;
      const range = IDBKeyRange.bound([entry.generation, 0], [entry.generation, Number.MAX_SAFE_INTEGER]);
      const blocks: Uint8Array<ArrayBuffer>[] = await settle(store('blocks').getAll(range));
      const cases = JSON.stringify(await settle(store('cases').getAll(range)));
      const filter: Uint8Array | undefined = await settle(store('filters').get(entry.generation));
      const roles: { targets: Uint8Array } = await settle(store('roles').get(key));
      const whole = await new Blob([entry.head, ...blocks]).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
      const named = all.flatMap(({ generation, previous }) => [generation, previous]);
      return {
        version: entry.info?.version ?? null,
        table: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
        stamp: entry.stamp,
        cases: [
          ...new Set(Array.from(cases.matchAll(/a test of version (\d+)/g), ([, found = '']) => found)),
        ],
        filter: filter?.length ?? 0,
        targets: JSON.parse(new TextDecoder().decode(roles.targets)).signed.version,
        hasPrevious: entry.previous !== null,
        strays: [...generations].filter((generation) => !named.includes(generation)),
      };
    } finally {
      db.close();
    }
  }, listId);
}
