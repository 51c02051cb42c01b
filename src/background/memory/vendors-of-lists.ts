import { readVendors } from '../../core/list/vendors-file.ts';
import type { FollowedLists } from '../lists/followed-lists.ts';
import { ListedVendors } from './listed-vendors.ts';

/** The vendors that lists bring which IT's policy names. */
export class VendorsOfLists {
  readonly #lists: Pick<FollowedLists, 'store'>;
  #reading: Promise<readonly ListedVendors[]> | null = null;

  constructor(lists: Pick<FollowedLists, 'store'>) {
    this.#lists = lists;
  }

  /** A list has changed. */
  forget(): void {
    this.#reading = null;
  }

  /** One for each list, the same until {@link forget}. Never rejects: what cannot be read is not known. */
  read(): Promise<readonly ListedVendors[]> {
    this.#reading ??= this.#read().catch((error: unknown) => {
      console.error('vendors of lists', error);
      return [];
    });
    return this.#reading;
  }

  /** None in a private window, where storage is empty. */
  async #read(): Promise<readonly ListedVendors[]> {
    const store = await this.#lists.store().catch(() => null);
    if (store === null) return [];
    const active = await store.readActive();
    const stored = await Promise.all(active.map(({ listId }) => store.readBrought('vendors', listId)));
    return stored
      .map(readVendors)
      .flatMap((read) => (read.ok ? [new ListedVendors(read.file.vendors, read.file.salt)] : []));
  }
}
