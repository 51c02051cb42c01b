import type { Indicator } from '../list/model.ts';
import type { CanonicalUrl } from '../url/model.ts';
import { BlockCursor } from './block-cursor.ts';
import { candidateKeys } from './candidate-keys.ts';
import type { FuseFilter } from './fuse-filter.ts';
import { indicatorOfKey } from './indicator-of-key.ts';
import type { TableKey } from './key.ts';
import { findWithCursor, type Table } from './open-table.ts';
import type { Rank, TableEntry, TableError } from './table-format.ts';
import { locateBlock, type TableHead } from './table-head.ts';

/** One entry of a table that names an address. */
export interface TableMatch {
  readonly indicator: Indicator;
  /** Index into the list's case sets. */
  readonly setId: number;
  readonly rank: Rank;
  readonly isForced: boolean;
}

/** Where the blocks of a stored table are read from. Rejects where storage fails. */
export interface BlockSource {
  readBlock(index: number): Promise<Uint8Array>;
}

export type FindMatchesResult =
  | { readonly ok: true; readonly matches: readonly TableMatch[] }
  | { readonly ok: false; readonly error: TableError };

/**
 * Every entry that names an address, most exact first (see {@link candidateKeys}).
 * @param filter null asks the table for every candidate; so does a filter of another version, which proves nothing
 */
export function findMatches(
  table: Table,
  filter: FuseFilter | null,
  url: CanonicalUrl,
): readonly TableMatch[] {
  const matches: TableMatch[] = [];
  for (const key of keysToProve(table.head, filter, url)) {
    const entry = table.find(key);
    if (entry !== null) matches.push(...matchOf(entry));
  }
  return matches;
}

/**
 * Like {@link findMatches} over blocks that are read when needed: each at most once, all of them at the same time. With a
 * filter, an address that is not listed reads no block (1 key in 65,536 apart). A block that is none gives an error;
 * what `source` rejects with is passed on.
 */
export async function findStoredMatches(
  head: TableHead,
  filter: FuseFilter | null,
  source: BlockSource,
  url: CanonicalUrl,
): Promise<FindMatchesResult> {
  return findStoredKeys(head, source, keysToProve(head, filter, url));
}

/**
 * As {@link findStoredMatches}, for the key of an indicator that is no web address: an e-mail address, a bank account, a
 * phone number, a wallet or a computer name.
 */
export async function findStoredKey(
  head: TableHead,
  filter: FuseFilter | null,
  source: BlockSource,
  key: TableKey,
): Promise<FindMatchesResult> {
  const isAbsent = filter !== null && filter.listVersion === head.listVersion && !filter.mayHold(key);
  return isAbsent ? { ok: true, matches: [] } : findStoredKeys(head, source, [key]);
}

async function findStoredKeys(
  head: TableHead,
  source: BlockSource,
  keys: readonly TableKey[],
): Promise<FindMatchesResult> {
  const keysByBlock = new Map<number, TableKey[]>();
  for (const key of keys) {
    const place = locateBlock(head, key);
    if (place === null) continue;
    const sameBlock = keysByBlock.get(place.index);
    if (sameBlock === undefined) keysByBlock.set(place.index, [key]);
    else sameBlock.push(key);
  }
  const read = await Promise.all(
    Array.from(keysByBlock, async ([index, wanted]) => ({
      index,
      wanted,
      block: await source.readBlock(index),
    })),
  );
  const entries = new Map<TableKey, TableEntry>();
  for (const { index, wanted, block } of read) {
    const cursor = new BlockCursor(block);
    for (const key of wanted) {
      const found = findWithCursor(head, index, cursor, key);
      if (!found.ok) return found;
      if (found.entry !== null) entries.set(key, found.entry);
    }
  }
  return { ok: true, matches: keys.flatMap((key) => matchOf(entries.get(key))) };
}

/** True where the filter proves alone that no entry names an address: known at once, without reading a block. */
export function isSurelyAbsent(head: TableHead, filter: FuseFilter, url: CanonicalUrl): boolean {
  return keysToProve(head, filter, url).length === 0;
}

function keysToProve(head: TableHead, filter: FuseFilter | null, url: CanonicalUrl): readonly TableKey[] {
  if (filter === null || filter.listVersion !== head.listVersion) return candidateKeys(url, head.shape);
  const isHostEnough = url.hostKind === 'name' && !head.shape.hasUrls;
  if (isHostEnough && !filter.mayListHost(url.host)) return [];
  return candidateKeys(url, head.shape).filter((key) => filter.mayHold(key));
}

function matchOf(entry: TableEntry | undefined): readonly TableMatch[] {
  if (entry === undefined) return [];
  const indicator = indicatorOfKey(entry.key, entry.isHttps);
  if (indicator === null) return [];
  return [{ indicator, setId: entry.setId, rank: entry.rank, isForced: entry.isForced }];
}
