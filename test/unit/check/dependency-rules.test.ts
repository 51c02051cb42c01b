import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkDependencyRules } from '../../../tools/check/dependency-rules.ts';
import { ROOT } from '../../../tools/check/run-program.ts';

/** A tree that keeps every rule. Each test below plants one violation into it. */
const CLEAN: Readonly<Record<string, string>> = {
  'src/core/verdict.ts': 'export type Verdict = string;\nexport const VERDICT = 1;\n',
  'src/core/url/host.ts': "import { parse } from 'tldts';\nexport const host = parse;\n",
  'src/messages/protocol.ts':
    "import type { Verdict } from '../core/verdict.ts';\nexport type Answer = Verdict;\n",
  'src/platform/browser.ts': "import browser from 'webextension-polyfill';\nexport { browser };\n",
  'src/platform/messaging.ts':
    "import type { Answer } from '../messages/protocol.ts';\nexport type Sent = Answer;\n",
  'src/platform/clock.ts': 'export const now = 1;\n',
  'src/ui/button.tsx': "import { h } from 'preact';\nexport const Button = h;\n",
  'src/background/index.ts': "import { now } from '../platform/clock.ts';\nexport const start = now;\n",
  'src/background/page-scripts.ts':
    "import notice from '../content/notice.iife.ts?script';\nexport { notice };\n",
  'src/content/notice.iife.ts': "import { sign } from '../core/page/sign.ts';\nsign();\n",
  'src/content/notice/words.ts': 'export const words = 1;\n',
  'src/core/page/sign.ts': 'export const sign = (): number => 1;\n',
  'src/popup/main.tsx':
    "import { browser } from '../platform/browser.ts';\nimport { Button } from '../ui/button.tsx';\nexport { browser, Button };\n",
  'src/warning/main.tsx': "import { Button } from '../ui/button.tsx';\nexport { Button };\n",
  'tools/list/main.ts':
    "import { readFileSync } from 'node:fs';\nimport { VERDICT } from '../../src/core/verdict.ts';\nexport { readFileSync, VERDICT };\n",
  'bench/table.ts': "import { VERDICT } from '../src/core/verdict.ts';\nexport { VERDICT };\n",
  'evaluation/main.ts': "import { VERDICT } from '../src/core/verdict.ts';\nexport { VERDICT };\n",
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-rules-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  symlinkSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const [path, text] of Object.entries(CLEAN)) write(path, text);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('who may import whom', () => {
  test('a tree that keeps the rules passes', async () => {
    expect(await checkDependencyRules(folder)).toEqual([]);
  });

  test.each([
    ['core-imports', 'src/core/verdict.ts', "import '../platform/clock.ts';"],
    ['core-imports', 'src/core/verdict.ts', "import 'preact';"],
    ['messages-imports', 'src/messages/protocol.ts', "import '../platform/clock.ts';"],
    [
      'messages-core-types-only',
      'src/messages/protocol.ts',
      "import { VERDICT } from '../core/verdict.ts';\nexport { VERDICT };",
    ],
    ['platform-imports', 'src/platform/clock.ts', "import '../background/index.ts';"],
    ['ui-imports', 'src/ui/button.tsx', "import '../messages/protocol.ts';"],
    ['ui-imports', 'src/ui/button.tsx', "import 'webextension-polyfill';"],
    [
      'ui-core-types-only',
      'src/ui/button.tsx',
      "import { VERDICT } from '../core/verdict.ts';\nexport { VERDICT };",
    ],
    ['background-imports', 'src/background/index.ts', "import '../ui/button.tsx';"],
    ['background-imports', 'src/background/index.ts', "import 'idb';"],
    ['background-imports', 'src/background/page-scripts.ts', "import '../content/notice/words.ts';"],
    ['scripts-named-in-one-place', 'src/background/index.ts', "import '../content/notice.iife.ts?script';"],
    ['popup-imports', 'src/popup/main.tsx', "import '../warning/main.tsx';"],
    ['popup-imports', 'src/popup/main.tsx', "import '../platform/clock.ts';"],
    ['warning-imports', 'src/warning/main.tsx', "import '../background/index.ts';"],
    ['content-imports', 'src/content/notice.iife.ts', "import '../background/index.ts';"],
    [
      'content-core-types-only',
      'src/content/notice.iife.ts',
      "import { VERDICT } from '../core/verdict.ts';\nexport { VERDICT };",
    ],
    ['tools-import-core-only', 'tools/list/main.ts', "import '../../src/platform/clock.ts';"],
    ['tools-import-core-only', 'bench/table.ts', "import '../src/background/index.ts';"],
    ['known-layers', 'src/extra/thing.ts', "import '../core/verdict.ts';"],
    ['no-node-in-src', 'src/background/index.ts', "import 'node:fs';"],
    ['no-cycles', 'src/core/verdict.ts', "import './url/cycle.ts';"],
    ['no-unresolved', 'src/core/verdict.ts', "import './missing.ts';"],
    ['no-undeclared-packages', 'tools/list/main.ts', "import 'semver';"],
    ['src-ships-no-dev-packages', 'src/core/verdict.ts', "import 'whatwg-url';"],
  ])('%s is broken by %s with %j', async (rule, path, line) => {
    write('src/core/url/cycle.ts', "import '../verdict.ts';\n");
    write(path, `${CLEAN[path] ?? ''}${line}\n`);
    const violations = await checkDependencyRules(folder);
    expect(violations.filter((found) => found.startsWith(`${rule}: `) && found.includes(path))).not.toEqual(
      [],
    );
  });

  test('a check that sees no module of the core fails', async () => {
    rmSync(join(folder, 'src/core'), { recursive: true });
    expect(await checkDependencyRules(folder)).toContain(
      'no module of src/core was seen: the check is blind',
    );
  });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
