import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Tools that build or drive browsers: no test runs them by themselves. */
const LEFT_OUT = ['build', 'check', 'gallery', 'guard-matrix', 'icons', 'test', 'tour', 'vectors'];

/**
 * Puts each tool into one file, so that to start one takes a tenth of a second instead of six: their TypeScript is read once
 * and not at every start. @returns the folder, which must lie inside the project for packages to be found
 */
export async function packTools(): Promise<string> {
  const names = readdirSync(join(ROOT, 'tools')).filter(
    (name) => !LEFT_OUT.includes(name) && existsSync(join(ROOT, 'tools', name, 'main.ts')),
  );
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const outDir = mkdtempSync(join(ROOT, 'out/tools-'));
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'own-places',
        // A module looks for its files from where its source lies.
        transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
      },
    ],
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(ROOT, `tools/${name}/main.ts`)])),
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return outDir;
}
