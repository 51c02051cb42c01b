import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { applyDelta } from '../../../src/core/table/apply-delta.ts';
import { buildDelta } from '../../../src/core/table/build-delta.ts';
import { buildTable, compareKeys } from '../../../src/core/table/build-table.ts';
import { readChecksum } from '../../../src/core/table/checksum.ts';
import { DELTA_HEADER } from '../../../src/core/table/delta-format.ts';
import type { Table } from '../../../src/core/table/open-table.ts';
import type { TableEntry } from '../../../src/core/table/table-format.ts';
import type { TableInfo } from '../../../src/core/table/table-writer.ts';
import { anyEntry, hostEntry, manyHosts, openOrThrow, SALT, SETS } from './table-samples.ts';

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

export function tableOf(entries: readonly TableEntry[], info: Partial<TableInfo> = {}): Table {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const sorted = [...byKey.values()].sort((a, b) => compareKeys(a.key, b.key));
  const built = buildTable(sorted, { listVersion: 1, sets: SETS, salt: SALT, ...info });
  if (!built.ok) throw new Error(built.error.problem);
  return openOrThrow(built.bytes);
}

export function deltaOf(from: Table, to: Table): Uint8Array {
  const built = buildDelta(from, to, { from: sha256(from.bytes), to: sha256(to.bytes) });
  if (!built.ok) throw new Error(built.problem);
  return built.bytes;
}

/** The new table's bytes, or the problem. */
export function apply(base: Table, delta: Uint8Array): Uint8Array | string {
  const applied = applyDelta(base, sha256(base.bytes), delta);
  return applied.ok ? applied.bytes : applied.problem;
}

/** With its checksum set right, so that what is tried is the reader behind it. */
export function seal(delta: Uint8Array): Uint8Array {
  if (delta.length >= DELTA_HEADER.end) {
    const view = new DataView(delta.buffer, delta.byteOffset, delta.byteLength);
    view.setUint32(DELTA_HEADER.checksum, readChecksum(delta, DELTA_HEADER.fromVersion), true);
  }
  return delta;
}

const HOSTS = manyHosts(2400);

/** Two tables of which one came from the other: entries left, were added, or got another set, rank or flags. */
export const anyRelease: fc.Arbitrary<{ readonly from: Table; readonly to: Table }> = fc
  .record({
    /** How many hosts there are beside the entries of every kind: enough for several blocks, or none. */
    hosts: fc.constantFrom(0, 3, 511, 512, 513, 2400),
    entries: fc.array(anyEntry, { maxLength: 40 }),
    /** What becomes of each entry, over and over. */
    fates: fc.array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constant('stays' as const) },
        fc.constantFrom('leaves' as const, 'comes' as const, 'changes' as const),
      ),
      { minLength: 1, maxLength: 300 },
    ),
    versions: fc.tuple(fc.nat(), fc.nat()),
  })
  .map(({ hosts, entries, fates, versions }) => {
    const all = [...HOSTS.slice(0, hosts).map((host) => hostEntry(host)), ...entries];
    const fateOf = (index: number) => fates[index % fates.length] ?? 'stays';
    const from = all.filter((_, index) => fateOf(index) !== 'comes');
    const to = all.flatMap((entry, index) => {
      const fate = fateOf(index);
      if (fate === 'leaves') return [];
      if (fate !== 'changes') return [entry];
      const more =
        index % 2 === 0 ? { setId: (entry.setId + index + 1) % SETS } : { isForced: !entry.isForced };
      return [{ ...entry, ...more }];
    });
    return {
      from: tableOf(from, { listVersion: versions[0] }),
      to: tableOf(to, { listVersion: versions[1] }),
    };
  });
