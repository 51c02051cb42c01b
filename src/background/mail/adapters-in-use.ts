import { type AdapterEntry, readAdapters, readStoredAdapters } from '../../core/list/adapters-file.ts';
import type { Adapter } from '../../core/mail/adapter.ts';
import { chooseAdapters, mergeAdapters } from '../../core/mail/adapter-choice.ts';
import { readPackagedJson } from '../../platform/package-files.ts';
import type { FollowedLists } from '../lists/followed-lists.ts';
import type { AdapterSource } from './mail-sites.ts';

const PACKAGED = 'adapters/packaged.json';

/** How webmails are read: by the package, and by what the followed lists bring that is newer. */
export class AdaptersInUse implements AdapterSource {
  readonly #lists: FollowedLists;
  #reading: Promise<readonly Adapter[]> | null = null;

  constructor(lists: FollowedLists) {
    this.#lists = lists;
  }

  forget(): void {
    this.#reading = null;
  }

  async listHosts(): Promise<readonly string[]> {
    return (await this.#read()).flatMap(({ hosts }) => hosts);
  }

  async findFor(address: string): Promise<readonly Adapter[]> {
    return URL.canParse(address) ? chooseAdapters(await this.#read(), new URL(address).hostname) : [];
  }

  #read(): Promise<readonly Adapter[]> {
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  async #readAll(): Promise<readonly Adapter[]> {
    const packaged = entriesOf(await readPackagedJson(PACKAGED));
    const brought = await this.#readOfLists().catch((error: unknown) => {
      console.error('adapters of lists', error);
      return [];
    });
    return mergeAdapters([packaged, ...brought]);
  }

  /** None in a private window, where storage is empty. */
  async #readOfLists(): Promise<readonly (readonly AdapterEntry[])[]> {
    const store = await this.#lists.store().catch(() => null);
    if (store === null) return [];
    const active = await store.readActive();
    return Promise.all(
      active.map(async ({ listId }) => readStoredAdapters(await store.readBrought('adapters', listId))),
    );
  }
}

/** What cannot be read is none. */
function entriesOf(value: unknown): readonly AdapterEntry[] {
  const read = readAdapters(value);
  return read.ok ? read.file.adapters : [];
}
