import { isCheckDue, planNextCheck } from '../../core/list/plan-check.ts';
import { browser } from '../../platform/browser.ts';
import { now } from '../../platform/clock.ts';
import type { ListStore } from '../../platform/list-store.ts';
import { type FollowedLists, isPrivateWorker } from '../lists/followed-lists.ts';
import { refreshGuard } from '../lists/refresh-guard.ts';
import { readStoredTable } from '../lists/stored-list.ts';
import { keepClockEvidence } from './clock-evidence.ts';
import { type FollowedSource, readSources } from './followed-source.ts';
import { readSyncState, type SyncState, writeSyncState } from './sync-state.ts';
import { type ListInUse, type UpdateResult, updateList } from './update-list.ts';

const ALARM = 'sync';

export function isSyncAlarm(name: string): boolean {
  return name === ALARM;
}

/**
 * Looks for new versions of the lists that are due, and takes them into use. What is in use goes on answering until the
 * new version stands whole in storage; a failure changes nothing but the time of the next check.
 * @param isWanted the person asks for it now: lists that are not due are looked for, too
 * @param onNewVersion called after a list has changed and the browser's rules with it
 */
export async function syncLists(
  lists: FollowedLists,
  isWanted: boolean,
  onNewVersion: () => Promise<void>,
): Promise<void> {
  if (isPrivateWorker()) return;
  const sources = await readSources();
  for (const source of sources) {
    const state = await readSyncState(source.listId);
    if (!isWanted && state !== null && !isCheckDue(state.nextCheck, now())) continue;
    if (await syncList(source, state, lists)) {
      lists.reopen();
      await lists.whenReady();
      await refreshGuard(lists);
      await onNewVersion();
      await (await lists.store()).dropPrevious(source.listId);
    }
  }
  await scheduleNext(sources);
}

/** @returns whether another version answers now */
async function syncList(
  source: FollowedSource,
  before: SyncState | null,
  lists: FollowedLists,
): Promise<boolean> {
  const store = await lists.store();
  const inUse = await readInUse(store, lists, source.listId);
  const result = await updateList(source, store, inUse, Math.floor(now() / 1000));
  await writeSyncState(describeResult(source.listId, before, result));
  await keepClockEvidence(source.listId, result.refresh, source.transport.lastSighting());
  return result.activated !== null;
}

function describeResult(listId: string, before: SyncState | null, { refresh }: UpdateResult): SyncState {
  const time = now();
  if (refresh.ok) {
    const nextCheck = time + planNextCheck(0, null, Math.random());
    return {
      listId,
      nextCheck,
      lastSuccess: time,
      failures: 0,
      staleSince: null,
      problem: null,
      problemCode: null,
      acknowledged: before?.acknowledged ?? null,
    };
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
    acknowledged: before?.acknowledged ?? null,
  };
}

/** Null where the list is not in storage, or cannot be read there: then a whole table is fetched. */
async function readInUse(store: ListStore, lists: FollowedLists, listId: string): Promise<ListInUse | null> {
  const active = (await store.readActive()).find((entry) => entry.listId === listId);
  const state = (await lists.describe()).find(({ info }) => info.id === listId);
  if (active === undefined || state?.origin !== 'storage') return null;
  try {
    return { info: state.info, table: await readStoredTable(store, active) };
  } catch {
    return null;
  }
}

async function scheduleNext(sources: readonly FollowedSource[]): Promise<void> {
  const states = await Promise.all(sources.map(({ listId }) => readSyncState(listId)));
  const times = states.flatMap((state) => (state === null ? [] : [state.nextCheck]));
  if (times.length > 0) await browser.alarms.create(ALARM, { when: Math.min(...times) });
}
