/**
 * Who may import whom: the table of docs/architecture.md. `tools/check/dependency-rules.ts` runs it and
 * `test/unit/check/dependency-rules.test.ts` plants one violation of each rule.
 */
const PURE_PACKAGES = 'node_modules/(tldts|tldts-core|postal-mime|htmlparser2)/';
const UI_PACKAGES = 'node_modules/preact/';
/** What reads files: loaded by the inspect page alone. */
const FILE_PACKAGES = 'node_modules/(pdfjs-dist|@zxing/library)/';
const PAGES = ['popup', 'options', 'warning', 'inspect'];

/** @param {string[]} allowed paths that files of `layer` may import, as regular expressions from the root */
function onlyImports(layer, allowed) {
  return {
    name: `${layer}-imports`,
    severity: 'error',
    from: { path: `^src/${layer}/` },
    to: { pathNot: [`^src/${layer}/`, ...allowed.map((path) => `^${path}`)], couldNotResolve: false },
  };
}

function onlyCoreTypes(layer, exceptions = []) {
  return {
    name: `${layer}-core-types-only`,
    severity: 'error',
    from: { path: `^src/${layer}/` },
    to: { path: '^src/core/', pathNot: exceptions, dependencyTypesNot: ['type-only'] },
  };
}

module.exports = {
  forbidden: [
    onlyImports('core', [PURE_PACKAGES]),
    onlyImports('messages', ['src/core/']),
    onlyCoreTypes('messages'),
    onlyImports('platform', [
      'src/core/',
      'src/messages/',
      'node_modules/(@types/)?webextension-polyfill/',
      'node_modules/idb/',
    ]),
    // The keys of the English texts are the type of every text's key.
    onlyImports('ui', ['src/core/', UI_PACKAGES, 'public/_locales/en/messages\\.json$']),
    onlyCoreTypes('ui'),
    onlyImports('background', [
      'src/core/',
      'src/messages/',
      'src/platform/',
      'src/content/[^/]+\\.iife\\.tsx?$',
    ]),
    {
      name: 'scripts-named-in-one-place',
      comment:
        'Of a script that is put into pages the background has the path (`?script`), and that where it is put there.',
      severity: 'error',
      from: { path: '^src/background/', pathNot: '^src/background/(page-scripts|mail/mail-scripts)\\.ts$' },
      to: { path: '^src/content/' },
    },
    onlyImports('content', [
      'src/core/',
      'src/messages/',
      'src/ui/',
      'src/platform/(browser|messaging)\\.ts$',
      UI_PACKAGES,
    ]),
    onlyCoreTypes('content', [
      '^src/core/url/',
      '^src/core/page/',
      '^src/core/mail/adapter',
      '^src/core/mail/answer/answer-subject',
    ]),
    ...PAGES.map((page) =>
      onlyImports(page, [
        'src/core/',
        'src/messages/',
        'src/ui/',
        'src/platform/(browser|messaging|storage-item|chosen-language|public-suffixes)\\.ts$',
        UI_PACKAGES,
        ...(page === 'inspect' ? [FILE_PACKAGES] : []),
      ]),
    ),
    {
      name: 'tools-import-core-only',
      comment:
        'Tools, the bench and the evaluation share the pure core with the extension, nothing that needs a browser.',
      severity: 'error',
      from: { path: '^(tools|bench|evaluation)/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'known-layers',
      comment: 'A new folder under src needs a row in the table first.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(core|messages|platform|ui|background|content|popup|options|warning|inspect)/',
      },
      to: {},
    },
    { name: 'no-node-in-src', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['core'] } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'src-ships-no-dev-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // A package keeps its name where node_modules is a link.
    preserveSymlinks: true,
    doNotFollow: { path: 'node_modules' },
    // Types count: `import type` from a forbidden layer is still knowledge of it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
