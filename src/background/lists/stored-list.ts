import { type ActionRules, actionOf } from '../../core/list/decide.ts';
import type { ListCases } from '../../core/list/model.ts';
import { openTableSteps, type Table } from '../../core/table/open-table.ts';
import { openTableHead } from '../../core/table/table-head.ts';
import type { ActiveList } from '../../platform/list-records.ts';
import type { ListStore } from '../../platform/list-store.ts';
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

/** Case sets of a stored list with a claim that stops a navigation on a day (`YYYY-MM-DD`), as IT asks for by kind. */
export async function findStoppingSets(
  store: ListStore,
  { generation, listId, setsPerSlice }: ActiveList,
  day: string,
  actions: ActionRules,
): Promise<ReadonlySet<number>> {
  const slices = await store.readCaseSlices(generation);
  const stopping = new Set<number>();
  for (const [index, slice] of slices.entries()) {
    for (const setId of stoppingSets(readCases(slice, `cases of ${listId}`), day, actions)) {
      stopping.add(index * setsPerSlice + setId);
    }
  }
  return stopping;
}

/** Case sets with a claim that stops a navigation on a day (`YYYY-MM-DD`). */
export function stoppingSets(
  { sets, claims, cases }: ListCases,
  day: string,
  actions: ActionRules,
): ReadonlySet<number> {
  const byNumber = new Map(cases.map((of) => [of.number, of]));
  const stops = (claimIndex: number): boolean => {
    const claim = claims[claimIndex];
    const of = claim === undefined ? undefined : byNumber.get(claim.case);
    return claim !== undefined && of !== undefined && actionOf(claim, of, day, actions) !== 'note';
  };
  return new Set(sets.flatMap((set, setId) => (set.some(stops) ? [setId] : [])));
}
