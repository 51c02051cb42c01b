import type { Cell, RestartCell } from './cell.ts';
import { HISTORY_CELLS } from './cells/history-cells.ts';
import { RESTART_CELLS } from './cells/restart-cells.ts';
import { SIMPLE_CELLS } from './cells/simple-cells.ts';
import { WORKER_CELLS } from './cells/worker-cells.ts';

/** Cells that share one browser. */
export const SHARED_CELLS: readonly Cell[] = [...SIMPLE_CELLS, ...HISTORY_CELLS, ...WORKER_CELLS];

/** Every cell, in the order of the document. */
export const ALL_CELLS: readonly (Cell | RestartCell)[] = [...SHARED_CELLS, ...RESTART_CELLS];
