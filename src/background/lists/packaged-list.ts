import { parseListCases } from '../../core/list/cases.ts';
import { NOTHING_IGNORED } from '../../core/list/ignored-entries.ts';
import type { ListCases } from '../../core/list/model.ts';
import { type NeverListHosts, takeNeverListHosts } from '../../core/list/never-list.ts';
import { sliceCases } from '../../core/list/slice-cases.ts';
import { openTable, type Table } from '../../core/table/open-table.ts';
import { readPackagedBytes, readPackagedJson } from '../../platform/package-files.ts';
import { hashHex } from '../hash-hex.ts';
import { buildFilterInSlices } from './build-filter-in-slices.ts';
import { type ListParts, OpenList } from './open-list.ts';

/** Id of the list that comes with the extension. */
export const PACKAGED_LIST = 'cordon';
const NEVER_LIST = 'list/never-list.json';

/** The list that comes with the extension, as its files hold it. */
export interface PackagedList {
  readonly table: Table;
  readonly cases: ListCases;
  readonly stamp: string;
}

/** Reads the packaged list; the table is checked whole. Rejects where the package is damaged. */
export async function readPackagedList(): Promise<PackagedList> {
  const [bytes, cases] = await Promise.all([
    readPackagedBytes('list/table.bin'),
    readPackagedBytes('list/cases.json'),
  ]);
  const opened = openTable(bytes);
  if (!opened.ok) throw new Error(`list/table.bin: ${opened.error.problem} at ${opened.error.where}`);
  return {
    table: opened.table,
    cases: readCases(JSON.parse(new TextDecoder().decode(cases)), 'list/cases.json'),
    stamp: await stampOf(bytes, cases),
  };
}

/** The packaged list asked in the package itself: what protects where storage does not. */
export async function openPackagedList(): Promise<OpenList> {
  const { table, cases, stamp } = await readPackagedList();
  const parts: ListParts = {
    origin: 'package',
    stamp,
    head: table.head,
    blocks: { readBlock: async (index) => table.readBlock(index) },
    readInfo: () => cases.info,
    readSet: async (setId) => sliceCases(cases, setId, 1),
    ignored: NOTHING_IGNORED,
    readMayForce: async () => false,
  };
  return new OpenList(parts, () => buildFilterInSlices(table));
}

/** @param where named in the error of cases that cannot be read */
export function readCases(json: unknown, where: string): ListCases {
  const parsed = parseListCases(json);
  if (!parsed.ok) throw new Error(`${where}: ${parsed.problems.join('; ')}`);
  return parsed.cases;
}

/** The never-list that comes with the extension. Rejects where the package is damaged. */
export async function readPackagedNeverList(): Promise<NeverListHosts> {
  const hosts = takeNeverListHosts(await readPackagedJson(NEVER_LIST));
  if (hosts === null) throw new Error(`${NEVER_LIST}: not a never-list`);
  return hosts;
}

/** SHA-256 over the parts of a list, in hex: changes with any byte of it. */
async function stampOf(...parts: readonly Uint8Array[]): Promise<string> {
  const all = new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  return hashHex(all);
}
