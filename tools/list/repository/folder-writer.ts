import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { RepositoryError } from './repository-error.ts';

/** What unfinished files end in. Such a file is never served, and is removed by `prune`. */
export const UNFINISHED = '.new';

/** A point at which a program may be killed. */
export interface WriteStep {
  readonly kind: 'opened' | 'written' | 'renamed' | 'removed';
  readonly path: string;
}

/**
 * Writes files so that a reader sees the old content or the new one, whenever the program or the machine stops: under
 * another name first, on to the disk, then renamed.
 */
export class FolderWriter {
  readonly #onStep: (step: WriteStep) => void;

  /** @param onStep told of each step when it is done; what it throws stands for a killed program */
  constructor(onStep: (step: WriteStep) => void = () => {}) {
    this.#onStep = onStep;
  }

  /** Writes a file for the first time. One that is there with the same bytes is as good; another one is an error. */
  add(path: string, bytes: Uint8Array, mode = 0o644): void {
    if (existsSync(path)) {
      if (readFileSync(path).equals(bytes)) return;
      throw new RepositoryError(`${path} is there already with other content, and is never overwritten.`);
    }
    this.replace(path, bytes, mode);
  }

  /** @param mode permissions of a new file */
  replace(path: string, bytes: Uint8Array, mode = 0o644): void {
    const unfinished = `${path}${UNFINISHED}`;
    mkdirSync(dirname(path), { recursive: true, mode: mode === 0o600 ? 0o700 : 0o755 });
    const file = openSync(unfinished, 'w', mode);
    try {
      this.#onStep({ kind: 'opened', path });
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.#onStep({ kind: 'written', path });
    renameSync(unfinished, path);
    syncFolder(dirname(path));
    this.#onStep({ kind: 'renamed', path });
  }

  remove(path: string): void {
    rmSync(path, { force: true });
    this.#onStep({ kind: 'removed', path });
  }
}

/** Brings a rename on to the disk, where the system lets a folder be opened; Windows does not. */
function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
  } finally {
    closeSync(handle);
  }
}
