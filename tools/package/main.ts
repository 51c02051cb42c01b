import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findProblems, ROOT } from '../check/run-program.ts';
import { outliveReader } from '../outlive-reader.ts';
import { extensionIdOf } from './crx.ts';
import { makePackages } from './make-packages.ts';
import { readSigningKey } from './read-key.ts';

outliveReader();

const USAGE = `npm run package -- [--key FILE] [--base-url URL] [--out DIR] [--dist DIR]
  --key FILE       PEM of an RSA key: makes a .crx, whose id the key decides. Keep it: without it no update can be made.
  --base-url URL   where you serve the packages: writes updates.xml, updates.json and templates for your policy
  --out DIR        out/package where none is given; emptied first
  --dist DIR       what was built before; built anew where none is given`;

const OPTIONS = {
  key: { type: 'string' },
  'base-url': { type: 'string' },
  out: { type: 'string', default: join(ROOT, 'out/package') },
  dist: { type: 'string' },
} as const;

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const { key: keyPath, 'base-url': baseUrl, out } = values;
  const dist = values.dist ?? (await build());
  const key = keyPath === undefined ? null : readSigningKey(keyPath);
  const files = makePackages({
    dist,
    lockPath: join(ROOT, 'package-lock.json'),
    key,
    baseUrl: baseUrl === undefined ? null : readBaseUrl(baseUrl),
  });
  rmSync(out, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), bytes);
    console.log(`${join(out, name).replace(ROOT, '')}  ${bytes.length} bytes`);
  }
  if (key !== null) console.log(`extension id: ${extensionIdOf(key)}`);
}

async function build(): Promise<string> {
  const problems = await findProblems('node_modules/tsx/dist/cli.mjs', ['tools/build/main.ts']);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return join(ROOT, 'dist');
}

function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' && url?.hostname !== '127.0.0.1') {
    throw new Error(`--base-url must begin with https://; it is "${text}".`);
  }
  return text.endsWith('/') ? text : `${text}/`;
}
