import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { outliveReader } from '../outlive-reader.ts';
import { readDeployment } from './deployment.ts';
import { putKeyTable } from './key-table.ts';
import { writeManagedSchema } from './managed-schema.ts';
import { writeTemplates } from './write-templates.ts';

outliveReader();

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENT = 'docs/deployment.md';
const USAGE = `npm run policy
  writes what is generated from the policy schema: public/managed-schema.json, the table in ${DOCUMENT}, and templates in deploy/
  with CHROME_EXTENSION_ID and the like in place of what is not known before publication
npm run policy -- --out DIR [options]
  writes templates for one organisation's installation:
  --chrome-id ID  --chrome-update-url URL     32 letters; the store's address where none is given
  --edge-id ID    --edge-update-url URL
  --firefox-install-url URL                   of the signed .xpi`;

const OPTIONS = {
  out: { type: 'string' },
  'chrome-id': { type: 'string' },
  'chrome-update-url': { type: 'string' },
  'edge-id': { type: 'string' },
  'edge-update-url': { type: 'string' },
  'firefox-install-url': { type: 'string' },
  help: { type: 'boolean' },
} as const;

try {
  const { values } = parseArgs({ options: OPTIONS });
  const { out, help, ...given } = values;
  if (help === true) console.log(USAGE);
  else if (out !== undefined) write(out, writeTemplates(readDeployment(given)));
  else if (Object.keys(given).length > 0) throw new Error('Options need --out DIR.');
  else writeCommitted();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
}

function writeCommitted(): void {
  write(join(ROOT, 'deploy'), writeTemplates(readDeployment({})));
  const document = readFileSync(join(ROOT, DOCUMENT), 'utf8');
  write(
    ROOT,
    new Map([
      ['public/managed-schema.json', writeManagedSchema()],
      [DOCUMENT, putKeyTable(document)],
    ]),
  );
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(path.replace(ROOT, ''));
  }
}
