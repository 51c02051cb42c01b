import { readFileSync } from 'node:fs';
import { type FileDigest, nameTargets } from '../../../src/core/list/released-list.ts';
import { applyDelta } from '../../../src/core/table/apply-delta.ts';
import { buildDelta } from '../../../src/core/table/build-delta.ts';
import { openTable, type Table } from '../../../src/core/table/open-table.ts';
import { targetPath } from './layout.ts';
import { type PreparedTarget, packTarget, unpackTarget } from './pack-target.ts';
import type { PastRelease } from './release-history.ts';
import { RepositoryError } from './repository-error.ts';
import { hashHex } from './sha256.ts';

export interface MadeDelta {
  readonly from: number;
  /** Null where the whole table is the better download. */
  readonly target: PreparedTarget | null;
}

/** The table of the last release; null where its file is not as it was signed. */
export function openPastTable(folder: string, { list, tableFile }: PastRelease): Table | null {
  const packed = readOrNull(targetPath(folder, list.table.name, tableFile.sha256));
  if (packed === null || packed.length !== tableFile.length || hashHex(packed) !== tableFile.sha256)
    return null;
  const bytes = unpackTarget(packed, list.table.unpacked);
  const opened = bytes === null ? null : openTable(bytes);
  return opened?.ok === true ? opened.table : null;
}

/**
 * Makes the delta that leads from a past release to a new table, applies it, and gives it only if that gave the new table
 * byte for byte. Throws {@link RepositoryError} where the past table is damaged.
 * @param packedTable the new table's file; a delta that is no smaller is offered from the previous release only
 */
export function makeDelta(
  folder: string,
  base: PastRelease,
  table: Table,
  digest: FileDigest,
  { packedTable, isPrevious }: { readonly packedTable: number; readonly isPrevious: boolean },
): MadeDelta {
  const from = base.list.info.version;
  const before = openPastTable(folder, base);
  if (before === null) {
    throw new RepositoryError(
      `The table of version ${from} in public/targets is missing or was changed. Bring it back from the web server or ` +
        'a backup, or choose other versions with --deltas-from.',
    );
  }
  const fromHash = Buffer.from(base.list.table.unpacked.sha256, 'hex');
  const built = buildDelta(before, table, { from: fromHash, to: Buffer.from(digest.sha256, 'hex') });
  if (!built.ok) return { from, target: null };
  const applied = applyDelta(before, fromHash, built.bytes);
  if (!applied.ok || hashHex(applied.bytes) !== digest.sha256) {
    throw new RepositoryError(
      `The delta from version ${from} does not give the new table. Nothing was published.`,
    );
  }
  const target = packTarget(nameTargets(table.head.listVersion).delta(from), built.bytes, {
    from: {
      version: from,
      table: writeDigest(base.tableFile),
      unpacked: writeDigest(base.list.table.unpacked),
    },
  });
  return { from, target: target.bytes.length < packedTable || isPrevious ? target : null };
}

function writeDigest({ length, sha256 }: FileDigest) {
  return { length, hashes: { sha256 } };
}

function readOrNull(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
