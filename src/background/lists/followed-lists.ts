import type { FoundInList } from '../../core/list/decide.ts';
import type { ListCases } from '../../core/list/model.ts';
import { sliceCases } from '../../core/list/slice-cases.ts';
import { type FuseFilter, openFilter } from '../../core/table/fuse-filter.ts';
import { openStoredHead } from '../../core/table/table-head.ts';
import type { CanonicalUrl } from '../../core/url/model.ts';
import type { ListState } from '../../messages/protocol.ts';
import { browser } from '../../platform/browser.ts';
import { type ActiveList, ListStore } from '../../platform/list-store.ts';
import { VerdictTiming } from '../verdict-timing.ts';
import { type ListParts, OpenList } from './open-list.ts';
import { openPackagedList, readCases } from './packaged-list.ts';

/** A list that answers now. */
export type OpenedList = Pick<ListState, 'info' | 'origin'>;

/**
 * The lists that this browser follows: opened from storage at the first question and asked there. Whatever goes wrong
 * with storage, the packaged list goes on protecting.
 */
export class FollowedLists {
  readonly #timing: VerdictTiming;
  #store: Promise<ListStore> | null = null;
  #opening: Promise<readonly OpenList[]> | null = null;
  /** Set once `#opening` has settled: for answers that cannot wait for a promise. */
  #opened: readonly OpenList[] | null = null;

  constructor(timing: VerdictTiming = new VerdictTiming()) {
    this.#timing = timing;
  }

  /** True where filters in memory prove that no list names the address; needs no promise. */
  isSurelyAbsent(url: CanonicalUrl): boolean {
    return this.#opened?.every((list) => list.isSurelyAbsent(url)) ?? false;
  }

  /** Opens the lists and waits for their filters: from here on most addresses are answered without a promise. */
  async whenReady(): Promise<void> {
    const lists = await this.#open();
    await Promise.all(lists.map((list) => list.whenFilterIsRead()));
  }

  /** What each list holds for an address; lists that hold nothing are left out. */
  async find(url: CanonicalUrl): Promise<readonly FoundInList[]> {
    try {
      return await findInAll(await this.#timing.waitFor(this.#open()), url);
    } catch (error) {
      console.error('lists: storage failed, the packaged list answers', error);
      return findInAll(await this.#retreat(), url);
    }
  }

  /** Every list, and where it is read from. */
  async describe(): Promise<readonly OpenedList[]> {
    const describe = (lists: readonly OpenList[]): readonly OpenedList[] =>
      lists.map(({ parts }) => ({ info: parts.readInfo(), origin: parts.origin }));
    return this.#open()
      .then(describe)
      .catch(async () => describe(await this.#retreat()));
  }

  /** The database; rejects where this browser has none for us. In private windows of Chromium it is always empty. */
  store(): Promise<ListStore> {
    if (isPrivateWorker()) return Promise.reject(new Error('a private window keeps nothing'));
    if (this.#store === null) {
      const opening = ListStore.open(() => this.forgetStore());
      this.#store = opening;
      opening.catch(() => {
        if (this.#store === opening) this.#store = null;
      });
    }
    return this.#store;
  }

  /** Opens the lists anew at the next question: after another version was activated, or storage was lost. */
  reopen(): void {
    this.#opening = null;
    this.#opened = null;
  }

  /** Opens the database anew at the next question: after it was closed or erased. */
  forgetStore(): void {
    this.#store = null;
    this.reopen();
  }

  #open(): Promise<readonly OpenList[]> {
    if (this.#opening === null) this.#settle(this.#openStored().catch(() => this.#openPackaged()));
    return this.#opening as Promise<readonly OpenList[]>;
  }

  /** Leaves storage alone for the rest of this worker's life. */
  #retreat(): Promise<readonly OpenList[]> {
    this.#opened = null;
    this.#settle(this.#openPackaged());
    return this.#opening as Promise<readonly OpenList[]>;
  }

  #settle(opening: Promise<readonly OpenList[]>): void {
    this.#opening = opening;
    opening.then(
      (lists) => {
        if (this.#opening === opening) this.#opened = lists;
      },
      () => {
        if (this.#opening === opening) this.#opening = null;
      },
    );
  }

  async #openPackaged(): Promise<readonly OpenList[]> {
    return [await openPackagedList()];
  }

  async #openStored(): Promise<readonly OpenList[]> {
    const store = await this.store();
    const active = await store.readActive();
    if (active.length === 0) throw new Error('nothing stored yet');
    return active.map((entry) => this.#openEntry(store, entry));
  }

  #openEntry(
    store: ListStore,
    { generation, listId, stamp, head: bytes, info, setsPerSlice }: ActiveList,
  ): OpenList {
    const opened = openStoredHead(bytes);
    if (!opened.ok) throw new Error(`head of ${listId}: ${opened.error.problem}`);
    const readSet = async (setId: number): Promise<ListCases> => {
      const slice = Math.floor(setId / setsPerSlice);
      const stored = await this.#timing.waitFor(store.readCaseSlice(generation, slice));
      return sliceCases(readCases(stored, `cases of ${listId}`), setId % setsPerSlice, 1);
    };
    const parts: ListParts = {
      origin: 'storage',
      stamp,
      head: opened.head,
      readInfo: () => readCases({ info, cases: [], claims: [], sets: [] }, `info of ${listId}`).info,
      blocks: { readBlock: (index) => this.#timing.waitFor(store.readBlock(generation, index)) },
      readSet,
    };
    return new OpenList(parts, () => this.#timing.waitFor(readFilter(store, generation)));
  }
}

async function readFilter(store: ListStore, generation: number): Promise<FuseFilter | null> {
  const bytes = await store.readFilter(generation);
  const opened = bytes === null ? null : openFilter(bytes);
  return opened?.ok === true ? opened.filter : null;
}

async function findInAll(lists: readonly OpenList[], url: CanonicalUrl): Promise<readonly FoundInList[]> {
  return (await Promise.all(lists.map((list) => list.find(url)))).flat();
}

/** Chromium runs a second worker for private windows, with a storage of its own that starts empty. */
export function isPrivateWorker(): boolean {
  return browser.extension.inIncognitoContext === true;
}
