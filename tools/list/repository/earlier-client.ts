import { readRelease } from '../../../src/core/list/released-list.ts';
import { readMetadata } from '../../../src/core/tuf/metadata.ts';
import { readFile } from '../../../src/core/tuf/read-file.ts';
import { isJsonObject, readJson } from '../../../src/core/tuf/read-json.ts';
import { refreshRepository } from '../../../src/core/tuf/refresh-repository.ts';
import { DEFAULT_BOUNDS } from '../../../src/core/tuf/session.ts';
import type { TufTransport } from '../../../src/core/tuf/transport.ts';
import { MemoryStore } from './memory-store.ts';
import { tufCrypto } from './published-state.ts';
import type { VerifySource } from './verify-source.ts';

/** How far back a release is looked for, in timestamps: more than a year of daily signing. */
const MAX_STEPS = 400;

export interface EarlierClient {
  /** Of the list. */
  readonly version: number;
  readonly store: MemoryStore;
}

/**
 * Goes back through the timestamps that the publisher keeps (`N.timestamp.json`) until one leads to an earlier release, and
 * gives a client that followed the repository then. Null where none is kept.
 */
export async function findEarlierClient(
  source: VerifySource,
  currentVersion: number,
): Promise<EarlierClient | null> {
  const { transport } = source;
  const latest = await readTimestamp(transport, 'timestamp.json');
  if (latest === null) return null;
  const newestRoot = await findNewestRoot(transport);
  for (let version = latest.version - 1; version > 0 && version > latest.version - MAX_STEPS; version--) {
    const past = await readTimestamp(transport, `${version}.timestamp.json`);
    if (past === null) return null;
    const earlier = await followAt(source, past, newestRoot);
    if (earlier !== null && earlier.version < currentVersion) return earlier;
  }
  return null;
}

interface Timestamp {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly version: number;
}

/** The keys of that time may have been replaced since: newer roots are hidden one by one. */
async function followAt(
  { transport, initialRoot }: VerifySource,
  past: Timestamp,
  newestRoot: number,
): Promise<EarlierClient | null> {
  for (let root = newestRoot; root > 0; root--) {
    const store = new MemoryStore();
    const result = await refreshRepository({
      transport: createPastTransport(transport, past.bytes, root),
      store,
      crypto: tufCrypto,
      initialRoot,
      // Nothing has expired yet: when that timestamp was signed is written nowhere.
      now: 1,
    });
    const release = result.ok ? readRelease(result.trusted.targets.files) : null;
    if (release?.ok === true) return { version: release.list.info.version, store };
  }
  return null;
}

function createPastTransport(
  transport: TufTransport,
  timestamp: Uint8Array,
  newestRoot: number,
): TufTransport {
  return {
    fetch: async (request) => {
      if (request.path === 'timestamp.json') {
        const body = (async function* () {
          yield timestamp;
        })();
        return { kind: 'body', first: 0, body };
      }
      const root = /^(\d+)\.root\.json$/.exec(request.path)?.[1];
      return root !== undefined && Number(root) > newestRoot ? { kind: 'absent' } : transport.fetch(request);
    },
  };
}

async function findNewestRoot(transport: TufTransport): Promise<number> {
  for (let version = 1; version < DEFAULT_BOUNDS.newRoots; version++) {
    const path = `${version + 1}.root.json`;
    const next = await readFile(transport, { base: 'metadata', path }, DEFAULT_BOUNDS.root);
    if (!next.ok) return version;
  }
  return DEFAULT_BOUNDS.newRoots;
}

/** Not verified: what follows verifies it. */
async function readTimestamp(transport: TufTransport, path: string): Promise<Timestamp | null> {
  const file = await readFile(transport, { base: 'metadata', path }, DEFAULT_BOUNDS.timestamp);
  if (!file.ok) return null;
  const json = readJson(file.bytes);
  const signed = json.ok && isJsonObject(json.value) ? json.value.get('signed') : undefined;
  const read = signed === undefined ? null : readMetadata('timestamp', signed);
  if (read?.ok !== true) return null;
  return { bytes: file.bytes, version: read.metadata.version };
}
