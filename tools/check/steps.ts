import { readdirSync } from 'node:fs';
import { checkDependencyRules } from './dependency-rules.ts';
import { checkGeneratedFiles } from './generated-files.ts';
import { checkBuiltManifest } from './manifest-rules.ts';
import { findProblems, ROOT } from './run-program.ts';
import type { Step } from './step.ts';
import { lintForStore } from './store-lint.ts';

const TSC = 'node_modules/typescript/bin/tsc';

/** Every check, in the order in which they run: what is built is built first, because later ones read it. */
export function listSteps(): readonly Step[] {
  return [
    { name: 'generated files are up to date', run: checkGeneratedFiles },
    ...listTypeConfigs().map((config) => ({
      name: `types (${config})`,
      run: () => findProblems(TSC, ['--noEmit', '--pretty', 'false', '--project', config]),
    })),
    {
      name: 'format and lint',
      run: () => findProblems('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
    },
    { name: 'dependency rules', run: () => checkDependencyRules() },
    { name: 'dead code', run: () => findProblems('node_modules/knip/bin/knip.js', []) },
    { name: 'build', run: () => findProblems('node_modules/tsx/dist/cli.mjs', ['tools/build/main.ts']) },
    { name: 'size budgets', run: () => findProblems('node_modules/size-limit/bin.js', []) },
    { name: 'manifest (Chromium)', run: async () => checkBuiltManifest('chrome') },
    { name: 'manifest (Firefox)', run: async () => checkBuiltManifest('firefox') },
    { name: 'store lint (Firefox)', run: () => lintForStore('dist/firefox') },
  ];
}

/** One project for each context; `tsconfig.json`, which sees everything at once, is the editor's and is checked too. */
function listTypeConfigs(): readonly string[] {
  return readdirSync(ROOT).filter((name) => /^tsconfig(\.(?!base)\w+)?\.json$/.test(name));
}
