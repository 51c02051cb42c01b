import { writeFileSync } from 'node:fs';
import { extensionIdOf, writeCrx } from './crx.ts';
import { readFolder } from './read-folder.ts';
import { readOrMakeKey } from './read-key.ts';
import { writeZip } from './zip.ts';

/**
 * Packs an unpacked extension as it is.
 * @param folder with `manifest.json`
 * @param keyPath PEM of an RSA key; written where the file is missing. The key decides the extension's id.
 * @returns the extension's id
 */
export function packCrx(folder: string, keyPath: string, crxPath: string): string {
  const key = readOrMakeKey(keyPath);
  writeFileSync(crxPath, writeCrx(writeZip(readFolder(folder)), key));
  return extensionIdOf(key);
}
