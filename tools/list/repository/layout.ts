import { join } from 'node:path';
import { writeTargetPath } from '../../../src/core/tuf/target-name.ts';

/** Everything below it is hosted, nothing else. */
export function publicFolder(folder: string): string {
  return join(folder, 'public');
}

export function metadataFolder(folder: string): string {
  return join(folder, 'public', 'metadata');
}

export function metadataPath(folder: string, name: string): string {
  return join(metadataFolder(folder), name);
}

/** Where a target lies under consistent snapshots: its hash is part of the file's name. */
export function targetPath(folder: string, name: string, sha256: string): string {
  return join(folder, 'public', 'targets', writeTargetPath(name, sha256));
}

export function keysFolder(folder: string): string {
  return join(folder, 'keys');
}

export const FIRST_ROOT = '1.root.json';
