import type { ListUpdates, ProblemCode } from '../../messages/protocol.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** How following a list goes. Times are epoch milliseconds. */
export interface SyncState {
  readonly listId: string;
  /** No request is sent before then. */
  readonly nextCheck: number;
  /** The last time that the repository was found as it should be; 0 for never. */
  readonly lastSuccess: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Since when what the repository says is no longer good; null while it is. */
  readonly staleSince: number | null;
  /** What went wrong the last time, for the person who can act; null after a success. */
  readonly problem: string | null;
  readonly problemCode: ProblemCode | null;
  /** The problem that the person was last told of. */
  readonly acknowledged: string | null;
}

const states = declareItem<readonly SyncState[]>('local', 'sync-states', [], readStates);

export async function readSyncState(listId: string): Promise<SyncState | null> {
  return (await states.read()).find((state) => state.listId === listId) ?? null;
}

export async function writeSyncState(state: SyncState): Promise<void> {
  await states.update((all) => [...all.filter(({ listId }) => listId !== state.listId), state]);
}

/** Lets go of what is known of lists. */
export async function dropSyncStates(isDropped: (listId: string) => boolean): Promise<void> {
  if (!(await states.read()).some(({ listId }) => isDropped(listId))) return;
  await states.update((all) => all.filter(({ listId }) => !isDropped(listId)));
}

/** Problems of the line and the device: no update was rejected, and to be offline is no news. */
const QUIET_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'unreachable',
  'refused',
  'not-readable',
  'not-stored',
]);

/** The state as a person sees it; null where a list was never looked for, which is then about to happen. */
export function describeUpdates(state: SyncState | null, now: number): ListUpdates {
  if (state === null)
    return { nextCheck: now, lastSuccess: null, problem: null, problemCode: null, isNews: false };
  const { nextCheck, lastSuccess, problem, problemCode, acknowledged } = state;
  return {
    nextCheck,
    lastSuccess: lastSuccess === 0 ? null : lastSuccess,
    problem,
    problemCode,
    isNews: problemCode !== null && !QUIET_PROBLEMS.has(problemCode) && problem !== acknowledged,
  };
}

/** The person has seen what is wrong with a list. */
export async function acknowledgeProblem(listId: string): Promise<void> {
  await states.update((all) =>
    all.map((state) =>
      state.listId === listId ? { ...state, acknowledged: state.problem ?? state.acknowledged } : state,
    ),
  );
}

function readStates(value: unknown): readonly SyncState[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter(
    (entry): entry is SyncState =>
      typeof entry === 'object' &&
      entry !== null &&
      typeof entry.listId === 'string' &&
      typeof entry.nextCheck === 'number' &&
      typeof entry.lastSuccess === 'number' &&
      typeof entry.failures === 'number' &&
      (entry.staleSince === null || typeof entry.staleSince === 'number') &&
      isTextOrNull(entry.problem) &&
      isTextOrNull(entry.problemCode) &&
      isTextOrNull(entry.acknowledged),
  );
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
