import type { Plugin } from 'vite';

/**
 * Bundles webextension-polyfill as an ES module. As CommonJS its exports are copied property by property, which makes
 * the browser set up every API that it has: about 4 ms at each start of the worker, for nothing. In Firefox the polyfill
 * is what the browser has itself, and not parsed at each start.
 */
export function polyfillAsModule(isFirefox: boolean): Plugin {
  return {
    name: 'polyfill-as-module',
    transform: {
      filter: { id: /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/ },
      handler: (code) => ({
        code: isFirefox
          ? 'export default globalThis.browser;'
          : // Its wrapper takes the CommonJS branch, and finds the module that it expects there.
            `const module = { exports: {} };\nconst exports = module.exports;\n${code}\nexport default module.exports;\n`,
        map: null,
      }),
    },
  };
}
