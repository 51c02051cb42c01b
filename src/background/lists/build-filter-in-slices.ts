import { buildTableFilterSteps } from '../../core/table/build-table-filter.ts';
import { type FuseFilter, openFilter } from '../../core/table/fuse-filter.ts';
import type { Table } from '../../core/table/open-table.ts';
import { runInSlices } from '../run-in-slices.ts';

/** Builds a table's filter while the worker goes on answering. Rejects where no filter can be built. */
export async function buildFilterInSlices(table: Table): Promise<FuseFilter> {
  const opened = openFilter(await buildFilterBytesInSlices(table));
  if (!opened.ok) throw new Error(`filter: ${opened.problem}`);
  return opened.filter;
}

/** As {@link buildFilterInSlices}, serialised for storage. */
export async function buildFilterBytesInSlices(table: Table): Promise<Uint8Array> {
  const built = await runInSlices(buildTableFilterSteps(table));
  if (!built.ok) throw new Error(`filter: ${built.problem}`);
  return built.bytes;
}
