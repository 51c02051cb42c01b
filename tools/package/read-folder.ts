import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ArchiveFile } from './zip.ts';

/** Every file below a folder, by its path from there. */
export function readFolder(folder: string): readonly ArchiveFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: relative(folder, path).split(sep).join('/'), bytes: readFileSync(path) };
    });
}

/** The same files with another manifest. */
export function changeManifest(
  files: readonly ArchiveFile[],
  change: (manifest: Readonly<Record<string, unknown>>) => object,
): readonly ArchiveFile[] {
  return files.map((file) => {
    if (file.name !== 'manifest.json') return file;
    const manifest = JSON.parse(Buffer.from(file.bytes).toString('utf8')) as Record<string, unknown>;
    return { ...file, bytes: Buffer.from(`${JSON.stringify(change(manifest), null, 2)}\n`) };
  });
}
