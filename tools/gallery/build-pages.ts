import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { packageSuffixes } from '../build/package-suffixes.ts';
import { slimPdfLibrary } from '../build/slim-pdf-library.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the four pages as they ship, without the extension around them. */
export async function buildPages(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [packageSuffixes()],
    worker: { format: 'es', plugins: () => [slimPdfLibrary()] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      target: 'chrome137',
      rolldownOptions: {
        input: ['warning', 'popup', 'options', 'inspect'].map((page) => `${ROOT}src/${page}/index.html`),
      },
    },
  });
}
