import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';

const DATABASE = 'cordon-lists';
const VERSION = 1;

/** Which stored generation of a list answers now. */
export interface ActiveList {
  readonly listId: string;
  /** Key of the blocks, cases and filter of this version in storage; grows, never reused. */
  readonly generation: number;
  /** The generation before: kept until the new one has answered once. */
  readonly previous: number | null;
  /** Tells this content from any other (SHA-256 of the table, hex). */
  readonly stamp: string;
  /** Header and sparse index of the table. */
  readonly head: Uint8Array;
}

interface ListDatabase extends DBSchema {
  active: { key: string; value: ActiveList };
  blocks: { key: [generation: number, index: number]; value: Uint8Array };
  cases: { key: number; value: unknown };
  filters: { key: number; value: Uint8Array };
}

/** A list as it is put into storage. */
export interface NewList {
  readonly listId: string;
  readonly stamp: string;
  readonly head: Uint8Array;
  readonly blocks: readonly Uint8Array[];
  /** The content of `cases.json`, as parsed JSON. */
  readonly cases: unknown;
}

/**
 * Lists in IndexedDB. Everything of a version and the pointer to it is written in one transaction, so that a reader
 * sees the old version or the new one, never a mixture, wherever the browser is killed.
 */
export class ListStore {
  readonly #db: IDBPDatabase<ListDatabase>;

  private constructor(db: IDBPDatabase<ListDatabase>) {
    this.#db = db;
  }

  /**
   * Rejects when the browser has no storage for us (damaged profile, private window, quota).
   * @param onLost called once when the browser closes the database under us (site data cleared, storage damaged).
   */
  static async open(onLost: () => void): Promise<ListStore> {
    const db = await openDB<ListDatabase>(DATABASE, VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('active', { keyPath: 'listId' });
        fresh.createObjectStore('blocks');
        fresh.createObjectStore('cases');
        fresh.createObjectStore('filters');
      },
      blocking: () => db.close(),
      terminated: onLost,
    });
    return new ListStore(db);
  }

  /** Empties storage: the way out where it opens but cannot be read. */
  static async erase(): Promise<void> {
    await deleteDB(DATABASE);
  }

  readActive(): Promise<readonly ActiveList[]> {
    return this.#db.getAll('active');
  }

  /** Rejects where the block is missing. */
  async readBlock(generation: number, index: number): Promise<Uint8Array> {
    const block = await this.#db.get('blocks', [generation, index]);
    if (block === undefined) throw new Error(`block ${index} of generation ${generation} is missing`);
    return block;
  }

  readCases(generation: number): Promise<unknown> {
    return this.#db.get('cases', generation);
  }

  async readFilter(generation: number): Promise<Uint8Array | null> {
    return (await this.#db.get('filters', generation)) ?? null;
  }

  async writeFilter(generation: number, filter: Uint8Array): Promise<void> {
    await this.#db.put('filters', filter, generation);
  }

  /** Stores a version and makes it the one that answers, in one transaction. */
  async activate(list: NewList): Promise<ActiveList> {
    const transaction = this.#db.transaction(['active', 'blocks', 'cases', 'filters'], 'readwrite');
    const active = transaction.objectStore('active');
    const all = await active.getAll();
    const current = all.find(({ listId }) => listId === list.listId);
    const generation =
      1 + Math.max(0, ...all.flatMap(({ generation, previous }) => [generation, previous ?? 0]));
    const { listId, stamp, head } = list;
    const entry: ActiveList = { listId, generation, previous: current?.generation ?? null, stamp, head };
    const writes: Promise<unknown>[] = [
      active.put(entry),
      transaction.objectStore('cases').put(list.cases, generation),
      ...list.blocks.map((block, index) => transaction.objectStore('blocks').put(block, [generation, index])),
    ];
    if (current?.previous != null) writes.push(...removals(transaction, current.previous));
    await Promise.all([...writes, transaction.done]);
    return entry;
  }

  /** Lets go of the generation before the active one, once the active one has answered. */
  async dropPrevious(listId: string): Promise<void> {
    const transaction = this.#db.transaction(['active', 'blocks', 'cases', 'filters'], 'readwrite');
    const entry = await transaction.objectStore('active').get(listId);
    const writes: Promise<unknown>[] = [];
    if (entry?.previous != null) {
      writes.push(
        ...removals(transaction, entry.previous),
        transaction.objectStore('active').put({ ...entry, previous: null }),
      );
    }
    await Promise.all([...writes, transaction.done]);
  }

  close(): void {
    this.#db.close();
  }
}

type Writable = IDBPTransaction<ListDatabase, ('active' | 'blocks' | 'cases' | 'filters')[], 'readwrite'>;

function removals(transaction: Writable, generation: number): Promise<unknown>[] {
  const blocks = IDBKeyRange.bound([generation, 0], [generation, Number.MAX_SAFE_INTEGER]);
  return [
    transaction.objectStore('blocks').delete(blocks),
    transaction.objectStore('cases').delete(generation),
    transaction.objectStore('filters').delete(generation),
  ];
}
