import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readRealHosts } from '../../bench/host-corpus.ts';
import { rewordHosts } from '../../bench/reword-hosts.ts';
import { shuffle } from '../../bench/shuffle.ts';
import { buildDelta } from '../../src/core/table/build-delta.ts';
import { buildTable, compareKeys } from '../../src/core/table/build-table.ts';
import { hostKey } from '../../src/core/table/key.ts';
import { openTable, type Table } from '../../src/core/table/open-table.ts';
import { SALT_BYTES } from '../../src/core/table/table-format.ts';
import { ListError } from '../list/assemble-list.ts';
import type { ListSizes, MeasuredSizes, MetadataSizes } from './measured-sizes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Lists of these lengths are built. Real hosts reach to about 240,000; beyond, copies with another real word. */
export const MEASURED_ENTRIES: readonly number[] = [10_000, 100_000, 1_000_000];
/** Of each list, these shares are replaced by other hosts: an hour's change at 1 % a day, up to a month's. */
export const MEASURED_SHARES: readonly number[] = [0.0005, 0.003, 0.01, 0.03, 0.1, 0.3];

/**
 * Builds real tables and deltas with the product's code and makes a small repository with the publisher's commands, to
 * know how many bytes go over the wire. The same hosts give the same figures. Throws {@link ListError} where the real
 * hosts are not beside the project.
 */
export function measureSizes(onProgress: (text: string) => void): MeasuredSizes {
  onProgress('a small repository');
  const metadata = measureMetadata();
  const lists = MEASURED_ENTRIES.map((entries) => measureList(entries, onProgress));
  return { metadata, lists };
}

/** Sizes of one list and of the deltas that replace shares of it. */
export function measureList(entries: number, onProgress: (text: string) => void): ListSizes {
  const most = Math.round(entries * Math.max(...MEASURED_SHARES));
  onProgress(`${entries} hosts`);
  const hosts = readHosts(entries + most);
  const [base, others] = [hosts.slice(0, entries), hosts.slice(entries)];
  const from = makeTable(base, 1);
  const deltas = MEASURED_SHARES.map((share) => {
    onProgress(`${entries} hosts, ${share * 100} % replaced`);
    const count = Math.round(entries * share);
    // Shuffled before: the last ones are any ones.
    const to = makeTable([...base.slice(0, entries - count), ...others.slice(0, count)], 2);
    return { share, bytes: packedDelta(from, to) };
  });
  return { entries, table: pack(from.bytes), text: pack(Buffer.from(`${base.join('\n')}\n`)), deltas };
}

function readHosts(count: number): readonly string[] {
  const real = readRealHosts();
  if (real === null)
    throw new ListError(
      'The real hosts are not beside the project (../shared/data/hosts): nothing to measure.',
    );
  return shuffle(count <= real.length ? real : rewordHosts(real, count)).slice(0, count);
}

function makeTable(hosts: readonly string[], listVersion: number): Table {
  const keys = hosts
    .map(hostKey)
    .filter((key) => key !== null)
    .sort(compareKeys);
  const entries = keys.map((key) => ({ key, setId: 0, rank: 3, isForced: false, isHttps: false }) as const);
  const built = buildTable(entries, { listVersion, sets: 1, salt: new Uint8Array(SALT_BYTES) });
  const opened = built.ok ? openTable(built.bytes) : built;
  if (!opened.ok) throw new ListError(opened.error.problem);
  return opened.table;
}

function packedDelta(from: Table, to: Table): number {
  const delta = buildDelta(from, to, { from: sha256(from.bytes), to: sha256(to.bytes) });
  if (!delta.ok) throw new ListError(delta.problem);
  return pack(delta.bytes);
}

/** As the publisher packs targets. */
function pack(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 9 }).length;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** Three releases with the publisher's own commands; the last one has two deltas, the one before it has one. */
function measureMetadata(): MetadataSizes {
  const work = mkdtempSync(join(tmpdir(), 'cordon-simulate-'));
  try {
    const folder = join(work, 'repository');
    const secret = join(work, 'passphrase');
    writeFileSync(secret, 'measured, never used\n');
    const unlock = ['--passphrase-file', secret];
    runList('init', folder, '--url', 'https://lists.example.org/our-list', ...unlock);
    for (const version of [1, 2, 3]) {
      const feed = join(work, `feed-${version}`);
      writeFileSync(
        feed,
        Array.from({ length: 2_000 + version }, (_, host) => `host-${host}.example\n`).join(''),
      );
      const built = join(work, `built-${version}`);
      const name = ['--id', 'our-list', '--name', 'Our list', '--list-version', String(version)];
      runList('pack', feed, '--format', 'domains', '--out', built, ...name);
      const bases = version === 3 ? ['--deltas-from', '1,2'] : [];
      runList('release', folder, '--list', built, ...bases, ...unlock);
    }
    const sizeOf = (name: string): number => statSync(join(folder, 'public/metadata', name)).size;
    const neverList = join(folder, 'public/targets/never-list');
    return {
      timestamp: sizeOf('timestamp.json'),
      snapshot: sizeOf('3.snapshot.json'),
      targets: 2 * sizeOf('2.targets.json') - sizeOf('3.targets.json'),
      targetsPerDelta: sizeOf('3.targets.json') - sizeOf('2.targets.json'),
      cases: pack(readFileSync(join(ROOT, 'public/list/cases.json'))),
      neverList: statSync(join(neverList, readdirSync(neverList)[0] ?? '')).size,
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function runList(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'tools/list/main.ts'), ...args],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new ListError(stderr);
}
