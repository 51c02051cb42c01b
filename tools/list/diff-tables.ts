import type { Table } from '../../src/core/table/open-table.ts';
import type { TableEntry } from '../../src/core/table/table-format.ts';

/** One key that two tables do not hold alike; both are there where it stands in both. */
export interface EntryPair {
  readonly before: TableEntry | null;
  readonly after: TableEntry | null;
}

/** How many entries there were, and how many came and went. */
export interface TableChange {
  readonly before: number;
  readonly added: number;
  readonly removed: number;
}

/** Every key of two tables once, in order, as one merge: nothing but an entry of each is held. */
export function* pairEntries(before: Table, after: Table): Generator<EntryPair> {
  const older = before.keys();
  const newer = after.keys();
  let left = older.next();
  let right = newer.next();
  while (left.done !== true || right.done !== true) {
    const leftKey = left.done === true ? null : left.value.key;
    const rightKey = right.done === true ? null : right.value.key;
    const takesLeft = leftKey !== null && (rightKey === null || leftKey <= rightKey);
    const takesRight = rightKey !== null && (leftKey === null || rightKey <= leftKey);
    yield {
      before: takesLeft && left.done !== true ? left.value : null,
      after: takesRight && right.done !== true ? right.value : null,
    };
    if (takesLeft) left = older.next();
    if (takesRight) right = newer.next();
  }
}

export function countChange(before: Table, after: Table): TableChange {
  let added = 0;
  let removed = 0;
  for (const pair of pairEntries(before, after)) {
    if (pair.before === null) added++;
    if (pair.after === null) removed++;
  }
  return { before: before.head.entries, added, removed };
}
