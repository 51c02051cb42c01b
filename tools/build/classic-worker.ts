import { posix } from 'node:path';
import { build, type Plugin } from 'vite';

/** What the background is called in the package. */
const WORKER_FILE = 'background.js';

/** As @crxjs/vite-plugin 3 names the background, of Chromium and of Firefox. */
interface Written {
  readonly background: { readonly service_worker: string } | { readonly scripts: readonly [string] };
}

type Bundle = Parameters<Extract<NonNullable<Plugin['generateBundle']>, (...args: never[]) => unknown>>[1];

/**
 * Makes one classic script of the background. @crxjs/vite-plugin 3 writes a module that loads others; Chromium keeps the
 * compiled code of a classic worker from one start to the next, and parses a module anew each time (docs/performance.md).
 */
export function classicWorker(): Plugin {
  return {
    name: 'classic-worker',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const asset = bundle['manifest.json'];
        if (asset?.type !== 'asset') throw new Error('the build has no manifest.json');
        const { background, ...others } = JSON.parse(String(asset.source)) as Written;
        const loader = 'scripts' in background ? background.scripts[0] : background.service_worker;
        const source = await joinModules(bundle, loader);
        dropModules(bundle, loader);
        this.emitFile({ type: 'asset', fileName: WORKER_FILE, source });
        const joined = 'scripts' in background ? { scripts: [WORKER_FILE] } : { service_worker: WORKER_FILE };
        asset.source = JSON.stringify({ ...others, background: joined });
      },
    },
  };
}

/** Joins a module of the bundle and all that it imports into one script. */
async function joinModules(bundle: Bundle, entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'read-bundle',
        enforce: 'pre',
        resolveId: (id, importer) =>
          importer === undefined ? entry : posix.join(posix.dirname(importer), id),
        load: (id) => readCode(bundle, id),
      },
    ],
    build: {
      write: false,
      target: ['chrome137', 'firefox140'],
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  });
  const [first] = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  if (first?.type !== 'chunk') throw new Error(`${entry}: not joined`);
  return first.code;
}

function readCode(bundle: Bundle, fileName: string): string {
  const output = bundle[fileName];
  if (output === undefined) throw new Error(`${fileName} is not in the build`);
  return output.type === 'chunk' ? output.code : String(output.source);
}

/** Takes the loader out, and what it alone loaded. */
function dropModules(bundle: Bundle, loader: string): void {
  const code = readCode(bundle, loader);
  const isLoadedByIt = (fileName: string): boolean => code.includes(posix.basename(fileName));
  const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
  let dropped = [loader, ...chunks.map(({ fileName }) => fileName).filter(isLoadedByIt)];
  const candidates = new Set<string>();
  while (dropped.length > 0) {
    for (const fileName of dropped) {
      const output = bundle[fileName];
      if (output?.type === 'chunk') for (const imported of output.imports) candidates.add(imported);
      delete bundle[fileName];
      candidates.delete(fileName);
    }
    dropped = [...candidates].filter((fileName) => !isLoaded(bundle, fileName));
  }
}

function isLoaded(bundle: Bundle, fileName: string): boolean {
  return Object.values(bundle).some(
    (output) => output.type === 'chunk' && [...output.imports, ...output.dynamicImports].includes(fileName),
  );
}
