import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

/** Encrypted; what it says is for who holds the key. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** An entry of memory: where it is looked up, when it was last of use, and what only the key opens. */
export interface SealedEntry extends Sealed {
  /** A keyed hash of what the entry is about. */
  readonly lookup: string;
  /** Number of the day since 1970: what expires and what gives way is found without opening anything. */
  readonly lastDay: number;
}

export const ENTRY_STORES = ['correspondents', 'vendors'] as const;
export type EntryStore = (typeof ENTRY_STORES)[number];

/** Keys that no script can read out: the browser keeps them and uses them for us. */
export interface MemoryKeys {
  readonly lookup: CryptoKey;
  readonly content: CryptoKey;
}

/** Something erased, for as long as that can be undone. */
interface Erased {
  readonly id?: number;
  readonly store: EntryStore;
  readonly entry: SealedEntry;
  /** Tells what was erased together. */
  readonly undo: string;
  /** Epoch milliseconds. */
  readonly erasedAt: number;
}

interface MemoryDatabase extends DBSchema {
  keys: { key: string; value: MemoryKeys };
  correspondents: { key: string; value: SealedEntry; indexes: { lastDay: number } };
  vendors: { key: string; value: SealedEntry; indexes: { lastDay: number } };
  /** What is kept in one piece: by mailbox the domains that it knows, and the vendor list of the person. */
  pieces: { key: string; value: Sealed };
  erased: { key: number; value: Erased; indexes: { undo: string } };
}

/** What is written together or not at all. */
export interface MemoryChange {
  readonly entries: readonly (readonly [store: EntryStore, entry: SealedEntry])[];
  /** Null removes the piece. */
  readonly pieces: readonly (readonly [key: string, piece: Sealed | null])[];
}

const DATABASE = 'cordon-memory';
const VERSION = 1;
const KEYS = 'keys';
const STORES = ['correspondents', 'vendors', 'pieces', 'erased'] as const;

/** What is remembered of mail, in a database of its own: what becomes of it touches no list. */
export class MemoryStore {
  readonly #db: IDBPDatabase<MemoryDatabase>;

  private constructor(db: IDBPDatabase<MemoryDatabase>) {
    this.#db = db;
  }

  /**
   * Rejects when the browser has no storage for us, or has one of a newer version.
   * @param onLost called once when the database is closed under us (deleted, site data cleared, storage damaged)
   */
  static async open(onLost: () => void): Promise<MemoryStore> {
    const db = await openDB<MemoryDatabase>(DATABASE, VERSION, {
      upgrade(database) {
        database.createObjectStore('keys');
        for (const name of ENTRY_STORES) {
          database.createObjectStore(name, { keyPath: 'lookup' }).createIndex('lastDay', 'lastDay');
        }
        database.createObjectStore('pieces');
        const erased = database.createObjectStore('erased', { keyPath: 'id', autoIncrement: true });
        erased.createIndex('undo', 'undo');
      },
      blocking: () => {
        db.close();
        onLost();
      },
      terminated: onLost,
    });
    return new MemoryStore(db);
  }

  /** The way out where storage opens and cannot be read. */
  static async erase(): Promise<void> {
    await deleteDB(DATABASE);
  }

  /** Unread: storage may be damaged. */
  readKeys(): Promise<unknown> {
    return this.#db.get('keys', KEYS);
  }

  /** Takes new keys, and lets go of what only the ones before could open. */
  async startAnew(keys: MemoryKeys): Promise<void> {
    const transaction = this.#db.transaction(['keys', ...STORES], 'readwrite');
    await Promise.all([
      ...STORES.map((name) => transaction.objectStore(name).clear()),
      transaction.objectStore('keys').put(keys, KEYS),
      transaction.done,
    ]);
  }

  /** Lets go of everything but the keys. */
  async clear(): Promise<void> {
    const transaction = this.#db.transaction(STORES, 'readwrite');
    await Promise.all([...STORES.map((name) => transaction.objectStore(name).clear()), transaction.done]);
  }

  /** In the order asked; undefined where there is none. */
  async readEntries(
    asked: readonly (readonly [store: EntryStore, lookup: string])[],
  ): Promise<readonly (SealedEntry | undefined)[]> {
    const transaction = this.#db.transaction([...ENTRY_STORES]);
    return Promise.all(asked.map(([store, lookup]) => transaction.objectStore(store).get(lookup)));
  }

  readAll(store: EntryStore): Promise<readonly SealedEntry[]> {
    return this.#db.getAll(store);
  }

  readPiece(key: string): Promise<Sealed | undefined> {
    return this.#db.get('pieces', key);
  }

  readPieceKeys(): Promise<readonly string[]> {
    return this.#db.getAllKeys('pieces');
  }

  count(store: EntryStore): Promise<number> {
    return this.#db.count(store);
  }

  async write({ entries, pieces }: MemoryChange): Promise<void> {
    const transaction = this.#db.transaction([...ENTRY_STORES, 'pieces'], 'readwrite');
    try {
      await Promise.all([
        ...entries.map(([store, entry]) => transaction.objectStore(store).put(entry)),
        ...pieces.map(([key, piece]) =>
          piece === null
            ? transaction.objectStore('pieces').delete(key)
            : transaction.objectStore('pieces').put(piece, key),
        ),
        transaction.done,
      ]);
    } catch (error) {
      transaction.done.catch(() => {});
      abort(transaction);
      throw error;
    }
  }

  async remove(store: EntryStore, lookup: string): Promise<void> {
    await this.#db.delete(store, lookup);
  }

  /** Lets go of what was last of use on that day or before. */
  async removeUntil(store: EntryStore, lastDay: number): Promise<void> {
    await this.#removeRange(store, IDBKeyRange.upperBound(lastDay), Number.POSITIVE_INFINITY);
  }

  /** Lets go of the longest unused. @returns what they were */
  removeOldest(store: EntryStore, count: number): Promise<readonly SealedEntry[]> {
    return this.#removeRange(store, null, count);
  }

  async #removeRange(
    store: EntryStore,
    range: IDBKeyRange | null,
    most: number,
  ): Promise<readonly SealedEntry[]> {
    const removed: SealedEntry[] = [];
    if (most <= 0) return removed;
    const transaction = this.#db.transaction(store, 'readwrite');
    let cursor = await transaction.store.index('lastDay').openCursor(range);
    while (cursor !== null && removed.length < most) {
      removed.push(cursor.value);
      await cursor.delete();
      cursor = await cursor.continue();
    }
    await transaction.done;
    return removed;
  }

  /**
   * Takes entries out of memory. They can be put back by {@link undoErasure} until {@link forgetErased}.
   * @param as names them together, and says when that was
   */
  async eraseEntries(
    entries: readonly (readonly [store: EntryStore, entry: SealedEntry])[],
    as: { readonly undo: string; readonly erasedAt: number },
  ): Promise<void> {
    const transaction = this.#db.transaction([...ENTRY_STORES, 'erased'], 'readwrite');
    await Promise.all([
      ...entries.flatMap(([store, entry]) => [
        transaction.objectStore(store).delete(entry.lookup),
        transaction.objectStore('erased').put({ store, entry, ...as }),
      ]),
      transaction.done,
    ]);
  }

  /** Puts back what was erased together, except where memory has learned anew meanwhile. @returns how many there were */
  async undoErasure(undo: string): Promise<number> {
    const transaction = this.#db.transaction([...ENTRY_STORES, 'erased'], 'readwrite');
    const kept = transaction.objectStore('erased');
    const all = await kept.index('undo').getAll(undo);
    for (const { id, store, entry } of all) {
      const entries = transaction.objectStore(store);
      if ((await entries.getKey(entry.lookup)) === undefined) await entries.put(entry);
      if (id !== undefined) await kept.delete(id);
    }
    await transaction.done;
    return all.length;
  }

  /** What was erased before that moment, or after a time that has yet to come, can no longer be put back. */
  async forgetErased(before: number, now: number): Promise<void> {
    const transaction = this.#db.transaction('erased', 'readwrite');
    for (
      let cursor = await transaction.store.openCursor();
      cursor !== null;
      cursor = await cursor.continue()
    ) {
      const { erasedAt } = cursor.value;
      if (erasedAt <= before || erasedAt > now) await cursor.delete();
    }
    await transaction.done;
  }

  close(): void {
    this.#db.close();
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
