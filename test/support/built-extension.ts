import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['src', 'public', 'tools/build', 'manifest.json', 'vite.config.ts', 'package-lock.json'];

/** The unpacked extension for a browser: in `CORDON_DIST`, else as `npm run build` leaves it. */
export function findExtension(browser: 'chrome' | 'firefox'): string {
  return join(process.env['CORDON_DIST'] ?? join(ROOT, 'dist'), browser);
}

/** Builds if needed, and puts a copy aside that no later build changes under a running browser. @returns its folder */
export function copyBuilt(): string {
  ensureBuilt();
  const copy = mkdtempSync(join(tmpdir(), 'cordon-dist-'));
  cpSync(join(ROOT, 'dist'), copy, { recursive: true });
  return copy;
}

/** Builds both extensions if one is missing or older than a source file. */
export function ensureBuilt(): void {
  const built = ['chrome', 'firefox'].map((name) => join(ROOT, 'dist', name, 'manifest.json'));
  const oldest = Math.min(...built.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
  if (SOURCES.every((path) => readNewest(join(ROOT, path)) <= oldest)) return;
  const { status } = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'tools/build/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`the build ended with ${status}`);
}

function readNewest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (stats.isFile()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => readNewest(join(path, name))));
}
