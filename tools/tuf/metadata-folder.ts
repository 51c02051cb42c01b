import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredRoles, TufStore } from '../../src/core/tuf/stored-roles.ts';

const HISTORY = 'root_history';
const HISTORY_FILE = /^([1-9][0-9]*)\.root\.json$/;
/** No `.json` at its end: what ends so is a role's file. */
const STATE = 'update-state';
const ROLES = ['targets', 'snapshot', 'timestamp'] as const;

/**
 * A metadata folder as the conformance suite reads it: `root.json`, `timestamp.json`, `snapshot.json` and
 * `targets.json` as they were received. Beside them `root_history/` has the chain of roots from the initial one on, and
 * `update-state` has versions and times. Files are replaced one by one: a folder left half-way still verifies, role by
 * role, and the next update goes on from there.
 */
export class MetadataFolder implements TufStore<null> {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Starts over from a root; other roles that are there stay, for what they are worth under it. */
  init(root: Uint8Array, version: number): void {
    rmSync(this.#path(HISTORY), { recursive: true, force: true });
    mkdirSync(this.#path(HISTORY), { recursive: true });
    this.#write(`${HISTORY}/${version}.root.json`, root);
    this.#write('root.json', root);
  }

  /** The root to begin with. Throws where the folder was not initialised. */
  readInitialRoot(): Uint8Array<ArrayBuffer> {
    const root = this.#read(this.#listHistory()[0] ?? 'root.json');
    if (root === null) throw new Error(`${this.#folder} has no root.json: use init first`);
    return root;
  }

  async load(): Promise<unknown> {
    const roots = this.#listHistory().slice(1);
    const state = this.#read(STATE);
    return {
      ...(state === null ? {} : readState(state)),
      roots: roots.map((path) => this.#read(path)),
      timestamp: this.#read('timestamp.json'),
      snapshot: this.#read('snapshot.json'),
      targets: this.#read('targets.json'),
    };
  }

  async commit(roles: StoredRoles): Promise<void> {
    const history = this.#listHistory();
    const first = Number(HISTORY_FILE.exec(history[0]?.slice(HISTORY.length + 1) ?? '')?.[1] ?? Number.NaN);
    for (const [index, bytes] of roles.roots.entries()) {
      this.#write(`${HISTORY}/${first + 1 + index}.root.json`, bytes);
    }
    const newest = roles.roots.at(-1);
    if (newest !== undefined) this.#write('root.json', newest);
    for (const role of ROLES) {
      const bytes = roles[role];
      if (bytes === null) rmSync(this.#path(`${role}.json`), { force: true });
      else this.#write(`${role}.json`, bytes);
    }
    const { seen, lastSuccess, freshUntil } = roles;
    this.#write(STATE, new TextEncoder().encode(JSON.stringify({ seen, lastSuccess, freshUntil })));
  }

  /** Paths of the roots that were followed, the oldest first. */
  #listHistory(): string[] {
    let names: string[];
    try {
      names = readdirSync(this.#path(HISTORY));
    } catch {
      return [];
    }
    const versions = names.flatMap((name) => HISTORY_FILE.exec(name)?.[1] ?? []).map(Number);
    return versions.sort((a, b) => a - b).map((version) => `${HISTORY}/${version}.root.json`);
  }

  #read(name: string): Uint8Array<ArrayBuffer> | null {
    try {
      return new Uint8Array(readFileSync(this.#path(name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  #write(name: string, bytes: Uint8Array): void {
    writeFileSync(`${this.#path(name)}.new`, bytes);
    renameSync(`${this.#path(name)}.new`, this.#path(name));
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

function readState(bytes: Uint8Array): object {
  try {
    const state: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof state === 'object' && state !== null ? state : {};
  } catch {
    return {};
  }
}
