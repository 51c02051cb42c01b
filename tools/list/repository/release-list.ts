import type { ListInfo } from '../../../src/core/list/model.ts';
import { nameTargets } from '../../../src/core/list/released-list.ts';
import type { Table } from '../../../src/core/table/open-table.ts';
import { writeUtcTime } from '../../../src/core/tuf/utc-time.ts';
import { countChange } from '../diff-tables.ts';
import { findSizeProblem } from '../guards.ts';
import { chooseDeltaBases } from './choose-delta-bases.ts';
import { targetPath } from './layout.ts';
import { makeDelta, openPastTable } from './make-deltas.ts';
import { type PackedFile, type PreparedTarget, packTarget, prepareTarget } from './pack-target.ts';
import { publishRoles, type RoleVersions } from './publish-roles.ts';
import { type PublishedState, readPublishedState } from './published-state.ts';
import { type BuiltList, type FilesBeside, readBuiltList } from './read-built-list.ts';
import { listPastReleases, type PastRelease } from './release-history.ts';
import type { Repository } from './repository.ts';
import { RepositoryError } from './repository-error.ts';

export interface ReleaseOptions extends FilesBeside {
  /** The folder of a built list. */
  readonly list: string;
  /** A person has looked at a change that is larger than usual. */
  readonly acceptsChange: boolean;
  /** Versions to offer deltas from; null for the usual ones. */
  readonly deltasFrom: readonly number[] | null;
  readonly onProgress: (text: string) => void;
}

export interface Release {
  readonly info: ListInfo;
  readonly versions: RoleVersions;
  /** The files that were published, the table first; bytes as they go over the wire. */
  readonly targets: readonly { readonly name: string; readonly bytes: number }[];
  /** Versions whose delta is larger than the table and was left out. */
  readonly leftOut: readonly number[];
}

/** Publishes a built list as the next version. Rejects with an `Error` that says why not, and has switched nothing then. */
export async function releaseList(repository: Repository, options: ReleaseOptions): Promise<Release> {
  const { folder, settings, writer, now } = repository;
  const built = readBuiltList(options.list, options, settings);
  const state = await readPublishedState(folder);
  const past = listPastReleases(folder);
  checkSuccession(built.info, past);
  if (!options.acceptsChange) checkChange(repository, built.table, past);
  const { info, files } = built;
  const names = nameTargets(info.version);
  options.onProgress('packing the table');
  const released = writeUtcTime(now);
  const table = packTarget(names.table, files.table, { list: describeInfo(info), released });
  const { made, leftOut } = makeDeltas(repository, built, table, past, options);
  const targets = [
    table,
    packTarget(names.cases, files.cases),
    packTarget(names.neverList, files.neverList),
    ...(files.adapters === null ? [] : [prepareTarget(names.adapters, files.adapters)]),
    ...(files.vendors === null ? [] : [prepareTarget(names.vendors, files.vendors)]),
    ...made,
  ];
  for (const { file, sha256, bytes } of targets) writer.add(targetPath(folder, file.path, sha256), bytes);
  const versions = await publishTargets(repository, state, targets);
  return {
    info,
    versions,
    targets: targets.map(({ file }) => ({ name: file.path, bytes: file.length })),
    leftOut,
  };
}

function publishTargets(
  repository: Repository,
  state: PublishedState,
  targets: readonly PreparedTarget[],
): Promise<RoleVersions> {
  const listed = Object.fromEntries(targets.map(({ file }) => [file.path, file]));
  return publishRoles(repository, state, { targets: listed, renewed: new Set() });
}

function checkSuccession(info: ListInfo, [last]: readonly PastRelease[]): void {
  if (last === undefined) return;
  const published = last.list.info;
  if (published.id !== info.id)
    throw new RepositoryError(
      `This repository publishes the list "${published.id}", not "${info.id}": use one repository for each list.`,
    );
  if (info.version <= published.version)
    throw new RepositoryError(
      `Version ${published.version} is published already and this list is version ${info.version}: build it with a ` +
        'higher version. A published version is never overwritten.',
    );
}

function checkChange({ folder, settings }: Repository, table: Table, [last]: readonly PastRelease[]): void {
  if (last === undefined) return;
  const before = openPastTable(folder, last);
  if (before === null)
    throw new RepositoryError(
      'The last release cannot be compared with this one, because its table is missing or was changed. Where you have ' +
        'compared them yourself, repeat with --accept-change.',
    );
  const problem = findSizeProblem(countChange(before, table), settings.maxChangePercent / 100);
  if (problem !== undefined) throw new RepositoryError(problem);
}

function makeDeltas(
  { folder, now }: Repository,
  { table, info }: BuiltList,
  packed: PackedFile,
  past: readonly PastRelease[],
  { deltasFrom, onProgress }: ReleaseOptions,
): { readonly made: readonly PreparedTarget[]; readonly leftOut: readonly number[] } {
  const bases = deltasFrom === null ? chooseDeltaBases(past, now) : findReleases(past, deltasFrom);
  const made: PreparedTarget[] = [];
  const leftOut: number[] = [];
  for (const base of bases) {
    onProgress(`delta from version ${base.list.info.version} to ${info.version}`);
    const isPrevious = base === past[0];
    const sizes = { packedTable: packed.bytes.length, isPrevious };
    const { from, target } = makeDelta(folder, base, table, packed.unpacked, sizes);
    if (target === null) leftOut.push(from);
    else made.push(target);
  }
  return { made, leftOut };
}

function findReleases(past: readonly PastRelease[], versions: readonly number[]): readonly PastRelease[] {
  return versions.map((version) => {
    const found = past.find(({ list }) => list.info.version === version);
    if (found === undefined)
      throw new RepositoryError(`Version ${version} is not kept here: no delta can lead from it.`);
    return found;
  });
}

function describeInfo({ id, name, version, date, entries, publisher }: ListInfo) {
  return { id, name, version, date, entries, publisher: { ...publisher } };
}
