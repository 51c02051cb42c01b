import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the extension with a repository as its source, as whoever publishes it would.
 * @param folder where it is put
 * @returns the folder of the Chromium package
 */
export function buildWithSource(folder: string, metadataUrl: string, initialRoot: Uint8Array): string {
  const root = join(folder, 'root.json');
  writeFileSync(root, initialRoot);
  execFileSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'tools/build/main.ts', '--out', join(folder, 'dist')],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        CORDON_REPOSITORY_URL: new URL('..', metadataUrl).href,
        CORDON_REPOSITORY_ROOT: root,
      },
    },
  );
  return join(folder, 'dist/chrome');
}
