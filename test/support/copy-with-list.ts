import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { assembleList, type ListContent } from '../../tools/list/assemble-list.ts';
import { describeList, writeListFiles } from '../../tools/list/list-files.ts';

/** Copies a built extension with another list in place of its own, unchecked, as whoever holds the publisher's keys could. */
export function copyWithList(from: string, to: string, content: ListContent): void {
  cpSync(from, to, { recursive: true });
  writeListFiles(join(to, 'list'), describeList(assembleList(content)));
}
