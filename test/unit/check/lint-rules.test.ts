import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../../tools/check/run-program.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-lint-'));
  for (const name of ['biome.jsonc', '.gitignore']) copyFileSync(join(ROOT, name), join(folder, name));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the linter says of a project with just this file, under the project's own rules. */
function lint(path: string, text: string): { readonly status: number | null; readonly output: string } {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--error-on-warnings', '.'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('what the linter forbids', () => {
  test.each([
    'Date.now()',
    'performance.now()',
    'fetch("https://x.test")',
    'crypto.randomUUID()',
    'setTimeout(() => {}, 1)',
    'indexedDB.databases()',
    'navigator.language',
    'globalThis.Date',
  ])('src/core has no clock, network, storage or browser: %s', (expression) => {
    const { status, output } = lint('src/core/planted.ts', `export const planted = ${expression};\n`);
    expect(output).toContain('noRestrictedGlobals');
    expect(status).not.toBe(0);
  });

  test('the rest of the project has them', () => {
    const { status, output } = lint('src/platform/planted.ts', 'export const planted = Date.now();\n');
    expect(output).toContain('Checked');
    expect(status).toBe(0);
  });

  test.each([
    ['noExplicitAny', 'export const planted = (value: any) => value;\n'],
    [
      'noDangerouslySetInnerHtml',
      'export const Planted = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;\n',
    ],
    ['noSkippedTests', "import { test } from 'vitest';\ntest.skip('planted', () => {});\n"],
    ['noFocusedTests', "import { test } from 'vitest';\ntest.only('planted', () => {});\n"],
    ['useImportType', "import { Page } from 'puppeteer-core';\nexport type Planted = Page;\n"],
  ])('%s', (rule, text) => {
    const { status, output } = lint('test/unit/planted.test.tsx', text);
    expect(output).toContain(rule);
    expect(status).not.toBe(0);
  });
});
