import { readHex } from '../../core/hex.ts';
import { MAX_ADAPTERS_BYTES, readAdapters } from '../../core/list/adapters-file.ts';
import { parseListCases } from '../../core/list/cases.ts';
import { findIgnoredSteps } from '../../core/list/find-ignored.ts';
import type { IgnoredEntries } from '../../core/list/ignored-entries.ts';
import type { ListCases, ListInfo } from '../../core/list/model.ts';
import {
  combineNeverLists,
  MAX_NEVER_LIST_BYTES,
  type NeverListHosts,
  readNeverList,
} from '../../core/list/never-list.ts';
import { type PackedTarget, type ReleasedList, readRelease } from '../../core/list/released-list.ts';
import { MAX_VENDORS_BYTES, readVendors } from '../../core/list/vendors-file.ts';
import { applyDeltaSteps } from '../../core/table/apply-delta.ts';
import { openFilter } from '../../core/table/fuse-filter.ts';
import { openTableSteps, type Table } from '../../core/table/open-table.ts';
import { type FailureReason, fail } from '../../core/tuf/failure.ts';
import {
  type PrepareResult,
  type RefreshResult,
  refreshRepository,
  type TrustedSet,
} from '../../core/tuf/refresh-repository.ts';
import type { TufTransport } from '../../core/tuf/transport.ts';
import { createTufCrypto } from '../../core/tuf/tuf-crypto.ts';
import type { FollowedBy } from '../../messages/protocol.ts';
import type { BroughtFile, ListUpdate } from '../../platform/list-records.ts';
import type { ListStore } from '../../platform/list-store.ts';
import { readPublicSuffixes } from '../../platform/public-suffixes.ts';
import { hashHex } from '../hash-hex.ts';
import { buildFilterBytesInSlices } from '../lists/build-filter-in-slices.ts';
import { NeverListInUse } from '../lists/never-list-in-use.ts';
import { cutList } from '../lists/new-list.ts';
import { readPackagedNeverList } from '../lists/packaged-list.ts';
import { runInSlices } from '../run-in-slices.ts';
import { TargetError, TargetFetch } from './fetch-target.ts';

const tufCrypto = createTufCrypto(crypto.subtle);
/** They are read with the list at each start. */
const MAX_IGNORED = 10_000;

export interface ListSource {
  readonly listId: string;
  /** Who chose the list, which decides what it may do beyond naming what it lists. */
  readonly followedBy: FollowedBy;
  readonly transport: TufTransport;
  /** The root that came with the package, or that policy or the person gave the fingerprint of. */
  readonly initialRoot: Uint8Array<ArrayBuffer>;
  /** What is wrong with the id that the published list calls itself by; left out where it must be `listId`. */
  readonly findIdProblem?: (id: string) => FailureReason | null;
  /** The highest version that policy lets in; null or left out: any. */
  readonly versionLimit?: number | null;
}

/** The list as it answers now, to build the next version upon. Null where none does. */
export interface ListInUse {
  readonly info: ListInfo;
  readonly table: Table;
  /** SHA-256 of the table, 64 hex digits, where it was fetched; of table and cases where it came with the package. */
  readonly stamp: string;
}

export interface UpdateResult {
  readonly refresh: RefreshResult;
  /** The version that answers from now on, where it is another one. */
  readonly activated: ListInfo | null;
}

/**
 * Brings a list up to date: verifies the repository, fetches what changed (else the whole table), and makes it the one
 * that answers together with the repository's roles, in one transaction. Never throws; a failure leaves everything as
 * it was. Verdicts go on meanwhile.
 * @param now seconds since 1970
 */
export async function updateList(
  source: ListSource,
  store: ListStore,
  inUse: ListInUse | null,
  now: number,
): Promise<UpdateResult> {
  const { listId, transport, initialRoot } = source;
  const brought: { info: ListInfo | null } = { info: null };
  const refresh = await refreshRepository<ListUpdate>(
    {
      transport,
      initialRoot,
      now,
      crypto: tufCrypto,
      store: {
        load: () => store.readRoles(listId),
        // The root that the chain begins with stays beside it.
        commit: (roles, change) => store.commitUpdate(listId, { ...roles, initialRoot }, change),
      },
    },
    async (trusted) => {
      const update = new Update(source, store, trusted);
      const prepared = await update.prepare(inUse).catch(tellTargetFailure);
      brought.info = update.brought;
      return prepared;
    },
  );
  return { refresh, activated: refresh.ok ? brought.info : null };
}

/** One release that is being fetched. */
class Update {
  readonly #source: ListSource;
  readonly #store: ListStore;
  readonly #trusted: TrustedSet;
  readonly #targets: TargetFetch;
  brought: ListInfo | null = null;

  constructor(source: ListSource, store: ListStore, trusted: TrustedSet) {
    this.#source = source;
    this.#store = store;
    this.#trusted = trusted;
    this.#targets = new TargetFetch(source.transport, tufCrypto, trusted, store);
  }

  async prepare(inUse: ListInUse | null): Promise<PrepareResult<ListUpdate>> {
    const { listId, followedBy, findIdProblem = mustBe(this.#source.listId) } = this.#source;
    const read = readRelease(this.#trusted.targets.files);
    if (!read.ok) return refuse(read.problem);
    const { list } = read;
    const idProblem = findIdProblem(list.info.id);
    if (idProblem !== null) return { ok: false, failure: fail('target', idProblem) };
    if (inUse !== null && list.info.version <= inUse.info.version) return this.#stay(list, inUse);
    const { versionLimit } = this.#source;
    if (versionLimit != null && list.info.version > versionLimit) {
      if (inUse !== null) return { ok: true, change: null };
      return refuse(`version ${list.info.version} is published, and policy takes none after ${versionLimit}`);
    }
    const bytes = (await this.#applyDelta(list, inUse)) ?? (await this.#targets.fetchPacked(list.table));
    const cases = readCases(await this.#targets.fetchPacked(list.cases));
    const neverList = await this.#fetchNeverList(list.neverList);
    const brought = {
      adapters: await this.#fetchAdapters(list.adapters),
      vendors: await this.#fetchVendors(list.vendors),
    };
    const opened = await runInSlices(openTableSteps(bytes));
    if (!opened.ok) return refuse(`the table is ${opened.error.problem}`);
    const { table } = opened;
    if (table.head.listVersion !== list.info.version || table.head.sets !== cases.sets.length) {
      return refuse('table and cases do not belong together');
    }
    const filter = await buildFilterBytesInSlices(table);
    const ignored = await this.#findIgnored(table, filter, neverList);
    const whole: ListCases = { ...cases, info: list.info };
    this.brought = list.info;
    const cut = cutList(listId, list.table.unpacked.sha256, table, whole, ignored);
    const kept = followedBy === 'package' ? neverList : null;
    return { ok: true, change: { list: cut, filter, neverList: kept, brought } };
  }

  /** The package may be newer than what its repository has published yet; a version has one content. */
  async #stay(
    { info: { version }, table }: ReleasedList,
    inUse: ListInUse,
  ): Promise<PrepareResult<ListUpdate>> {
    // To hash a large table stops the worker for 10 ms, so what is known of it comes first.
    const isSame =
      version < inUse.info.version ||
      inUse.stamp === table.unpacked.sha256 ||
      (await hashHex(inUse.table.bytes)) === table.unpacked.sha256;
    if (isSame) return { ok: true, change: null };
    return { ok: false, failure: fail('target', { code: 'same-version-differs', version }) };
  }

  async #fetchNeverList(target: PackedTarget): Promise<NeverListHosts> {
    const bytes = await this.#targets.fetchPacked(target, MAX_NEVER_LIST_BYTES);
    const read = readNeverList(parseJson(bytes));
    if (!read.ok) throw new Error(`the never-list cannot be read: ${read.problems[0] ?? ''}`);
    return read.hosts;
  }

  /** A file that this version cannot read takes nothing away: what is listed matters more than how webmail is read. */
  async #fetchAdapters(name: string | null): Promise<BroughtFile> {
    if (name === null || this.#source.followedBy === 'person') return { kind: 'none' };
    const read = readAdapters(await this.#fetchJson(name, MAX_ADAPTERS_BYTES));
    return read.ok ? { kind: 'new', content: read.file } : { kind: 'kept' };
  }

  /** Whom to pay is for IT to say: of every other list the file is not even fetched. */
  async #fetchVendors(name: string | null): Promise<BroughtFile> {
    if (name === null || this.#source.followedBy !== 'organisation') return { kind: 'none' };
    const content = await this.#fetchJson(name, MAX_VENDORS_BYTES);
    return readVendors(content).ok ? { kind: 'new', content } : { kind: 'kept' };
  }

  /** Undefined for what is no JSON, or larger than that. */
  async #fetchJson(name: string, mostBytes: number): Promise<unknown> {
    const length = this.#trusted.targets.files.get(name)?.length ?? 0;
    return length <= mostBytes ? parseJson(await this.#targets.fetchPlain(name)) : undefined;
  }

  async #findIgnored(table: Table, filter: Uint8Array, own: NeverListHosts): Promise<IgnoredEntries> {
    const opened = openFilter(filter);
    if (!opened.ok) throw new Error(`the filter is ${opened.problem}`);
    const { followedBy } = this.#source;
    const rules = {
      suffixes: await readPublicSuffixes(),
      own,
      inUse:
        followedBy === 'package'
          ? combineNeverLists(await readPackagedNeverList(), own)
          : await new NeverListInUse(async () => this.#store).readHosts(),
      mayForce: followedBy === 'organisation',
    };
    const ignored = await runInSlices(findIgnoredSteps(table, opened.filter, rules));
    if (ignored.values.length <= MAX_IGNORED) return ignored;
    throw new Error(`${ignored.values.length} of its entries name what it may not stop`);
  }

  /** Null where no delta leads from the version in use, or where it does not lead to the signed table. */
  async #applyDelta(list: ReleasedList, inUse: ListInUse | null): Promise<Uint8Array | null> {
    const delta = list.deltas.find(({ from }) => from === inUse?.info.version);
    if (delta === undefined || inUse === null) return null;
    const { table, stamp } = inUse;
    const packed = await this.#targets.fetchPacked(delta).catch(goOnWithoutDelta);
    if (packed === null) return null;
    const apply = (hash: string) =>
      runInSlices(applyDeltaSteps(table, readHex(hash) ?? new Uint8Array(), packed));
    const atOnce = await apply(stamp);
    const applied = atOnce.ok ? atOnce : await apply(await hashHex(table.bytes));
    return applied.ok && (await hashHex(applied.bytes)) === list.table.unpacked.sha256 ? applied.bytes : null;
  }
}

function tellTargetFailure(error: unknown): PrepareResult<ListUpdate> {
  if (error instanceof TargetError) return { ok: false, failure: error.failure };
  throw error;
}

/** The whole table will do as well, unless the server asked to be left alone for a while. */
function goOnWithoutDelta(error: unknown): null {
  const failure = error instanceof TargetError ? error.failure : null;
  if (failure?.code === 'refused' && (failure.status === 429 || failure.status === 503)) throw error;
  return null;
}

function mustBe(listId: string): (id: string) => FailureReason | null {
  return (id) =>
    id === listId
      ? null
      : { code: 'not-prepared', detail: `the repository holds the list "${id}", not "${listId}"` };
}

function refuse(detail: string): { readonly ok: false; readonly failure: ReturnType<typeof fail> } {
  return { ok: false, failure: fail('target', { code: 'not-prepared', detail }) };
}

function readCases(bytes: Uint8Array): ListCases {
  const parsed = parseListCases(parseJson(bytes));
  if (!parsed.ok) throw new Error(`the cases cannot be read: ${parsed.problems[0] ?? ''}`);
  return parsed.cases;
}

/** Undefined where it is no JSON, which no reader takes. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
