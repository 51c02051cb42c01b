import { BlockCursor } from './block-cursor.ts';
import { keyOfBytes, type TableKey } from './key.ts';
import type { Table } from './open-table.ts';
import type { TableEntry } from './table-format.ts';
import { locateBlock } from './table-head.ts';

/** The entries whose keys begin with a prefix, in order. Reads the blocks that hold them, and no other but the first. */
export function* entriesBelow(table: Table, prefix: TableKey): Generator<TableEntry> {
  const { head } = table;
  const cursor = new BlockCursor(new Uint8Array(0));
  for (let index = locateBlock(head, prefix)?.index ?? 0; index < head.blocks; index++) {
    cursor.open(table.readBlock(index));
    while (cursor.next()) {
      const key = keyOfBytes(cursor.key, cursor.keyLength);
      if (key.startsWith(prefix)) {
        const { setId, rank, isForced, isHttps } = cursor;
        yield { key, setId, rank, isForced, isHttps };
      } else if (key > prefix) return;
    }
  }
}
