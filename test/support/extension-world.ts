import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { writePhrases } from '../../tools/build/package-phrases.ts';
import { writePublicSuffixes } from '../../tools/build/package-suffixes.ts';
import { installWorkerGlobals, state } from './fake-browser.ts';

const PUBLIC_SUFFIXES = new TextEncoder().encode(writePublicSuffixes());
const PHRASES = new TextEncoder().encode(writePhrases());
const FILES = ['list/table.bin', 'list/cases.json', 'list/never-list.json', 'mail/confusables.txt'];

/** A fresh browser profile with the built packaged list in the package. Call it before each test. */
export function resetExtensionWorld(): void {
  state.reset();
  globalThis.indexedDB = new IDBFactory();
  installWorkerGlobals();
  for (const name of FILES) {
    const url = new URL(`../../public/${name}`, import.meta.url);
    state.packageFiles.set(name, new Uint8Array(readFileSync(url)));
  }
  state.packageFiles.set('list/public-suffixes.txt', PUBLIC_SUFFIXES);
  state.packageFiles.set('mail/phrases.json', PHRASES);
}
