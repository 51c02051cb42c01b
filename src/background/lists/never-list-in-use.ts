import { combineNeverLists, type NeverListHosts, takeNeverListHosts } from '../../core/list/never-list.ts';
import type { ListStore } from '../../platform/list-store.ts';
import { PACKAGED_LIST, readPackagedNeverList } from './packaged-list.ts';

/** The never-list that holds for every list: the package's, and that of the packaged list's last release. */
export class NeverListInUse {
  readonly #openStore: () => Promise<ListStore>;
  #packaged: Promise<NeverListHosts> | null = null;

  constructor(openStore: () => Promise<ListStore>) {
    this.#openStore = openStore;
  }

  /**
   * The hosts that it names now. Storage is asked each time, so that no release is missed; where it fails, the package's
   * never-list holds. Rejects where the package is damaged.
   */
  async readHosts(): Promise<NeverListHosts> {
    const [packaged, released] = await Promise.all([this.#readPackaged(), this.#readReleased()]);
    return combineNeverLists(packaged, released);
  }

  #readPackaged(): Promise<NeverListHosts> {
    this.#packaged ??= readPackagedNeverList().catch((error: unknown) => {
      this.#packaged = null;
      throw error;
    });
    return this.#packaged;
  }

  async #readReleased(): Promise<NeverListHosts | null> {
    try {
      return takeNeverListHosts(await (await this.#openStore()).readNeverList(PACKAGED_LIST));
    } catch {
      return null;
    }
  }
}
