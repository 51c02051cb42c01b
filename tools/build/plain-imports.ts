import type { Plugin } from 'vite';

const OURS = '\0plain-import of ';

/**
 * Has `import()` do that and nothing else. Vite puts a function around it that loads the styles of what comes first: what
 * Cordon imports later has none of its own, and a worker has no document. Fails where something has.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    resolveId: {
      filter: { id: /vite[\\/]preload-helper\.js$/ },
      // One for each that imports: shared, it would be a file that a warning in a frame has to wait for.
      handler: (_id, importer) => `${OURS}${importer}`,
    },
    load: {
      filter: { id: new RegExp(`^${OURS}`) },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const { fileName, ...output } of Object.values(bundle)) {
          // By this name Vite's function is told what to load.
          if (output.type !== 'chunk' || !output.code.includes('__vite__mapDeps')) continue;
          throw new Error(`${fileName} imports, later, what has styles of its own`);
        }
      },
    },
  };
}
