import type { Plugin } from 'vite';

const SCRIPT = /\.iife\.tsx?$/;

/**
 * Leaves out of the package what @crxjs/vite-plugin 3 emits beside each script that is put into pages: the same once more
 * as a module, which nothing loads. Read as empty here, it shares no chunk with the worker either; the script itself is
 * built apart, without this plugin.
 */
export function dropScriptChunks(): Plugin {
  return {
    name: 'drop-script-chunks',
    enforce: 'pre',
    load: { filter: { id: SCRIPT }, handler: () => ({ code: 'export {};', moduleType: 'js' }) },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          if (output.type === 'chunk' && SCRIPT.test(output.facadeModuleId ?? '')) delete bundle[fileName];
        }
      },
    },
  };
}
