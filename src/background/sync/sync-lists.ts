import { isCheckDue, planNextCheck } from '../../core/list/plan-check.ts';
import { fail, type TufFailure } from '../../core/tuf/failure.ts';
import { describeError } from '../../core/tuf/read-file.ts';
import type { RefreshResult } from '../../core/tuf/refresh-repository.ts';
import type { ListOrigin } from '../../messages/protocol.ts';
import { browser } from '../../platform/browser.ts';
import { now } from '../../platform/clock.ts';
import type { ListStore } from '../../platform/list-store.ts';
import { type FollowedLists, isPrivateWorker } from '../lists/followed-lists.ts';
import { refreshGuard } from '../lists/refresh-guard.ts';
import { readStoredTable } from '../lists/stored-list.ts';
import { changeLists, dropVersionsBefore } from './change-lists.ts';
import { dropClockEvidence, keepClockEvidence } from './clock-evidence.ts';
import { openSource, readFollowed } from './followed-source.ts';
import { readCurrentPolicy } from './managed-policy.ts';
import { findStrays, findTakenIds } from './stray-lists.ts';
import { dropSyncStates, readSyncState, type SyncState, writeSyncState } from './sync-state.ts';
import { type ListInUse, updateList } from './update-list.ts';
import { findVersionLimit } from './version-limit.ts';

const ALARM = 'sync';
/** A list that storage has lost is looked for again before its time, but not more often than this. */
const LOST_LIST_MS = 15 * 60_000;

/** A followed list that is fetched from somewhere. */
type FetchedOrigin = ListOrigin & { readonly address: string };

export function isSyncAlarm(name: string): boolean {
  return name === ALARM;
}

/**
 * Brings what is stored in line with what is followed: lets go of lists that no one follows any more, looks for new
 * versions of those that are due, and takes them into use. What is in use goes on answering until the new version stands
 * whole in storage; a failure changes nothing but the time of that list's next check, and nothing at all of the others.
 * @param isWanted the person asks for it now: lists that are not due are looked for, too
 * @param onChange called after a list has changed and the browser's rules with it
 */
export async function syncLists(
  lists: FollowedLists,
  isWanted: boolean,
  onChange: () => Promise<void>,
): Promise<void> {
  if (isPrivateWorker()) return;
  const followed = await readFollowed();
  await dropStrays(lists, followed, onChange).catch((error: unknown) => console.error('sync: strays', error));
  // Quick where nothing is left to do: a worker may have been stopped at any point of a change.
  await refreshGuard(lists).catch((error: unknown) => console.error('sync: rules', error));
  await dropVersionsBefore(lists).catch((error: unknown) => console.error('sync: old versions', error));
  const fetched = followed.filter((origin): origin is FetchedOrigin => origin.address !== null);
  for (const origin of fetched) {
    if (!isWanted && !(await isDue(origin, lists))) continue;
    await changeLists(lists, onChange, () => syncList(origin, followed, lists)).catch((error: unknown) =>
      console.error(`sync: ${origin.key}`, error),
    );
  }
  await dropUnfinished(lists, fetched).catch((error: unknown) => console.error('sync: pieces', error));
  await scheduleNext(fetched);
}

/** Lets go of what was begun to be fetched and is of no use any more, once every list has what it looked for. */
async function dropUnfinished(lists: FollowedLists, fetched: readonly FetchedOrigin[]): Promise<void> {
  const states = await Promise.all(fetched.map(({ key }) => readSyncState(key)));
  if (states.some((state) => state === null || state.failures > 0)) return;
  await (await lists.store()).dropPieces(null);
}

async function dropStrays(
  lists: FollowedLists,
  followed: readonly ListOrigin[],
  onChange: () => Promise<void>,
): Promise<void> {
  const keys = new Set(followed.map(({ key }) => key));
  const isUnfollowed = (listId: string): boolean => !keys.has(listId);
  await Promise.all([dropSyncStates(isUnfollowed), dropClockEvidence(isUnfollowed)]);
  const store = await lists.store();
  const strays = await findStrays(store, followed);
  await changeLists(lists, onChange, () => removeLists(store, strays));
}

/** @returns whether there were any */
async function removeLists(store: ListStore, keys: readonly string[]): Promise<boolean> {
  for (const key of keys) await store.removeList(key);
  await dropSyncStates((listId) => keys.includes(listId));
  return keys.length > 0;
}

async function isDue({ key }: ListOrigin, lists: FollowedLists): Promise<boolean> {
  const state = await readSyncState(key);
  const { syncMinutes } = await readCurrentPolicy();
  if (state === null || isCheckDue(state, now(), syncMinutes)) return true;
  if (state.failures > 0 || now() < state.lastSuccess + LOST_LIST_MS) return false;
  const answering = await lists.describe();
  return !answering.some((list) => list.key === key && list.origin === 'storage');
}

/** @returns whether other content is stored now */
async function syncList(
  origin: FetchedOrigin,
  followed: readonly ListOrigin[],
  lists: FollowedLists,
): Promise<boolean> {
  const before = await readSyncState(origin.key);
  const fetch = new ListFetch(origin, followed, lists);
  const refresh = await fetch.run().catch((error: unknown) => {
    console.error(`sync: ${origin.key}`, error);
    return giveUp(fail('store', { code: 'not-readable', detail: describeError(error) }));
  });
  // What has been stored answers, whether this is remembered or not.
  const { syncMinutes } = await readCurrentPolicy();
  await writeSyncState(describeResult(origin.key, before, refresh, syncMinutes)).catch((error: unknown) =>
    console.error(`sync: ${origin.key}`, error),
  );
  return fetch.hasChanged;
}

/** One list that is being brought up to date. */
class ListFetch {
  readonly #origin: FetchedOrigin;
  readonly #followed: readonly ListOrigin[];
  readonly #lists: FollowedLists;
  /** Other content is stored than before. */
  hasChanged = false;

  constructor(origin: FetchedOrigin, followed: readonly ListOrigin[], lists: FollowedLists) {
    this.#origin = origin;
    this.#followed = followed;
    this.#lists = lists;
  }

  /** Rejects where storage fails outside of the update itself. */
  async run(): Promise<RefreshResult> {
    const { key, address } = this.#origin;
    const store = await this.#lists.store();
    const taken = findTakenIds(this.#origin, this.#followed, await store.readActive());
    const opened = await openSource(this.#origin, address, await store.readRoles(key), (id) =>
      taken.has(id) ? { code: 'id-taken', id } : null,
    );
    if (!opened.ok) return giveUp(opened.failure);
    const [inUse, policy] = await Promise.all([readInUse(store, this.#lists, key), readCurrentPolicy()]);
    const versionLimit = findVersionLimit(policy, this.#origin, inUse?.info.version ?? null);
    const result = await updateList(
      { ...opened.source, versionLimit },
      store,
      inUse,
      Math.floor(now() / 1000),
    );
    this.hasChanged = result.activated !== null;
    await keepClockEvidence(key, result.refresh, opened.source.transport.lastSighting());
    if (this.hasChanged) await removeLists(store, await findStrays(store, this.#followed));
    return result.refresh;
  }
}

/** The outcome where the repository was not even begun. */
function giveUp(failure: TufFailure): RefreshResult {
  return { ok: false, failure, trusted: null, staleSince: null, notices: [] };
}

function describeResult(
  listId: string,
  before: SyncState | null,
  refresh: RefreshResult,
  syncMinutes: number,
): SyncState {
  const time = now();
  const acknowledged = before?.acknowledged ?? null;
  if (refresh.ok) {
    const nextCheck = time + planNextCheck(0, null, Math.random(), syncMinutes);
    const fork = findFork(refresh);
    const problem = { problem: fork?.sentence ?? null, problemCode: fork?.code ?? null };
    return { listId, nextCheck, lastSuccess: time, failures: 0, staleSince: null, acknowledged, ...problem };
  }
  const { failure, staleSince } = refresh;
  const failures = (before?.failures ?? 0) + 1;
  const retryAfter = failure.code === 'refused' ? failure.retryAfterSeconds : null;
  return {
    listId,
    nextCheck: time + planNextCheck(failures, retryAfter, Math.random()),
    lastSuccess: before?.lastSuccess ?? 0,
    failures,
    staleSince: staleSince === null ? null : staleSince * 1000,
    problem: failure.sentence,
    problemCode: failure.code,
    acknowledged,
  };
}

/** What is signed twice, differently, is no failure, because the first of it stays; but the publisher has to know. */
function findFork({ trusted, notices }: RefreshResult): TufFailure | null {
  const notice = notices.find(({ code }) => code === 'same-version-differs');
  if (notice?.code !== 'same-version-differs' || trusted === null) return null;
  return fail(notice.role, { code: notice.code, version: trusted[notice.role].version });
}

/** Null where the list is not in storage, or cannot be read there: then a whole table is fetched. */
async function readInUse(store: ListStore, lists: FollowedLists, key: string): Promise<ListInUse | null> {
  const active = (await store.readActive()).find((entry) => entry.listId === key);
  const state = (await lists.describe()).find((list) => list.key === key);
  if (active === undefined || state?.origin !== 'storage') return null;
  try {
    return { info: state.info, table: await readStoredTable(store, active), stamp: active.stamp };
  } catch {
    return null;
  }
}

async function scheduleNext(fetched: readonly FetchedOrigin[]): Promise<void> {
  const states = await Promise.all(fetched.map(({ key }) => readSyncState(key)));
  const times = states.flatMap((state) => (state === null ? [] : [state.nextCheck]));
  if (times.length > 0) await browser.alarms.create(ALARM, { when: Math.min(...times) });
}
