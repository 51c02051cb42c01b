import { posix } from 'node:path';
import { type BuildOptions, build, type Plugin, type Rolldown } from 'vite';
import { plainImports } from './plain-imports.ts';

/** What the background is called in the package. */
const WORKER_FILE = 'background.js';

/** What is loaded behind a first verdict, in Firefox. */
const LATER_FILE = 'background-later.js';

/** As @crxjs/vite-plugin 3 names the background, of Chromium and of Firefox. */
interface Written {
  readonly background: { readonly service_worker: string } | { readonly scripts: readonly [string] };
}

type Bundle = Parameters<Extract<NonNullable<Plugin['generateBundle']>, (...args: never[]) => unknown>>[1];

/** A script of the package. */
interface Script {
  readonly fileName: string;
  readonly source: string;
}

/**
 * Joins the background's modules, of which @crxjs/vite-plugin 3 writes many, into what each browser starts fastest with
 * (docs/performance.md). Chromium keeps the compiled code of a classic worker from one start to the next, and parses a module
 * anew each time: it gets one classic script. Firefox parses whatever it is given at every start: it gets what a verdict needs,
 * and all else in a second file.
 */
export function joinBackground(): Plugin {
  return {
    name: 'join-background',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const asset = bundle['manifest.json'];
        if (asset?.type !== 'asset') throw new Error('the build has no manifest.json');
        const { background, ...others } = JSON.parse(String(asset.source)) as Written;
        const isFirefox = 'scripts' in background;
        const loader = isFirefox ? background.scripts[0] : background.service_worker;
        const scripts = isFirefox ? await splitModules(bundle, loader) : await joinModules(bundle, loader);
        dropModules(bundle, loader);
        for (const { fileName, source } of scripts) this.emitFile({ type: 'asset', fileName, source });
        const joined = isFirefox
          ? { scripts: [WORKER_FILE], type: 'module' }
          : { service_worker: WORKER_FILE };
        asset.source = JSON.stringify({ ...others, background: joined });
      },
    },
  };
}

/** Joins a module of the bundle and all that it imports, now or later, into one classic script. */
function joinModules(bundle: Bundle, entry: string): Promise<readonly Script[]> {
  return bundleAgain(bundle, entry, { format: 'iife', codeSplitting: false });
}

/** The same into one module with what is imported at once, and one with what is imported later. */
async function splitModules(bundle: Bundle, entry: string): Promise<readonly Script[]> {
  const scripts = await bundleAgain(bundle, entry, { format: 'es', chunkFileNames: LATER_FILE });
  if (scripts.length !== 2) {
    throw new Error(`${entry}: became ${scripts.map(({ fileName }) => fileName).join(', ')}`);
  }
  return scripts;
}

type Output = Exclude<NonNullable<NonNullable<BuildOptions['rolldownOptions']>['output']>, unknown[]>;

async function bundleAgain(bundle: Bundle, entry: string, output: Output): Promise<readonly Script[]> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [
      plainImports(),
      {
        name: 'read-bundle',
        enforce: 'pre',
        resolveId: {
          // Not what Vite itself adds.
          filter: { id: { exclude: /^\0/ } },
          handler: (id, importer) =>
            importer === undefined ? entry : posix.join(posix.dirname(importer), id),
        },
        load: { filter: { id: { exclude: /^\0/ } }, handler: (id) => readCode(bundle, id) },
      },
    ],
    build: {
      write: false,
      target: ['chrome137', 'firefox140'],
      modulePreload: false,
      rolldownOptions: { input: entry, output: { entryFileNames: WORKER_FILE, ...output } },
    },
  });
  return [result]
    .flat()
    .flatMap((part) => ('output' in part ? part.output : []))
    .map((part) => {
      if (part.type !== 'chunk') throw new Error(`${entry}: ${part.fileName} is no script`);
      return { fileName: part.fileName, source: part.code };
    });
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
      if (output?.type === 'chunk') for (const imported of listImports(output)) candidates.add(imported);
      delete bundle[fileName];
      candidates.delete(fileName);
    }
    dropped = [...candidates].filter((fileName) => !isLoaded(bundle, fileName));
  }
}

function isLoaded(bundle: Bundle, fileName: string): boolean {
  return Object.values(bundle).some(
    (output) => output.type === 'chunk' && listImports(output).includes(fileName),
  );
}

function listImports({ imports, dynamicImports }: Rolldown.OutputChunk): readonly string[] {
  return [...imports, ...dynamicImports];
}
