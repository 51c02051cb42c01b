import { buildTableFilterSteps } from '../../core/table/build-table-filter.ts';
import { type FuseFilter, openFilter } from '../../core/table/fuse-filter.ts';
import type { Table } from '../../core/table/open-table.ts';

/** Longest stretch without a pause, in milliseconds: a request that waits for the worker waits no longer. */
const SLICE_MS = 5;

/** Builds a table's filter while the worker goes on answering. Rejects where no filter can be built. */
export async function buildFilterInSlices(table: Table): Promise<FuseFilter> {
  const opened = openFilter(await buildFilterBytesInSlices(table));
  if (!opened.ok) throw new Error(`filter: ${opened.problem}`);
  return opened.filter;
}

/** As {@link buildFilterInSlices}, serialised for storage. */
export async function buildFilterBytesInSlices(table: Table): Promise<Uint8Array> {
  const steps = buildTableFilterSteps(table);
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      if (!step.value.ok) throw new Error(`filter: ${step.value.problem}`);
      return step.value.bytes;
    }
    if (performance.now() >= sliceEnd) {
      await takeTurn();
      sliceEnd = performance.now() + SLICE_MS;
    }
  }
}

/** Lets waiting events be handled. A message to oneself, because timers are slowed to 4 ms when they follow each other. */
function takeTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
