import { type IgnoredEntries, NOTHING_IGNORED } from '../../core/list/ignored-entries.ts';
import type { ListCases } from '../../core/list/model.ts';
import { sliceCases } from '../../core/list/slice-cases.ts';
import type { Table } from '../../core/table/open-table.ts';
import type { NewList } from '../../platform/list-store.ts';

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
    blocks: Array.from({ length: table.head.blocks }, (_, index) => table.readBlock(index).slice()),
    slices: Array.from({ length: Math.ceil(cases.sets.length / setsPerSlice) }, (_, index) =>
      sliceCases(cases, index * setsPerSlice, setsPerSlice),
    ),
  };
}
