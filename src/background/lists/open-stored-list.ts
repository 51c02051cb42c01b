import type { ListCases } from '../../core/list/model.ts';
import { sliceCases } from '../../core/list/slice-cases.ts';
import { type FuseFilter, openFilter } from '../../core/table/fuse-filter.ts';
import { openStoredHead } from '../../core/table/table-head.ts';
import type { ActiveList } from '../../platform/list-records.ts';
import type { ListStore } from '../../platform/list-store.ts';
import type { VerdictTiming } from '../verdict-timing.ts';
import { mayForce } from './may-force.ts';
import { OpenList } from './open-list.ts';
import { readCases } from './packaged-list.ts';

/** A list to be asked in storage. Throws where it can be seen at once that what is stored is damaged. */
export function openStoredList(
  store: ListStore,
  { generation, listId, stamp, head: bytes, info, setsPerSlice, ignored }: ActiveList,
  timing: VerdictTiming,
): OpenList {
  const opened = openStoredHead(bytes);
  if (!opened.ok) throw new Error(`head of ${listId}: ${opened.error.problem}`);
  const readSet = async (setId: number): Promise<ListCases> => {
    const slice = Math.floor(setId / setsPerSlice);
    const stored = await timing.waitFor(store.readCaseSlice(generation, slice));
    return sliceCases(readCases(stored, `cases of ${listId}`), setId % setsPerSlice, 1);
  };
  return new OpenList(
    {
      origin: 'storage',
      stamp,
      head: opened.head,
      readInfo: () => readCases({ info, cases: [], claims: [], sets: [] }, `info of ${listId}`).info,
      blocks: { readBlock: (index) => timing.waitFor(store.readBlock(generation, index)) },
      readSet,
      ignored,
      readMayForce: () => timing.waitFor(mayForce(listId)),
    },
    () => timing.waitFor(readFilter(store, generation)),
  );
}

async function readFilter(store: ListStore, generation: number): Promise<FuseFilter | null> {
  const bytes = await store.readFilter(generation);
  const opened = bytes === null ? null : openFilter(bytes);
  return opened?.ok === true ? opened.filter : null;
}
