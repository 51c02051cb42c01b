import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import type { Repository } from './build-options.ts';

/** Packages the first root of the list's repository: the one file that everything fetched later is measured against. */
export function packageRoot(repository: Repository | null): Plugin {
  return {
    name: 'package-root',
    generateBundle() {
      if (repository === null) return;
      this.emitFile({ type: 'asset', fileName: 'list/root.json', source: readFileSync(repository.rootPath) });
    },
  };
}
