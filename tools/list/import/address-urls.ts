import { buildTable, compareKeys } from '../../../src/core/table/build-table.ts';
import { type TableKey, urlKey } from '../../../src/core/table/key.ts';
import type { Table } from '../../../src/core/table/open-table.ts';
import type { TableEntry } from '../../../src/core/table/table-format.ts';
import { ListError } from '../assemble-list.ts';

/** The key that the host of a URL gets as a name. No name ends in digits, so that such a host can only be IPv4. */
const ADDRESS_AS_NAME = /^h(?<d>\d{1,3})\.(?<c>\d{1,3})\.(?<b>\d{1,3})\.(?<a>\d{1,3})\.(?<path>\/.*)$/;

/**
 * Puts URLs at IPv4 addresses under the keys that a lookup asks for (`docs/list-format.md`, "Keys"): `assembleList` takes
 * the host of every URL for a name. Gives the same table where there is none. One pass that holds only what it moves.
 */
export function rekeyAddressUrls(table: Table): Uint8Array {
  const moved: TableEntry[] = [];
  for (const entry of table.keys(new Set(['url']))) {
    const key = findAddressKey(entry.key);
    if (key !== null) moved.push({ ...entry, key });
  }
  if (moved.length === 0) return table.bytes;
  moved.sort((a, b) => compareKeys(a.key, b.key));
  const { listVersion, sets, salt } = table.head;
  const built = buildTable(mergeEntries(table, moved), { listVersion, sets, salt });
  if (!built.ok) throw new ListError(`the table cannot be built: ${built.error.problem}`);
  return built.bytes;
}

function findAddressKey(key: TableKey): TableKey | null {
  const parts = ADDRESS_AS_NAME.exec(key)?.groups;
  if (parts === undefined) return null;
  const { a, b, c, d, path = '/' } = parts;
  return urlKey(`${a}.${b}.${c}.${d}`, 'ipv4', path);
}

function* mergeEntries(table: Table, moved: readonly TableEntry[]): Generator<TableEntry> {
  let next = 0;
  for (const entry of table.keys()) {
    if (findAddressKey(entry.key) !== null) continue;
    for (let before = moved[next]; before !== undefined && before.key < entry.key; before = moved[next]) {
      yield before;
      next++;
    }
    yield entry;
  }
  yield* moved.slice(next);
}
