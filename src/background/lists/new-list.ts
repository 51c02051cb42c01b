import { type IgnoredEntries, NOTHING_IGNORED } from '../../core/list/ignored-entries.ts';
import type { ListCases } from '../../core/list/model.ts';
import { sliceCases } from '../../core/list/slice-cases.ts';
import type { Table } from '../../core/table/open-table.ts';
import type { NewList } from '../../platform/list-records.ts';

/** Most records that a list's cases are stored in: one for each case set where they are not more. */
const MAX_CASE_SLICES = 4096;

/** Cuts a list into the records that are stored of it. */
export function cutList(
  listId: string,
  stamp: string,
  table: Table,
  cases: ListCases,
  ignored: IgnoredEntries = NOTHING_IGNORED,
): NewList {
  const setsPerSlice = Math.ceil(Math.max(1, cases.sets.length) / MAX_CASE_SLICES);
  return {
    listId,
    stamp,
    head: table.head.bytes.slice(),
    info: cases.info,
    ignored,
    setsPerSlice,
    blocks: makeEach(table.head.blocks, (index) => table.readBlock(index).slice()),
    slices: makeEach(Math.ceil(cases.sets.length / setsPerSlice), (index) =>
      sliceCases(cases, index * setsPerSlice, setsPerSlice),
    ),
  };
}

/** Made when they are asked for: all at once would hold up what waits for the worker. */
function makeEach<T>(count: number, make: (index: number) => T): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index++) yield make(index);
    },
  };
}
