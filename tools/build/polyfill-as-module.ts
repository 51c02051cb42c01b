import type { Plugin } from 'vite';

/**
 * Bundles webextension-polyfill as an ES module. As CommonJS its exports are copied property by property, which makes
 * the browser set up every API that it has: about 4 ms at each start of the worker, for nothing.
 */
export function polyfillAsModule(): Plugin {
  return {
    name: 'polyfill-as-module',
    transform: {
      filter: { id: /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/ },
      handler: (code) => ({
        // Its wrapper takes the CommonJS branch, and finds the module that it expects there.
        code: `const module = { exports: {} };\nconst exports = module.exports;\n${code}\nexport default module.exports;\n`,
        map: null,
      }),
    },
  };
}
