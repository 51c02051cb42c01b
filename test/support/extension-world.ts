import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { writePublicSuffixes } from '../../tools/build/package-suffixes.ts';
import { installWorkerGlobals, state } from './fake-browser.ts';

const PUBLIC_SUFFIXES = new TextEncoder().encode(writePublicSuffixes());
const LIST_FILES = ['table.bin', 'cases.json', 'never-list.json'];

/** A fresh browser profile with the built packaged list in the package. Call it before each test. */
export function resetExtensionWorld(): void {
  state.reset();
  globalThis.indexedDB = new IDBFactory();
  installWorkerGlobals();
  for (const name of LIST_FILES) {
    const url = new URL(`../../public/list/${name}`, import.meta.url);
    state.packageFiles.set(`list/${name}`, new Uint8Array(readFileSync(url)));
  }
  state.packageFiles.set('list/public-suffixes.txt', PUBLIC_SUFFIXES);
}
