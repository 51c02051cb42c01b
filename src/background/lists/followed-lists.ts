import type { FoundInList } from '../../core/list/decide.ts';
import { isHeadSound } from '../../core/table/table-head.ts';
import type { CanonicalUrl } from '../../core/url/model.ts';
import type { ListState } from '../../messages/protocol.ts';
import { browser } from '../../platform/browser.ts';
import { ListStore } from '../../platform/list-store.ts';
import { VerdictTiming } from '../verdict-timing.ts';
import type { NamedIndicator } from './key-of-named.ts';
import type { OpenList } from './open-list.ts';
import { openStoredList } from './open-stored-list.ts';
import { openPackagedList, PACKAGED_LIST } from './packaged-list.ts';

/** A list that answers now. */
export type OpenedList = Pick<ListState, 'key' | 'info' | 'origin' | 'ignoredEntries'>;

type FindInList = (list: OpenList) => Promise<readonly FoundInList[]>;

interface Followed {
  /** What it is stored under. */
  readonly key: string;
  readonly list: OpenList;
}

/**
 * The lists that this browser follows: opened from storage at the first question and asked there. Whatever goes wrong
 * with the storage of one, the others answer, and the packaged list is read from the package instead.
 */
export class FollowedLists {
  readonly #timing: VerdictTiming;
  #store: Promise<ListStore> | null = null;
  #opening: Promise<readonly Followed[]> | null = null;
  /** Set once `#opening` has settled: for answers that cannot wait for a promise. */
  #opened: readonly Followed[] | null = null;

  constructor(timing: VerdictTiming = new VerdictTiming()) {
    this.#timing = timing;
  }

  /** False until the lists are open: then every question must wait. */
  mayAnswerAtOnce(): boolean {
    return this.#opened !== null;
  }

  /** True where filters in memory prove that no list names the address; needs no promise. */
  isSurelyAbsent(url: CanonicalUrl): boolean {
    return this.#opened?.every(({ list }) => list.isSurelyAbsent(url)) ?? false;
  }

  /** Begins to open the lists before the first question comes; what fails is told to those who ask. */
  prepare(): void {
    this.#open().catch(() => {});
  }

  /** Opens the lists and waits for their filters: from here on most addresses are answered without a promise. */
  async whenReady(): Promise<void> {
    const lists = await this.#open();
    await Promise.all(lists.map(({ list }) => list.whenFilterIsRead()));
    for (const followed of lists) {
      // Not looked at when the lists were opened: the first verdict is not held up for it.
      if (isHeadSound(followed.list.parts.head)) continue;
      const instead = await this.#replace(followed, new Error('its head is damaged'));
      await instead?.list.whenFilterIsRead();
    }
  }

  /** What each list holds for an address; lists that hold nothing are left out. */
  async find(url: CanonicalUrl): Promise<readonly FoundInList[]> {
    return this.#findInAll((list) => list.find(url));
  }

  /** As {@link find}, for an e-mail address, a bank account or the like: each list is asked with its own salt. */
  async findNamed(named: NamedIndicator): Promise<readonly FoundInList[]> {
    return this.#findInAll((list) => list.findNamed(named));
  }

  async #findInAll(find: FindInList): Promise<readonly FoundInList[]> {
    const lists = await this.#timing.waitFor(this.#open());
    return (await Promise.all(lists.map((followed) => this.#findIn(followed, find)))).flat();
  }

  /** Every list that answers, and where it is read from. */
  async describe(): Promise<readonly OpenedList[]> {
    const lists = await this.#open();
    return (await Promise.all(lists.map((followed) => this.#describe(followed)))).flat();
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

  /** Takes into use what is stored now. What answered goes on answering until this does, with its filters read. */
  async switchOver(): Promise<void> {
    const lists = await this.#openStored().catch(async () => [await openFromPackage()]);
    await Promise.all(lists.map(({ list }) => list.whenFilterIsRead()));
    this.#settle(Promise.resolve(lists));
    await this.whenReady();
  }

  /** Opens the database anew at the next question: after it was closed or erased. */
  forgetStore(): void {
    this.#store = null;
    this.reopen();
  }

  async #findIn(followed: Followed, find: FindInList): Promise<readonly FoundInList[]> {
    try {
      return await find(followed.list);
    } catch (error) {
      const instead = await this.#replace(followed, error);
      return instead === null ? [] : this.#findIn(instead, find);
    }
  }

  async #describe(followed: Followed): Promise<readonly OpenedList[]> {
    const describe = ({ key, list: { parts } }: Followed): readonly OpenedList[] => [
      { key, info: parts.readInfo(), origin: parts.origin, ignoredEntries: parts.ignored.count },
    ];
    try {
      return describe(followed);
    } catch (error) {
      const instead = await this.#replace(followed, error);
      return instead === null ? [] : describe(instead);
    }
  }

  #open(): Promise<readonly Followed[]> {
    if (this.#opening === null) this.#settle(this.#openStored().catch(async () => [await openFromPackage()]));
    return this.#opening as Promise<readonly Followed[]>;
  }

  #settle(opening: Promise<readonly Followed[]>): void {
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

  async #openStored(): Promise<readonly Followed[]> {
    const store = await this.store();
    const lists = (await store.readActive()).flatMap((entry) => {
      try {
        return [{ key: entry.listId, list: openStoredList(store, entry, this.#timing) }];
      } catch (error) {
        console.error(`lists: ${entry.listId} cannot be opened`, error);
        return [];
      }
    });
    return lists.some(({ key }) => key === PACKAGED_LIST) ? lists : [await openFromPackage(), ...lists];
  }

  /**
   * Leaves a list in storage alone until the lists are opened anew.
   * @returns what answers instead: the packaged list from the package; null for any other list, which only a sync can
   * bring back. Rejects where the package itself cannot be read.
   */
  async #replace(broken: Followed, error: unknown): Promise<Followed | null> {
    const before = await this.#open();
    // Another version may have taken its place while it was asked.
    if (!before.includes(broken)) return before.find(({ key }) => key === broken.key) ?? null;
    if (broken.list.parts.origin === 'package') throw error;
    console.error(`lists: ${broken.key} cannot be read from storage`, error);
    const instead = broken.key === PACKAGED_LIST ? [await openFromPackage()] : [];
    const lists = await this.#open();
    const left = lists.flatMap((followed) => (followed === broken ? instead : [followed]));
    if (lists.includes(broken)) this.#settle(Promise.resolve(left));
    return instead[0] ?? null;
  }
}

async function openFromPackage(): Promise<Followed> {
  return { key: PACKAGED_LIST, list: await openPackagedList() };
}

/** Chromium runs a second worker for private windows, with a storage of its own that starts empty. */
export function isPrivateWorker(): boolean {
  return browser.extension.inIncognitoContext === true;
}
