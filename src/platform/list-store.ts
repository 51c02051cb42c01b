import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { NOTHING_IGNORED } from '../core/list/ignored-entries.ts';
import type { ActiveList, BroughtName, ListDatabase, ListUpdate, NewList } from './list-records.ts';

const DATABASE = 'cordon-lists';
/** 2: never-lists, adapters and what is ignored of a list. 3: vendors. */
const VERSION = 3;
const BROUGHT: readonly BroughtName[] = ['adapters', 'vendors'];

/**
 * Records of a version that are written, or let go, in one transaction: lookups wait for it, for about as long as a block
 * takes to read.
 */
const RECORDS_PER_WRITE = 32;
/** Blocks that are read at a time where all are wanted. */
const BLOCKS_PER_READ = 64;

/**
 * Lists in IndexedDB. A version is written beside the one that answers, a little at a time, and one transaction then
 * switches the pointer to it and all that goes with it: a reader sees the old version or the new one, never a mixture,
 * wherever the browser is killed. What a kill leaves of a version that was never switched to, the next one clears away.
 */
export class ListStore {
  readonly #db: IDBPDatabase<ListDatabase>;

  private constructor(db: IDBPDatabase<ListDatabase>) {
    this.#db = db;
  }

  /**
   * Rejects when the browser has no storage for us (damaged profile, private window, quota).
   * @param onLost called once when the database is closed under us (deleted, of a newer version, site data cleared, storage damaged).
   */
  static async open(onLost: () => void): Promise<ListStore> {
    const db = await openDB<ListDatabase>(DATABASE, VERSION, {
      async upgrade(database, from, _to, transaction) {
        if (from < 1) {
          database.createObjectStore('active', { keyPath: 'listId' });
          database.createObjectStore('blocks');
          database.createObjectStore('cases');
          database.createObjectStore('filters');
          database.createObjectStore('roles');
          database.createObjectStore('pieces');
        }
        database.createObjectStore('vendors');
        if (from >= 2) return;
        database.createObjectStore('neverLists');
        database.createObjectStore('adapters');
        const active = transaction.objectStore('active');
        for (const entry of await active.getAll()) await active.put({ ...entry, ignored: NOTHING_IGNORED });
      },
      blocking: () => {
        db.close();
        onLost();
      },
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

  readCaseSlice(generation: number, slice: number): Promise<unknown> {
    return this.#db.get('cases', [generation, slice]);
  }

  async readFilter(generation: number): Promise<Uint8Array | null> {
    return (await this.#db.get('filters', generation)) ?? null;
  }

  /**
   * The whole table of a generation: head and blocks in one piece. Rejects where blocks are missing or too many.
   * @param blocks how many there are
   * @param length of it all, in bytes
   */
  async readTableBytes(
    { generation, head }: ActiveList,
    blocks: number,
    length: number,
  ): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    bytes.set(head);
    let end = head.length;
    for (let first = 0; first < blocks; first += BLOCKS_PER_READ) {
      const last = Math.min(first + BLOCKS_PER_READ, blocks) - 1;
      const range = IDBKeyRange.bound([generation, first], [generation, last]);
      const read = await this.#db.getAll('blocks', range);
      if (read.length !== last - first + 1) throw new Error(`generation ${generation} has lost blocks`);
      for (const block of read) {
        if (end + block.length > length) throw new Error(`generation ${generation} is too long`);
        bytes.set(block, end);
        end += block.length;
      }
    }
    if (end !== length) throw new Error(`generation ${generation} is too short`);
    return bytes;
  }

  /** Every slice of a generation's cases, in order. */
  readCaseSlices(generation: number): Promise<readonly unknown[]> {
    return this.#db.getAll('cases', wholeGeneration(generation));
  }

  readRoles(listId: string): Promise<unknown> {
    return this.#db.get('roles', listId);
  }

  /** The never-list of the release that answers for a list; null where none came with it. */
  async readNeverList(listId: string): Promise<unknown> {
    return (await this.#db.get('neverLists', listId)) ?? null;
  }

  /** What a list's repository brought last; null where there is none. */
  async readBrought(name: BroughtName, listId: string): Promise<unknown> {
    return (await this.#db.get(name, listId)) ?? null;
  }

  /**
   * Keeps what an update learned of a repository and, with it, the list that it brought: all of it or nothing. The list
   * answers from then on; the one before stays until {@link dropPrevious}.
   */
  async commitUpdate(listId: string, roles: unknown, update: ListUpdate | null): Promise<void> {
    const entry = update === null ? null : await this.#stage(update.list, update.filter);
    await this.#switchTo(entry, async (transaction) => {
      await transaction.objectStore('roles').put(roles, listId);
      if (update === null || entry === null) return;
      await transaction.objectStore('active').put(entry);
      const { neverList, brought } = update;
      const neverLists = transaction.objectStore('neverLists');
      await (neverList === null ? neverLists.delete(listId) : neverLists.put(neverList, listId));
      for (const name of BROUGHT) {
        const file = brought[name];
        if (file.kind === 'none') await transaction.objectStore(name).delete(listId);
        if (file.kind === 'new') await transaction.objectStore(name).put(file.content, listId);
      }
    });
  }

  readPieces(target: string): Promise<readonly Uint8Array[]> {
    return this.#db.getAll('pieces', IDBKeyRange.bound([target, 0], [target, Number.MAX_SAFE_INTEGER]));
  }

  async writePiece(target: string, index: number, piece: Uint8Array): Promise<void> {
    await this.#db.put('pieces', piece, [target, index]);
  }

  /** Lets go of an unfinished download; of all of them where none is named. */
  async dropPieces(target: string | null): Promise<void> {
    if (target === null) await this.#db.clear('pieces');
    else await this.#db.delete('pieces', IDBKeyRange.bound([target, 0], [target, Number.MAX_SAFE_INTEGER]));
  }

  async writeFilter(generation: number, filter: Uint8Array): Promise<void> {
    await this.#db.put('filters', filter, generation);
  }

  /**
   * Stores a version of the package and makes it the one that answers. What a release brought beside the list is older
   * than the package then, and goes.
   */
  async activate(list: NewList): Promise<ActiveList> {
    const entry = await this.#stage(list, null);
    await this.#switchTo(entry, async (transaction) => {
      await transaction.objectStore('active').put(entry);
      await transaction.objectStore('neverLists').delete(list.listId);
      for (const name of BROUGHT) await transaction.objectStore(name).delete(list.listId);
    });
    return entry;
  }

  /** Lets go of the generation before the active one, once the active one has answered. */
  async dropPrevious(listId: string): Promise<void> {
    const previous = (await this.#db.get('active', listId))?.previous;
    if (previous == null) return;
    await this.#removeGeneration(previous);
    await this.#write(SWITCH_STORES, async (transaction) => {
      const active = transaction.objectStore('active');
      const entry = await active.get(listId);
      if (entry?.previous === previous) await active.put({ ...entry, previous: null });
    });
  }

  /** Lets go of everything that is kept of a list and its repository, in one transaction. */
  removeList(listId: string): Promise<void> {
    return this.#write(LIST_STORES, async (transaction) => {
      const active = transaction.objectStore('active');
      const entry = await active.get(listId);
      await transaction.objectStore('roles').delete(listId);
      await transaction.objectStore('neverLists').delete(listId);
      for (const name of BROUGHT) await transaction.objectStore(name).delete(listId);
      if (entry === undefined) return;
      await active.delete(listId);
      await removeGeneration(transaction, entry.generation);
      if (entry.previous !== null) await removeGeneration(transaction, entry.previous);
    });
  }

  /** Every list of which anything is kept. */
  async readStoredIds(): Promise<readonly string[]> {
    const ids = [...(await this.#db.getAllKeys('active')), ...(await this.#db.getAllKeys('roles'))];
    return [...new Set(ids)];
  }

  /** Writes a version where nothing reads it yet. @returns the entry that makes it the one that answers */
  async #stage({ blocks, slices, ...list }: NewList, filter: Uint8Array | null): Promise<ActiveList> {
    const all = await this.#db.getAll('active');
    const current = all.find((entry) => entry.listId === list.listId);
    const generation = 1 + Math.max(0, ...all.map((entry) => entry.generation));
    if (current?.previous != null) await this.#removeGeneration(current.previous);
    await this.#removeGeneration(generation);
    try {
      await this.#putAll('cases', generation, slices);
      await this.#putAll('blocks', generation, blocks);
      if (filter !== null) await this.writeFilter(generation, filter);
    } catch (error) {
      await this.#removeUnused(generation);
      throw error;
    }
    return { ...list, generation, previous: current?.generation ?? null };
  }

  /** @param entry of what was staged for it; null for nothing */
  async #switchTo(entry: ActiveList | null, change: Change<(typeof SWITCH_STORES)[number]>): Promise<void> {
    try {
      await this.#write(SWITCH_STORES, change);
    } catch (error) {
      if (entry !== null) await this.#removeUnused(entry.generation);
      throw error;
    }
  }

  /** Where there was no room for a version, what was written of it takes none either. Never rejects. */
  async #removeUnused(generation: number): Promise<void> {
    try {
      const all = await this.#db.getAll('active');
      if (!all.some((entry) => entry.generation === generation)) await this.#removeGeneration(generation);
    } catch {
      // Storage that fails as a whole; the next version clears it away.
    }
  }

  async #putAll(
    name: 'blocks' | 'cases',
    generation: number,
    values: Iterable<Uint8Array> | Iterable<unknown>,
  ): Promise<void> {
    const left = values[Symbol.iterator]();
    let index = 0;
    for (let next = left.next(); next.done !== true; ) {
      const end = index + RECORDS_PER_WRITE;
      await this.#write([name], async (transaction) => {
        const store = transaction.objectStore(name);
        const written: Promise<unknown>[] = [];
        for (; next.done !== true && index < end; index++) {
          const writing = store.put(next.value as Uint8Array, [generation, index]);
          // Where a later one throws at once, this one is aborted with it.
          writing.catch(() => {});
          written.push(writing);
          next = left.next();
        }
        await Promise.all(written);
      });
    }
  }

  /** Lets go of a generation that nothing reads. */
  async #removeGeneration(generation: number): Promise<void> {
    for (const name of ['blocks', 'cases'] as const) {
      for (let isLeft = true; isLeft; ) {
        const keys = await this.#db.getAllKeys(name, wholeGeneration(generation), RECORDS_PER_WRITE);
        const [first, last] = [keys[0], keys.at(-1)];
        if (first !== undefined) await this.#db.delete(name, IDBKeyRange.bound(first, last));
        isLeft = keys.length === RECORDS_PER_WRITE;
      }
    }
    await this.#db.delete('filters', generation);
  }

  /** All of it or nothing: whatever fails takes back what was written before it. */
  async #write<S extends StoreName>(stores: readonly S[], change: Change<S>): Promise<void> {
    const transaction = this.#db.transaction([...stores], 'readwrite');
    const done = transaction.done;
    // Read below; an abort must not count as unhandled meanwhile.
    done.catch(() => {});
    try {
      await change(transaction);
      await done;
    } catch (error) {
      abort(transaction);
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }
}

type StoreName = StoreNames<ListDatabase>;
type Change<S extends StoreName> = (
  transaction: IDBPTransaction<ListDatabase, S[], 'readwrite'>,
) => Promise<void>;
/** What is written when another version answers: nothing that a lookup reads. */
const SWITCH_STORES = ['active', 'roles', 'neverLists', 'adapters', 'vendors'] as const;
const LIST_STORES = [...SWITCH_STORES, 'blocks', 'cases', 'filters'] as const;

function wholeGeneration(generation: number): IDBKeyRange {
  return IDBKeyRange.bound([generation, 0], [generation, Number.MAX_SAFE_INTEGER]);
}

async function removeGeneration(
  transaction: IDBPTransaction<ListDatabase, (typeof LIST_STORES)[number][], 'readwrite'>,
  generation: number,
): Promise<void> {
  const ofGeneration = wholeGeneration(generation);
  await Promise.all([
    transaction.objectStore('blocks').delete(ofGeneration),
    transaction.objectStore('cases').delete(ofGeneration),
    transaction.objectStore('filters').delete(generation),
  ]);
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
