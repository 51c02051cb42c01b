import type { MemoryTrouble } from '../../messages/memory.ts';
import { MemoryStore } from '../../platform/memory-store.ts';
import { declareItem } from '../../platform/storage-item.ts';
import { isPrivateWorker } from '../lists/followed-lists.ts';
import { areKeys, MemorySeal } from './memory-seal.ts';

/** Memory as it can be read and written. */
export interface OpenMemory {
  readonly store: MemoryStore;
  readonly seal: MemorySeal;
}

type Access =
  | { readonly ok: true; readonly memory: OpenMemory }
  | { readonly ok: false; readonly trouble: MemoryTrouble };

/** When what was remembered had to be given up because its keys were gone; epoch milliseconds, null for never. */
export const memoryLostAt = declareItem<number | null>('local', 'memory-lost-at', null, (value) =>
  typeof value === 'number' ? value : null,
);

/** Opens memory at the first use, and anew after it was closed under us. */
export class MemoryAccess {
  readonly #now: () => number;
  #opening: Promise<Access> | null = null;
  #lastChange: Promise<unknown> = Promise.resolve();

  /** @param now epoch milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Never rejects. Where it did not open, the next call tries again. */
  open(): Promise<Access> {
    if (isPrivateWorker()) return Promise.resolve({ ok: false, trouble: 'private-window' });
    const opening = this.#opening ?? this.#open();
    this.#opening = opening;
    void opening.then((access) => {
      if (!access.ok && this.#opening === opening) this.#opening = null;
    });
    return opening;
  }

  /** One change at a time: what is read, changed and written back must not undo what another one wrote meanwhile. */
  change<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#lastChange.then(change);
    this.#lastChange = changed.catch(() => {});
    return changed;
  }

  /** After storage has failed under us: what comes next opens it anew. */
  forget(): void {
    const opening = this.#opening;
    this.#opening = null;
    void opening?.then((access) => {
      if (access.ok) access.memory.store.close();
    });
  }

  async #open(): Promise<Access> {
    try {
      const store = await MemoryStore.open(() => this.forget());
      return { ok: true, memory: { store, seal: await this.#openSeal(store) } };
    } catch (error) {
      console.error('memory', error);
      const isNewer = error instanceof DOMException && error.name === 'VersionError';
      return { ok: false, trouble: isNewer ? 'newer-version' : 'no-storage' };
    }
  }

  /** Without the keys nothing that is stored can be read: it is let go, and memory starts anew. */
  async #openSeal(store: MemoryStore): Promise<MemorySeal> {
    const stored = await store.readKeys().catch(() => undefined);
    if (areKeys(stored)) return new MemorySeal(stored);
    const hadEntries = (await store.count('correspondents')) + (await store.count('vendors')) > 0;
    const keys = await MemorySeal.makeKeys();
    await store.startAnew(keys);
    if (hadEntries) await memoryLostAt.keep(this.#now());
    return new MemorySeal(keys);
  }
}
