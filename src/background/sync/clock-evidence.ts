import {
  type ClockEvidence,
  type ClockSighting,
  type ClockState,
  gatherClockEvidence,
  judgeClock,
  NO_CLOCK_EVIDENCE,
} from '../../core/list/clock-state.ts';
import type { ListInfo } from '../../core/list/model.ts';
import { readRelease } from '../../core/list/released-list.ts';
import type { RefreshResult, TrustedSet } from '../../core/tuf/refresh-repository.ts';
import { now } from '../../platform/clock.ts';
import { declareItem } from '../../platform/storage-item.ts';

interface ListEvidence extends ClockEvidence {
  readonly listId: string;
}

const evidence = declareItem<readonly ListEvidence[]>('local', 'clock-evidence', [], readEvidence);

/**
 * Keeps what an update of a list told of the present. Where the update ended before anything signed was there to compare
 * with, nothing changes.
 */
export async function keepClockEvidence(
  listId: string,
  refresh: RefreshResult,
  sighting: ClockSighting | null,
): Promise<void> {
  const expires = findEnd(refresh);
  if (expires === null) return;
  const found = gatherClockEvidence({ released: readReleaseTime(refresh.trusted), expires }, sighting);
  await evidence
    .update((all) => [...all.filter((each) => each.listId !== listId), { listId, ...found }])
    .catch((error: unknown) => console.error('clock', error));
}

/** Lets go of what lists told. */
export async function dropClockEvidence(isDropped: (listId: string) => boolean): Promise<void> {
  if (!(await evidence.read()).some(({ listId }) => isDropped(listId))) return;
  await evidence.update((all) => all.filter(({ listId }) => !isDropped(listId)));
}

/**
 * How this device's clock stands.
 * @param followed ids of the lists whose updates may say something of it
 * @param packaged the packaged list: nothing that happens now happens before its date
 */
export async function describeClock(
  followed: readonly string[],
  packaged: ListInfo | undefined,
): Promise<ClockState> {
  const kept = (await evidence.read()).filter(({ listId }) => followed.includes(listId));
  const date = Date.parse(packaged?.date ?? '');
  const fromPackage = Number.isNaN(date) ? [] : [{ ...NO_CLOCK_EVIDENCE, notBefore: date }];
  return judgeClock([...kept, ...fromPackage], now());
}

/** When what was just fetched ends to be good, or did; null where nothing was, or it was refused for another reason. */
function findEnd(refresh: RefreshResult): number | null {
  if (!refresh.ok) return refresh.failure.code === 'expired' ? refresh.failure.since * 1000 : null;
  const { root, timestamp, snapshot, targets } = refresh.trusted;
  return Math.min(root.expires, timestamp.expires, snapshot.expires, targets.expires) * 1000;
}

/** 0 where there is no release, or none that can be read. */
function readReleaseTime(trusted: TrustedSet | null): number {
  const read = trusted === null ? null : readRelease(trusted.targets.files);
  return read?.ok === true ? read.list.released * 1000 : 0;
}

function readEvidence(value: unknown): readonly ListEvidence[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter(
    (entry): entry is ListEvidence =>
      typeof entry === 'object' &&
      entry !== null &&
      typeof entry.listId === 'string' &&
      typeof entry.notBefore === 'number' &&
      (entry.sighting === null || isSighting(entry.sighting)),
  );
}

function isSighting(value: unknown): value is ClockSighting {
  return (
    typeof value === 'object' &&
    value !== null &&
    'local' in value &&
    typeof value.local === 'number' &&
    'server' in value &&
    typeof value.server === 'number'
  );
}
