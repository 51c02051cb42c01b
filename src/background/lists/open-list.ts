import type { FoundInList } from '../../core/list/decide.ts';
import type { IgnoredEntries } from '../../core/list/ignored-entries.ts';
import type { ListCases, ListInfo } from '../../core/list/model.ts';
import type { FuseFilter } from '../../core/table/fuse-filter.ts';
import {
  type BlockSource,
  type FindMatchesResult,
  findStoredKey,
  findStoredMatches,
  isSurelyAbsent,
} from '../../core/table/lookup.ts';
import type { TableHead } from '../../core/table/table-head.ts';
import type { CanonicalUrl } from '../../core/url/model.ts';
import { keyOfNamed, type NamedIndicator } from './key-of-named.ts';

/** Where a list's parts are read from. */
export interface ListParts {
  readonly origin: 'storage' | 'package';
  /** Tells this content from any other. */
  readonly stamp: string;
  readonly head: TableHead;
  readonly blocks: BlockSource;
  /** The list as a person sees it. Throws where it cannot be read; no verdict needs it before there is a hit. */
  readonly readInfo: () => ListInfo;
  /** What stands behind a case set, as set 0 of an own {@link ListCases}. Rejects where it cannot be read. */
  readonly readSet: (setId: number) => Promise<ListCases>;
  /** Those of its entries that count for nothing. */
  readonly ignored: IgnoredEntries;
  /** Whether its `forced` flag is honoured. Asked where an entry bears it. */
  readonly readMayForce: () => Promise<boolean>;
}

/** Entries whose filter (about 37 kB) costs less to read than the blocks that an address could stand in. */
const SMALL_LIST = 16_384;

/** One followed list, ready to be asked. */
export class OpenList {
  readonly parts: ListParts;
  readonly #readFilter: () => Promise<FuseFilter | null>;
  #reading: Promise<void> | null = null;
  #filter: FuseFilter | null = null;

  /** @param readFilter null where there is none; called once, when it is wanted */
  constructor(parts: ListParts, readFilter: () => Promise<FuseFilter | null>) {
    this.parts = parts;
    this.#readFilter = readFilter;
  }

  /** Reads the filter, from when on most addresses are answered without reading a block. Never rejects. */
  whenFilterIsRead(): Promise<void> {
    this.#reading ??= this.#readFilter().then(
      (filter) => {
        this.#filter = filter;
      },
      (error: unknown) => console.error('lists: no filter, every address is looked up in the table', error),
    );
    return this.#reading;
  }

  /** False as long as the filter is not there: then only a block proves anything. */
  isSurelyAbsent(url: CanonicalUrl): boolean {
    return this.#filter !== null && isSurelyAbsent(this.parts.head, this.#filter, url);
  }

  /** Rejects where the list's bytes are damaged or storage fails. */
  async find(url: CanonicalUrl): Promise<readonly FoundInList[]> {
    // After a cold start a block read proves a verdict while the filter loads; a small filter is there sooner than that.
    if (this.#filter === null && this.parts.head.entries <= SMALL_LIST) await this.whenFilterIsRead();
    return this.#describe(await findStoredMatches(this.parts.head, this.#filter, this.parts.blocks, url));
  }

  /** Whether it names an e-mail address, a bank account or the like. Rejects as {@link find} does. */
  async findNamed(named: NamedIndicator): Promise<readonly FoundInList[]> {
    const { head, blocks } = this.parts;
    if (!head.kinds.has(named.type)) return [];
    if (this.#filter === null && head.entries <= SMALL_LIST) await this.whenFilterIsRead();
    const key = await keyOfNamed(named, head.salt);
    return key === null ? [] : this.#describe(await findStoredKey(head, this.#filter, blocks, key));
  }

  async #describe(found: FindMatchesResult): Promise<readonly FoundInList[]> {
    if (!found.ok)
      throw new Error(`table ${this.parts.stamp}: ${found.error.problem} at ${found.error.where}`);
    const { ignored, readMayForce, readSet } = this.parts;
    const mayForce = found.matches.some(({ isForced }) => isForced) && (await readMayForce());
    const limits = { ignored: new Set(ignored.values), mayForce };
    return Promise.all(
      found.matches.map(async ({ indicator, setId, isForced }) => ({
        list: await readSet(setId),
        matches: [{ indicator, setId: 0, isForced }],
        limits,
      })),
    );
  }
}
