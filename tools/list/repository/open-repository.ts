import { resolve } from 'node:path';
import { UsageError } from '../command-line.ts';
import { FolderWriter } from './folder-writer.ts';
import { KeyRing } from './key-ring.ts';
import { keysFolder } from './layout.ts';
import { askPassphrases, readPassphraseFiles } from './passphrases.ts';
import type { Repository } from './repository.ts';
import { type RepositorySettings, readSettings } from './settings.ts';

/** The options of every command that signs, for `parseArgs`. */
export const KEY_OPTIONS = {
  keys: { type: 'string', multiple: true },
  'passphrase-file': { type: 'string', multiple: true },
} as const;

export interface KeyValues {
  readonly keys?: string[] | undefined;
  readonly 'passphrase-file'?: string[] | undefined;
}

/** @param settings for a repository that is made now; otherwise they are read */
export function openRepository(folder: string, values: KeyValues, settings?: RepositorySettings): Repository {
  const files = values['passphrase-file'] ?? [];
  const passphrases =
    files.length > 0
      ? readPassphraseFiles(files)
      : askPassphrases({ input: process.stdin, output: process.stderr });
  const writer = new FolderWriter();
  const places = (values.keys ?? []).map((place) => resolve(place));
  return {
    folder,
    settings: settings ?? readSettings(folder),
    writer,
    keys: new KeyRing(keysFolder(folder), places, passphrases, writer),
    now: readClock(),
  };
}

/** Whole seconds since 1970. */
export function readClock(): number {
  return Math.floor(Date.now() / 1000);
}

/** The one folder that a command is for. */
export function needFolder(positionals: readonly string[]): string {
  const [folder, ...rest] = positionals;
  if (folder === undefined) throw new UsageError('Name the folder of the repository.');
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one word too many: name one folder.`);
  return resolve(folder);
}

/** A whole number of an option, 1 to `most`. */
export function readCount(option: string, text: string, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most)
    throw new UsageError(`--${option} must be a whole number from 1 to ${most}.`);
  return number;
}
