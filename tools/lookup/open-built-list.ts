import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseListCases } from '../../src/core/list/cases.ts';
import type { ListCases } from '../../src/core/list/model.ts';
import { type NeverList, readNeverList } from '../../src/core/list/never-list.ts';
import { type FuseFilter, openFilter } from '../../src/core/table/fuse-filter.ts';
import { openTable, type Table } from '../../src/core/table/open-table.ts';

/** A built list, read from its folder. */
export interface BuiltList {
  readonly table: Table;
  /** Null where the folder has none: the table is then asked for every candidate. */
  readonly filter: FuseFilter | null;
  readonly cases: ListCases;
  readonly neverList: NeverList;
}

/**
 * Opens the list in a folder; `neverListFolder` is where `never-list.json` is taken from if the list has none.
 * Throws an `Error` that says in one sentence which file is wrong.
 */
export function openBuiltList(folder: string, neverListFolder: string): BuiltList {
  const table = openTable(readBytes(join(folder, 'table.bin')));
  if (!table.ok) throw new Error(`${join(folder, 'table.bin')} does not open: ${table.error.problem}.`);
  const cases = parseListCases(readJson(join(folder, 'cases.json')));
  if (!cases.ok) throw new Error(`${join(folder, 'cases.json')}${cases.problems[0] ?? ''}.`);
  if (cases.cases.sets.length !== table.table.head.sets) {
    throw new Error(`${folder}: table.bin and cases.json are of different releases.`);
  }
  const hasNeverList = existsSync(join(folder, 'never-list.json'));
  const neverListPath = join(hasNeverList ? folder : neverListFolder, 'never-list.json');
  const neverList = readNeverList(readJson(neverListPath));
  if (!neverList.ok) throw new Error(`${neverListPath}${neverList.problems[0] ?? ''}.`);
  const filter = readFilter(join(folder, 'filter.bin'));
  return { table: table.table, filter, cases: cases.cases, neverList: neverList.list };
}

function readFilter(path: string): FuseFilter | null {
  if (!existsSync(path)) return null;
  const opened = openFilter(readBytes(path));
  if (!opened.ok) throw new Error(`${path} does not open: ${opened.problem}.`);
  return opened.filter;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch (error) {
    throw error instanceof SyntaxError ? new Error(`${path} is no JSON.`) : error;
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Error(`${path} cannot be read.`);
  }
}
