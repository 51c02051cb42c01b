import { parseListCases } from '../../core/list/cases.ts';
import type { ListCases, ListInfo } from '../../core/list/model.ts';
import { type PackedTarget, type ReleasedList, readRelease } from '../../core/list/released-list.ts';
import { applyDeltaSteps } from '../../core/table/apply-delta.ts';
import { openTableSteps, type Table } from '../../core/table/open-table.ts';
import { downloadTarget, type PieceStore } from '../../core/tuf/download-target.ts';
import { type FailureReason, fail, type TufFailure } from '../../core/tuf/failure.ts';
import {
  type PrepareResult,
  type RefreshResult,
  refreshRepository,
  type TrustedSet,
} from '../../core/tuf/refresh-repository.ts';
import type { TufTransport } from '../../core/tuf/transport.ts';
import { createTufCrypto } from '../../core/tuf/tuf-crypto.ts';
import type { ListStore, ListUpdate } from '../../platform/list-store.ts';
import { buildFilterBytesInSlices } from '../lists/build-filter-in-slices.ts';
import { cutList } from '../lists/new-list.ts';
import { runInSlices } from '../run-in-slices.ts';
import { hashHex, unpackTarget } from './unpack-target.ts';

const tufCrypto = createTufCrypto(crypto.subtle);

export interface ListSource {
  readonly listId: string;
  readonly transport: TufTransport;
  /** The root that came with the package, or that policy or the person gave the fingerprint of. */
  readonly initialRoot: Uint8Array<ArrayBuffer>;
  /** What is wrong with the id that the published list calls itself by; left out where it must be `listId`. */
  readonly findIdProblem?: (id: string) => FailureReason | null;
}

/** The list as it answers now, to build the next version upon. Null where none does. */
export interface ListInUse {
  readonly info: ListInfo;
  readonly table: Table;
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
  brought: ListInfo | null = null;

  constructor(source: ListSource, store: ListStore, trusted: TrustedSet) {
    this.#source = source;
    this.#store = store;
    this.#trusted = trusted;
  }

  async prepare(inUse: ListInUse | null): Promise<PrepareResult<ListUpdate>> {
    const { listId, findIdProblem = mustBe(this.#source.listId) } = this.#source;
    const read = readRelease(this.#trusted.targets.files);
    if (!read.ok) return refuse(read.problem);
    const { list } = read;
    const idProblem = findIdProblem(list.info.id);
    if (idProblem !== null) return { ok: false, failure: fail('target', idProblem) };
    // The package may be newer than what its repository has published yet.
    if (inUse !== null && list.info.version <= inUse.info.version) return { ok: true, change: null };
    const bytes = (await this.#applyDelta(list, inUse)) ?? (await this.#fetch(list.table));
    const cases = readCases(await this.#fetch(list.cases));
    const opened = await runInSlices(openTableSteps(bytes));
    if (!opened.ok) return refuse(`the table is ${opened.error.problem}`);
    const { table } = opened;
    if (table.head.listVersion !== list.info.version || table.head.sets !== cases.sets.length) {
      return refuse('table and cases do not belong together');
    }
    const filter = await buildFilterBytesInSlices(table);
    const whole: ListCases = { ...cases, info: list.info };
    this.brought = list.info;
    const cut = cutList(listId, list.table.unpacked.sha256, table, whole);
    return { ok: true, change: { list: cut, filter, neverList: null, adapters: { kind: 'none' } } };
  }

  /** Null where no delta leads from the version in use, or where it does not lead to the signed table. */
  async #applyDelta(list: ReleasedList, inUse: ListInUse | null): Promise<Uint8Array | null> {
    const delta = list.deltas.find(({ from }) => from === inUse?.info.version);
    if (delta === undefined || inUse === null) return null;
    const { table } = inUse;
    const hash = new Uint8Array(
      await crypto.subtle.digest('SHA-256', table.bytes as Uint8Array<ArrayBuffer>),
    );
    const packed = await this.#fetch(delta).catch(goOnWithoutDelta);
    if (packed === null) return null;
    const applied = await runInSlices(applyDeltaSteps(table, hash, packed));
    return applied.ok && (await hashHex(applied.bytes)) === list.table.unpacked.sha256 ? applied.bytes : null;
  }

  /** Rejects with a {@link TargetError} where a target cannot be had, in words where it is not what it should be; the update then fails and nothing is switched. */
  async #fetch({ name, unpacked }: PackedTarget): Promise<Uint8Array> {
    const downloaded = await downloadTarget({
      transport: this.#source.transport,
      crypto: tufCrypto,
      trusted: this.#trusted,
      name,
      pieces: keepPieces(this.#store),
    });
    if (!downloaded.ok) throw new TargetError(downloaded.failure);
    const content = await unpackTarget(downloaded.bytes, unpacked);
    if (content === null) throw new Error(`${name} does not hold what was signed`);
    return content;
  }
}

/** A target that could not be had, with what whoever plans the next check has to know. */
class TargetError extends Error {
  readonly failure: TufFailure;

  constructor(failure: TufFailure) {
    super(failure.sentence);
    this.failure = failure;
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
  const parsed = parseListCases(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.ok) throw new Error(`the cases cannot be read: ${parsed.problems[0] ?? ''}`);
  return parsed.cases;
}

function keepPieces(store: ListStore): PieceStore {
  return {
    load: (key) => store.readPieces(key),
    save: (key, index, piece) => store.writePiece(key, index, piece),
    clear: () => store.dropPieces(),
  };
}
