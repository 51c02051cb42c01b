import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { defineBuildOptions, readBuildOptions } from './tools/build/build-options.ts';
import { dropScriptChunks } from './tools/build/drop-script-chunks.ts';
import { deriveFirefoxManifest } from './tools/build/firefox-manifest.ts';
import { joinBackground } from './tools/build/join-background.ts';
import { packagePhrases } from './tools/build/package-phrases.ts';
import { packageRoot } from './tools/build/package-root.ts';
import { packageSuffixes } from './tools/build/package-suffixes.ts';
import { plainImports } from './tools/build/plain-imports.ts';
import { polyfillAsModule } from './tools/build/polyfill-as-module.ts';
import { slimLocales } from './tools/build/slim-locales.ts';
import { slimPdfLibrary } from './tools/build/slim-pdf-library.ts';
import { sortSharedFiles } from './tools/build/sort-shared-files.ts';

/** `vite build --mode chrome` and `vite build --mode firefox`. */
export default defineConfig(({ mode }) => {
  const isFirefox = mode === 'firefox';
  const options = readBuildOptions(process.env);
  return {
    plugins: [
      plainImports(),
      polyfillAsModule(isFirefox),
      packageRoot(options.repository),
      packageSuffixes(),
      packagePhrases(),
      crx({
        manifest: (isFirefox ? deriveFirefoxManifest(manifest) : manifest) as ManifestV3Export,
        browser: isFirefox ? 'firefox' : 'chrome',
      }),
      dropScriptChunks(),
      joinBackground(),
      sortSharedFiles(),
      slimLocales(),
    ],
    define: defineBuildOptions(options),
    // The reader of files: a worker of the inspect page, which loads its libraries when a file needs one.
    worker: { format: 'es', plugins: () => [slimPdfLibrary()] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: isFirefox ? 'dist/firefox' : 'dist/chrome',
      emptyOutDir: true,
      // Stores review what is shipped: it stays readable in size classes that allow it, and maps are not shipped.
      sourcemap: false,
      target: ['chrome137', 'firefox140'],
      modulePreload: false,
      rolldownOptions: {
        input: { warning: 'src/warning/index.html', inspect: 'src/inspect/index.html' },
        // A chunk of its own has a name that stays: the store's linter names it.
        output: { codeSplitting: { groups: [{ name: 'preact', test: /node_modules[\\/]preact[\\/]/ }] } },
      },
    },
  };
});
