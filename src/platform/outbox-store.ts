import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { CordonEvent } from '../core/event/event-body.ts';

/** What was sent, exactly, and what came of it. */
export interface SentBatch {
  /** Epoch milliseconds. */
  readonly time: number;
  /** Host that it went to. */
  readonly host: string;
  readonly contentType: string;
  readonly body: string;
  readonly events: number;
  /** Status of the answer; null where none came, so that the receiver may have it or not. */
  readonly status: number | null;
}

interface OutboxDatabase extends DBSchema {
  /** In the order of their keys. */
  queue: { key: number; value: CordonEvent };
  sent: { key: number; value: SentBatch };
}

export interface QueuedEvent {
  readonly key: number;
  readonly event: CordonEvent;
}

/** Events that wait to be sent, and what was sent: both outlive the worker and the browser. */
export class OutboxStore {
  readonly #db: IDBPDatabase<OutboxDatabase>;

  private constructor(db: IDBPDatabase<OutboxDatabase>) {
    this.#db = db;
  }

  /** Rejects when the browser has no storage for us. @param onLost called when the database is closed under us */
  static async open(onLost: () => void): Promise<OutboxStore> {
    const db = await openDB<OutboxDatabase>('cordon-outbox', 1, {
      upgrade(database) {
        database.createObjectStore('queue', { autoIncrement: true });
        database.createObjectStore('sent', { autoIncrement: true });
      },
      blocking: () => {
        db.close();
        onLost();
      },
      terminated: onLost,
    });
    return new OutboxStore(db);
  }

  /** @returns how many of the oldest gave way, because no more than `most` may wait */
  async add(event: CordonEvent, most: number): Promise<number> {
    const transaction = this.#db.transaction('queue', 'readwrite');
    await transaction.store.add(event);
    const surplus = (await transaction.store.count()) - most;
    let cursor = surplus > 0 ? await transaction.store.openCursor() : null;
    for (let left = surplus; cursor !== null && left > 0; left--) {
      await cursor.delete();
      cursor = await cursor.continue();
    }
    await transaction.done;
    return Math.max(0, surplus);
  }

  /** The oldest that wait. */
  async readOldest(most: number): Promise<readonly QueuedEvent[]> {
    const transaction = this.#db.transaction('queue');
    const [keys, events] = await Promise.all([
      transaction.store.getAllKeys(null, most),
      transaction.store.getAll(null, most),
    ]);
    return events.flatMap((event, index) => {
      const key = keys[index];
      return key === undefined ? [] : [{ key, event }];
    });
  }

  async remove(keys: readonly number[]): Promise<void> {
    const transaction = this.#db.transaction('queue', 'readwrite');
    await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
  }

  count(): Promise<number> {
    return this.#db.count('queue');
  }

  clearQueue(): Promise<void> {
    return this.#db.clear('queue');
  }

  /** Writes down that something is about to be sent. @param most are kept @returns its key, for {@link settleSent} */
  async noteSent(batch: SentBatch, most: number): Promise<number> {
    const transaction = this.#db.transaction('sent', 'readwrite');
    const key = await transaction.store.add(batch);
    await transaction.store.delete(IDBKeyRange.upperBound(key - most));
    await transaction.done;
    return key;
  }

  async settleSent(key: number, batch: SentBatch): Promise<void> {
    await this.#db.put('sent', batch, key);
  }

  /** Newest first. */
  async readSent(): Promise<readonly SentBatch[]> {
    return (await this.#db.getAll('sent')).reverse();
  }

  close(): void {
    this.#db.close();
  }
}
