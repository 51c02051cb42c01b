import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListCases } from '../../src/core/list/model.ts';
import type { AssembledList } from './assemble-list.ts';

/** The files of a built list by name. */
export type ListFiles = ReadonlyMap<string, Uint8Array>;

export function describeList({ table, cases }: AssembledList): ListFiles {
  return new Map([
    ['table.bin', table],
    ['cases.json', new TextEncoder().encode(formatCases(cases))],
  ]);
}

/** JSON with one case, claim or set a line, so that two releases can be compared by eye. */
function formatCases({ info, cases, claims, sets }: ListCases): string {
  const lines = (items: readonly unknown[]): string =>
    `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return `{\n"info":${JSON.stringify(info)},\n"cases":${lines(cases)},\n"claims":${lines(claims)},\n"sets":${lines(sets)}\n}\n`;
}

/** Writes each file under another name first, so that a reader never sees half of one. */
export function writeListFiles(folder: string, files: ListFiles): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    writeFileSync(`${path}.new`, bytes);
    renameSync(`${path}.new`, path);
  }
}

/** Names of the files that are missing in a folder or hold something else. */
export function findDifferences(folder: string, files: ListFiles): readonly string[] {
  return [...files].flatMap(([name, bytes]) => (isSame(join(folder, name), bytes) ? [] : [name]));
}

function isSame(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}
