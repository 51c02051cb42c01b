import { readdirSync } from 'node:fs';
import { checkDependencyRules } from './dependency-rules.ts';
import { checkGeneratedFiles } from './generated-files.ts';
import { checkBuiltManifest } from './manifest-rules.ts';
import { findProblems, ROOT } from './run-program.ts';
import type { Step } from './step.ts';
import { lintForStore } from './store-lint.ts';

const TSC = 'node_modules/typescript/bin/tsc';

/** Every check: what is built is built first, because later ones read it, and what the build reads is written before. */
export function listSteps(): readonly Step[] {
  return [
    { name: 'generated files are up to date', row: 'first', run: checkGeneratedFiles },
    ...listTypeConfigs().map(
      (config): Step => ({
        name: `types (${config})`,
        row: 'sources',
        run: () => findProblems(TSC, ['--noEmit', '--pretty', 'false', '--project', config]),
      }),
    ),
    {
      name: 'format and lint',
      row: 'sources',
      run: () => findProblems('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
    },
    { name: 'dependency rules', row: 'sources', run: () => checkDependencyRules() },
    {
      name: 'build',
      row: 'build',
      run: () => findProblems('node_modules/tsx/dist/cli.mjs', ['tools/build/main.ts']),
    },
    { name: 'size budgets', row: 'build', run: () => findProblems('node_modules/size-limit/bin.js', []) },
    { name: 'manifest (Chromium)', row: 'build', run: async () => checkBuiltManifest('chrome') },
    { name: 'manifest (Firefox)', row: 'build', run: async () => checkBuiltManifest('firefox') },
    { name: 'store lint (Firefox)', row: 'build', run: () => lintForStore('dist/firefox') },
    { name: 'dead code', row: 'build', run: () => findProblems('node_modules/knip/bin/knip.js', []) },
  ];
}

/** One project for each context; `tsconfig.json`, which sees everything at once, is the editor's and is checked too. */
function listTypeConfigs(): readonly string[] {
  return readdirSync(ROOT).filter((name) => /^tsconfig(\.(?!base)\w+)?\.json$/.test(name));
}
