import { isRecord } from '../../core/is-record.ts';
import { dropDomains, readDomainIndex, writeDomainIndex } from '../../core/mail/memory/domain-index.ts';
import { lastExpiredDay, mayLetGo } from '../../core/mail/memory/expiry.ts';
import {
  ENTRY_STORES,
  type EntryStore,
  type MemoryChange,
  type MemoryStore,
  type Sealed,
  type SealedEntry,
} from '../../platform/memory-store.ts';
import { declareItem } from '../../platform/storage-item.ts';
import type { OpenMemory } from './memory-access.ts';

/** How many entries are kept; the longest unused give way. An entry takes about 600 bytes. */
const MOST: Readonly<Record<EntryStore, number>> = { correspondents: 20_000, vendors: 5000 };
/** What gives way at once where storage is full. */
const WHEN_FULL = 0.1;

interface LastLook {
  readonly at: number;
  readonly settledSince: number;
}

const lastLook = declareItem<LastLook | null>('local', 'memory-last-look', null, (value) =>
  isRecord(value) && typeof value['at'] === 'number' && typeof value['settledSince'] === 'number'
    ? { at: value['at'], settledSince: value['settledSince'] }
    : null,
);

/**
 * Writes, within bounds. Where storage is full, the longest unused gives way; where that is not enough, it is put back, and
 * this rejects.
 */
export async function writeMakingRoom(store: MemoryStore, change: MemoryChange): Promise<void> {
  try {
    await store.write(change);
  } catch (error) {
    if (!isFull(error)) throw error;
    await writeInsteadOfOldest(store, change);
  }
  for (const name of new Set(change.entries.map(([written]) => written))) {
    const surplus = (await store.count(name)) - MOST[name];
    if (surplus > 0) await store.removeOldest(name, surplus);
  }
}

async function writeInsteadOfOldest(store: MemoryStore, change: MemoryChange): Promise<void> {
  const removed: (readonly [EntryStore, SealedEntry])[] = [];
  for (const name of ENTRY_STORES) {
    const most = Math.floor((await store.count(name)) * WHEN_FULL);
    for (const entry of await store.removeOldest(name, most)) removed.push([name, entry]);
  }
  try {
    await store.write(change);
  } catch (error) {
    await store.write({ entries: removed, pieces: [] });
    throw error;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/**
 * Lets go of what was not seen for as long as entries are kept.
 * @param now epoch milliseconds
 */
export async function removeExpired(
  { store, seal }: OpenMemory,
  now: number,
  keepDays: number,
): Promise<void> {
  const before = await lastLook.read();
  const { isAllowed, settledSince } = mayLetGo(now, before?.at ?? null, before?.settledSince ?? now);
  await lastLook.keep({ at: now, settledSince });
  if (!isAllowed) return;
  const expired = lastExpiredDay(now, keepDays);
  for (const name of ENTRY_STORES) await store.removeUntil(name, expired);
  const pieces: (readonly [string, Sealed])[] = [];
  for (const key of await store.readPieceKeys()) {
    const piece = await store.readPiece(key);
    const text = piece === undefined ? null : await seal.open(key, piece);
    const index = text === null ? null : readDomainIndex(text);
    const kept = index === null ? null : dropDomains(index, expired);
    if (kept !== null && kept !== index) pieces.push([key, await seal.seal(key, writeDomainIndex(kept))]);
  }
  await store.write({ entries: [], pieces });
}
