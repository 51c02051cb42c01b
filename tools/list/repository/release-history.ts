import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Metadata, MetadataKind } from '@tufjs/models';
import { type FileDigest, type ReleasedList, readRelease } from '../../../src/core/list/released-list.ts';
import { readMetadata, type TargetsMetadata } from '../../../src/core/tuf/metadata.ts';
import { isJsonObject, readJson } from '../../../src/core/tuf/read-json.ts';
import { readUtcTime } from '../../../src/core/tuf/utc-time.ts';
import { metadataFolder, metadataPath } from './layout.ts';

/** A release that clients could see, as far back as its metadata is kept. */
export interface PastRelease {
  readonly list: ReleasedList;
  /** The packed table. */
  readonly tableFile: FileDigest;
  readonly targets: TargetsMetadata;
}

/** The files of metadata that one timestamp led clients to. */
export interface PastTimestamp {
  readonly version: number;
  readonly snapshot: number;
  readonly targets: number;
  /** Seconds since 1970. */
  readonly expires: number;
}

/**
 * What the folder has published, found in its metadata: there is no second record that could say otherwise. Files that a
 * run left behind before it was killed are not listed by any timestamp, and so do not count.
 */
export function listPastTimestamps(folder: string): readonly PastTimestamp[] {
  if (!existsSync(metadataFolder(folder))) return [];
  const names = readdirSync(metadataFolder(folder)).filter((name) =>
    /^(?:\d+\.)?timestamp\.json$/.test(name),
  );
  const found = new Map<number, PastTimestamp>();
  for (const name of names) {
    const past = readPastTimestamp(folder, name);
    if (past !== null) found.set(past.version, past);
  }
  return [...found.values()].sort((a, b) => b.version - a.version);
}

/** The newest first. */
export function listPastReleases(folder: string): readonly PastRelease[] {
  const versions = new Set(listPastTimestamps(folder).map(({ targets }) => targets));
  const found = new Map<number, PastRelease>();
  for (const version of [...versions].sort((a, b) => b - a)) {
    const release = readPastRelease(folder, version);
    // Targets that were signed again name the same release.
    if (release !== null && !found.has(release.list.info.version))
      found.set(release.list.info.version, release);
  }
  return [...found.values()].sort((a, b) => b.list.info.version - a.list.info.version);
}

function readPastTimestamp(folder: string, name: string): PastTimestamp | null {
  try {
    const { signed } = Metadata.fromJSON(MetadataKind.Timestamp, readFile(folder, name));
    const snapshot = signed.snapshotMeta.version;
    const listed = Metadata.fromJSON(
      MetadataKind.Snapshot,
      readFile(folder, `${snapshot}.snapshot.json`),
    ).signed;
    const targets = listed.meta['targets.json']?.version;
    const expires = readUtcTime(signed.expires) ?? 0;
    return targets === undefined ? null : { version: signed.version, snapshot, targets, expires };
  } catch {
    // Its snapshot was pruned, or it is damaged: nothing can be built upon it.
    return null;
  }
}

function readPastRelease(folder: string, version: number): PastRelease | null {
  const targets = readTargets(folder, version);
  if (targets === null) return null;
  const release = readRelease(targets.files);
  const table = release.ok ? targets.files.get(release.list.table.name) : undefined;
  const sha256 = table?.hashes.get('sha256');
  if (!release.ok || table === undefined || sha256 === undefined) return null;
  return { list: release.list, tableFile: { length: table.length, sha256 }, targets };
}

/** Null where the file is gone or damaged. */
export function readTargets(folder: string, version: number): TargetsMetadata | null {
  try {
    const json = readJson(readFileSync(metadataPath(folder, `${version}.targets.json`)));
    const signed = json.ok && isJsonObject(json.value) ? json.value.get('signed') : undefined;
    const read = signed === undefined ? null : readMetadata('targets', signed);
    return read?.ok === true ? read.metadata : null;
  } catch {
    return null;
  }
}

function readFile(folder: string, name: string): Parameters<typeof Metadata.fromJSON>[1] {
  return JSON.parse(readFileSync(metadataPath(folder, name), 'utf8'));
}
