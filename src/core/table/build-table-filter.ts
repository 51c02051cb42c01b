import { BlockCursor } from './block-cursor.ts';
import { type BuildFilterResult, buildFilterSteps, type KeyHashes } from './build-filter.ts';
import { finishSteps } from './finish-steps.ts';
import { INITIAL_A, INITIAL_B, stepA, stepB } from './key-hash.ts';
import type { Table } from './open-table.ts';

/** Builds without pausing; see {@link buildTableFilterSteps}. */
export function buildTableFilter(table: Table): BuildFilterResult {
  return finishSteps(buildTableFilterSteps(table));
}

/** Builds the serialised filter of a table, in slices of at most a few milliseconds; see {@link buildFilterSteps}. */
export function* buildTableFilterSteps(table: Table): Generator<void, BuildFilterResult> {
  const hashes = yield* hashTableKeys(table);
  return yield* buildFilterSteps(hashes, table.head.listVersion);
}

function* hashTableKeys(table: Table): Generator<void, KeyHashes> {
  const a = new Uint32Array(table.head.entries);
  const b = new Uint32Array(table.head.entries);
  const cursor = new BlockCursor(new Uint8Array(0));
  let count = 0;
  for (let index = 0; index < table.head.blocks; index++) {
    cursor.open(table.readBlock(index));
    while (cursor.next()) {
      let laneA = INITIAL_A;
      let laneB = INITIAL_B;
      for (let at = 0; at < cursor.keyLength; at++) {
        const byte = cursor.key[at] as number;
        laneA = stepA(laneA, byte);
        laneB = stepB(laneB, byte);
      }
      a[count] = laneA;
      b[count] = laneB;
      count++;
    }
    yield;
  }
  return { a, b };
}
