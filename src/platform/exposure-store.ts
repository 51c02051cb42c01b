import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { MemoryKeys, Sealed } from './memory-store.ts';

/** What was found by looking back stands beside the days. */
export const FOUND = 'found';
export type ExposurePlace = number | typeof FOUND;

interface ExposureDatabase extends DBSchema {
  keys: { key: string; value: MemoryKeys };
  /** By number of the day since 1970. */
  pieces: { key: ExposurePlace; value: Sealed };
}

const KEYS = 'keys';

/** What the look back needs, in a database of its own: to let go of it touches neither lists nor the memory of mail. */
export class ExposureStore {
  readonly #db: IDBPDatabase<ExposureDatabase>;

  private constructor(db: IDBPDatabase<ExposureDatabase>) {
    this.#db = db;
  }

  /** Rejects when the browser has no storage for us. @param onLost called when the database is closed under us */
  static async open(onLost: () => void): Promise<ExposureStore> {
    const db = await openDB<ExposureDatabase>('cordon-exposure', 1, {
      upgrade(database) {
        database.createObjectStore('keys');
        database.createObjectStore('pieces');
      },
      blocking: () => {
        db.close();
        onLost();
      },
      terminated: onLost,
    });
    return new ExposureStore(db);
  }

  /** Unread: storage may be damaged. */
  readKeys(): Promise<unknown> {
    return this.#db.get('keys', KEYS);
  }

  /** Takes new keys, and lets go of what only the ones before could open. */
  async startAnew(keys: MemoryKeys): Promise<void> {
    await this.clear();
    await this.#db.put('keys', keys, KEYS);
  }

  /** Numbers of the days that something is kept of, the oldest first. */
  async readDays(): Promise<readonly number[]> {
    return (await this.#db.getAllKeys('pieces')).filter((place) => place !== FOUND);
  }

  read(place: ExposurePlace): Promise<Sealed | undefined> {
    return this.#db.get('pieces', place);
  }

  async write(place: ExposurePlace, piece: Sealed): Promise<void> {
    await this.#db.put('pieces', piece, place);
  }

  async remove(place: ExposurePlace): Promise<void> {
    await this.#db.delete('pieces', place);
  }

  /** Lets go of everything but the keys. */
  clear(): Promise<void> {
    return this.#db.clear('pieces');
  }
}
