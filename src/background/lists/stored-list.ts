import { actionOf } from '../../core/list/decide.ts';
import type { ListCases } from '../../core/list/model.ts';
import { openTableSteps, type Table } from '../../core/table/open-table.ts';
import { openTableHead } from '../../core/table/table-head.ts';
import type { ActiveList, ListStore } from '../../platform/list-store.ts';
import { runInSlices } from '../run-in-slices.ts';
import { readCases } from './packaged-list.ts';

/** The whole table of a stored list, checked. Rejects where storage has lost or damaged any of it. */
export async function readStoredTable(store: ListStore, entry: ActiveList): Promise<Table> {
  const head = openTableHead(entry.head);
  if (!head.ok) throw new Error(`head of ${entry.listId}: ${head.error.problem}`);
  const bytes = await store.readTableBytes(entry, head.head.blocks, head.head.tableBytes);
  const opened = await runInSlices(openTableSteps(bytes));
  if (!opened.ok) throw new Error(`table of ${entry.listId}: ${opened.error.problem}`);
  return opened.table;
}

/** Case sets of a stored list with a claim that stops a navigation on a day (`YYYY-MM-DD`). */
export async function findStoppingSets(
  store: ListStore,
  { generation, listId, setsPerSlice }: ActiveList,
  day: string,
): Promise<ReadonlySet<number>> {
  const slices = await store.readCaseSlices(generation);
  const stopping = new Set<number>();
  for (const [index, slice] of slices.entries()) {
    for (const setId of stoppingSets(readCases(slice, `cases of ${listId}`), day)) {
      stopping.add(index * setsPerSlice + setId);
    }
  }
  return stopping;
}

/** Case sets with a claim that stops a navigation on a day (`YYYY-MM-DD`). */
export function stoppingSets({ sets, claims }: ListCases, day: string): ReadonlySet<number> {
  const stops = (claimIndex: number): boolean => {
    const claim = claims[claimIndex];
    return claim !== undefined && actionOf(claim, day) !== 'note';
  };
  return new Set(sets.flatMap((set, setId) => (set.some(stops) ? [setId] : [])));
}
