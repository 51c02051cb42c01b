/**
 * What is kept of one repository between updates. It is written as a whole, in one transaction, and everything that
 * is signed in it is verified again when it is loaded.
 */
export interface StoredRoles {
  /** The root files after the initial one, oldest first: the chain that leads to the root in force. */
  readonly roots: readonly Uint8Array<ArrayBuffer>[];
  readonly timestamp: Uint8Array<ArrayBuffer> | null;
  readonly snapshot: Uint8Array<ArrayBuffer> | null;
  readonly targets: Uint8Array<ArrayBuffer> | null;
  readonly seen: SeenVersions;
  /** Seconds since 1970: the clock at the last update that succeeded; 0 for none. */
  readonly lastSuccess: number;
  /** Seconds since 1970: until when the set of that update was good; 0 for none. */
  readonly freshUntil: number;
}

/** The highest version accepted of each role. They hold even where a stored file is damaged. */
export interface SeenVersions {
  readonly timestamp: number;
  readonly snapshot: number;
  readonly targets: number;
  /** The keys of timestamp and snapshot under which they were accepted; see `dropAfterRotation`. */
  readonly keys: readonly string[];
}

export const NOTHING_SEEN: SeenVersions = { timestamp: 0, snapshot: 0, targets: 0, keys: [] };
export const NOTHING_STORED: StoredRoles = {
  roots: [],
  timestamp: null,
  snapshot: null,
  targets: null,
  seen: NOTHING_SEEN,
  lastSuccess: 0,
  freshUntil: 0,
};

/**
 * Where a repository's roles are kept. `Change` is what a caller switches in the same transaction, such as the table
 * that the new targets name.
 */
export interface TufStore<Change> {
  /** What was committed last; anything else, or null, is read as far as it makes sense. May throw. */
  load(): Promise<unknown>;
  /** All or nothing. May throw, and has changed nothing then. */
  commit(roles: StoredRoles, change: Change | null): Promise<void>;
}

/** Reads what a store gave: a part that is damaged is as if it were not there. Never throws. */
export function readStoredRoles(value: unknown): StoredRoles {
  if (!isRecord(value)) return NOTHING_STORED;
  const seen = isRecord(value['seen']) ? value['seen'] : {};
  const [roots, keys] = [value['roots'], seen['keys']];
  return {
    roots: Array.isArray(roots) ? roots.filter(isBytes) : [],
    timestamp: readBytes(value['timestamp']),
    snapshot: readBytes(value['snapshot']),
    targets: readBytes(value['targets']),
    seen: {
      timestamp: readCount(seen['timestamp']),
      snapshot: readCount(seen['snapshot']),
      targets: readCount(seen['targets']),
      keys: Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [],
    },
    lastSuccess: readCount(value['lastSuccess']),
    freshUntil: readCount(value['freshUntil']),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer;
}

function readBytes(value: unknown): Uint8Array<ArrayBuffer> | null {
  return isBytes(value) ? value : null;
}

function readCount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
