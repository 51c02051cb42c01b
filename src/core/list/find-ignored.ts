import { entriesBelow } from '../table/entries-below.ts';
import type { FuseFilter } from '../table/fuse-filter.ts';
import { indicatorOfKey } from '../table/indicator-of-key.ts';
import { hostKey, type TableKey, urlKey } from '../table/key.ts';
import type { Table } from '../table/open-table.ts';
import type { TableEntry } from '../table/table-format.ts';
import { hostAndParents } from '../url/host-parents.ts';
import type { PublicSuffixes } from '../url/public-suffixes.ts';
import { hostOfIndicator, type IgnoredEntries, isIgnored } from './ignored-entries.ts';
import type { Indicator } from './model.ts';
import { indexNeverList, type NeverList, type NeverListHosts } from './never-list.ts';

/** What a list's entries are measured against when it is taken into use. */
export interface IgnoreRules {
  readonly suffixes: PublicSuffixes;
  /** The never-list that the list itself was released with: holds for its own entries. */
  readonly own: NeverListHosts;
  /** What holds for every list. Its hosts are only counted: they may be others at the next release. */
  readonly inUse: NeverListHosts;
  readonly mayForce: boolean;
}

/**
 * Finds the entries of a table that count for nothing: the first publishing guard, repeated by the client. Asks the table
 * for what may not be listed instead of looking at every entry: some thirty thousand questions, nearly all of which the
 * filter answers. At 1,000,000 entries 0.1 s, where looking at each took 1.7 s. Each `next()` is short.
 */
export function* findIgnoredSteps(
  table: Table,
  filter: FuseFilter,
  { suffixes, own, inUse, mayForce }: IgnoreRules,
): Generator<void, IgnoredEntries> {
  const ownList = indexNeverList(own);
  yield;
  const listInUse = indexNeverList(inUse);
  const limits = { ignored: new Set<string>(), mayForce };
  const counted = new Set<TableKey>();
  for (const entry of findCandidates(table, filter, suffixes, [own, inUse])) {
    yield;
    const indicator = entry && indicatorOfKey(entry.key, entry.isHttps);
    if (!entry || !indicator) continue;
    if (mayNeverCount(indicator, entry.isForced, suffixes, ownList)) limits.ignored.add(indicator.value);
    if (isIgnored(indicator, entry.isForced, limits, listInUse)) counted.add(entry.key);
  }
  return { values: [...limits.ignored], count: counted.size };
}

function mayNeverCount(
  indicator: Indicator,
  isForced: boolean,
  suffixes: PublicSuffixes,
  own: NeverList,
): boolean {
  const named = hostOfIndicator(indicator);
  if (named === null) return false;
  const { host, isWhole } = named;
  if (!isWhole) return own.isAuthority(host);
  if (suffixes.isSuffix(host)) return true;
  return isForced ? !own.mayBeForced(host) : own.isNeverListed(host);
}

/** Every entry that may not count, among others; null between them, where a pause is due. */
function* findCandidates(
  table: Table,
  filter: FuseFilter,
  suffixes: PublicSuffixes,
  neverLists: readonly NeverListHosts[],
): Generator<TableEntry | null> {
  for (const host of exactHosts(suffixes, neverLists)) {
    for (const key of [hostKey(host), urlKey(host, 'name', '/')]) {
      yield key !== null && filter.mayHold(key) ? table.find(key) : null;
    }
  }
  for (const parent of parentHosts(suffixes, neverLists)) {
    const key = hostKey(parent);
    yield null;
    if (key !== null) yield* entriesBelow(table, key);
  }
}

function* parentHosts(suffixes: PublicSuffixes, neverLists: readonly NeverListHosts[]): Generator<string> {
  yield* suffixes.wildcardParents();
  for (const { authorities } of neverLists) yield* authorities;
}

function* exactHosts(suffixes: PublicSuffixes, neverLists: readonly NeverListHosts[]): Generator<string> {
  yield* suffixes.names();
  for (const { authorities, popular } of neverLists) {
    for (const listed of [...authorities, ...popular]) {
      // Listing a host above one of these would stop it too.
      for (const host of hostAndParents(listed)) yield* [host, `www.${host}`];
    }
  }
}
