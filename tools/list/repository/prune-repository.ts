import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { TargetsMetadata } from '../../../src/core/tuf/metadata.ts';
import { UNFINISHED } from './folder-writer.ts';
import { metadataFolder, metadataPath, publicFolder, targetPath } from './layout.ts';
import { readPublishedState } from './published-state.ts';
import { listPastReleases, listPastTimestamps, type PastTimestamp, readTargets } from './release-history.ts';
import { DAY_SECONDS, type Repository } from './repository.ts';

/** What a timestamp led to stays for so long after it expired: longer than the oldest version that gets a delta. */
const KEPT_SECONDS = 35 * DAY_SECONDS;
/** The release before the current one always stays, so that what changed can be seen. */
const KEPT_RELEASES = 2;

/**
 * Removes what no client can still ask for: files that no timestamp led to within the last 35 days of its being good, and
 * what interrupted runs left behind. Roots stay for ever: a browser may have been away for years.
 * Rejects with an `Error` where what is published is not sound, and has removed nothing then.
 * @returns the files that were removed, relative to `public/`
 */
export async function pruneRepository({ folder, writer, now }: Repository): Promise<readonly string[]> {
  // Throws where what is published is damaged: then nobody can say what is still needed.
  await readPublishedState(folder);
  const timestamps = listPastTimestamps(folder);
  const newest = timestamps[0];
  if (newest === undefined) return [];
  const recent = listPastReleases(folder).slice(0, KEPT_RELEASES);
  const isRecent = ({ targets }: PastTimestamp): boolean =>
    recent.some((release) => release.targets.version === targets);
  const kept = timestamps.filter(
    (past) => past === newest || isRecent(past) || past.expires > now - KEPT_SECONDS,
  );
  const needed = new Set<string>([metadataPath(folder, 'timestamp.json')]);
  for (const { version, snapshot, targets } of kept) {
    needed.add(metadataPath(folder, `${version}.timestamp.json`));
    needed.add(metadataPath(folder, `${snapshot}.snapshot.json`));
    needed.add(metadataPath(folder, `${targets}.targets.json`));
    for (const path of listTargetPaths(folder, readTargets(folder, targets))) needed.add(path);
  }
  const removed = listFiles(publicFolder(folder)).filter(
    (path) => !needed.has(path) && !isRoot(folder, path),
  );
  // Timestamps first: what is left of an interrupted run then leads nowhere and goes with the next one.
  const order = (path: string): number => (path.endsWith('.timestamp.json') ? 0 : 1);
  for (const path of removed.toSorted((a, b) => order(a) - order(b))) writer.remove(path);
  return removed.map((path) => relative(publicFolder(folder), path).split(sep).join('/'));
}

function listTargetPaths(folder: string, targets: TargetsMetadata | null): readonly string[] {
  return [...(targets?.files ?? [])].flatMap(([name, { hashes }]) => {
    const sha256 = hashes.get('sha256');
    return sha256 === undefined ? [] : [targetPath(folder, name, sha256)];
  });
}

function isRoot(folder: string, path: string): boolean {
  return (
    path.startsWith(metadataFolder(folder)) && /\d+\.root\.json$/.test(path) && !path.endsWith(UNFINISHED)
  );
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
