import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TufTransport } from '../../../src/core/tuf/transport.ts';
import { publicFolder } from './layout.ts';

/**
 * Lets the client follow a repository where it lies, without a server.
 * @param overlay metadata files by name that are to be published and stand for those in the folder
 */
export function createFolderTransport(
  folder: string,
  overlay: ReadonlyMap<string, Uint8Array> = new Map(),
): TufTransport {
  return {
    fetch: async ({ base, path }) => {
      const planned = base === 'metadata' ? overlay.get(path) : undefined;
      const bytes = planned ?? readOrNull(join(publicFolder(folder), base, path));
      if (bytes === null) return { kind: 'absent' };
      return {
        kind: 'body',
        first: 0,
        body: (async function* () {
          yield bytes;
        })(),
      };
    },
  };
}

function readOrNull(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
