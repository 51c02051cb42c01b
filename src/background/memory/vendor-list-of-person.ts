import type { ListedVendor } from '../../core/mail/memory/vendor-list.ts';
import { VENDOR_LIST } from './mailbox-index.ts';
import type { MemoryAccess, OpenMemory } from './memory-access.ts';
import { readListedVendors } from './stored-content.ts';

const NONE: readonly ListedVendor[] = [];

/** The person's own vendor list: opened at the first question and kept while the worker lives. */
export class VendorListOfPerson {
  readonly #access: MemoryAccess;
  #known: readonly ListedVendor[] | null = null;

  constructor(access: MemoryAccess) {
    this.#access = access;
  }

  /** Empty where there is none, and where it cannot be read. The same array until it changes. */
  async read(): Promise<readonly ListedVendor[]> {
    if (this.#known !== null) return this.#known;
    const access = await this.#access.open();
    if (!access.ok) return NONE;
    try {
      this.#known = await this.#read(access.memory);
    } catch {
      return NONE;
    }
    return this.#known;
  }

  async #read({ store, seal }: OpenMemory): Promise<readonly ListedVendor[]> {
    const piece = await store.readPiece(VENDOR_LIST);
    return piece === undefined ? NONE : readListedVendors(await seal.open(VENDOR_LIST, piece));
  }

  /** Takes the place of the list before; an empty one takes it away. */
  async write({ store, seal }: OpenMemory, vendors: readonly ListedVendor[]): Promise<void> {
    const piece = vendors.length === 0 ? null : await seal.seal(VENDOR_LIST, JSON.stringify(vendors));
    await store.write({ entries: [], pieces: [[VENDOR_LIST, piece]] });
    this.#known = null;
  }
}
