import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { URL as CanonicalUrl } from 'whatwg-url';
import type { MailContext } from '../../src/core/mail/context.ts';
import { readContext } from '../../src/core/mail/read-context.ts';
import { openBuiltList } from '../lookup/open-built-list.ts';
import { outliveReader } from '../outlive-reader.ts';
import { assessFile } from './assess-file.ts';
import { formatJson, formatText } from './format-assessment.ts';
import { makeMailData } from './mail-data.ts';
import { readMailFiles } from './mail-files.ts';

const PACKAGED = resolve(fileURLToPath(new URL('../..', import.meta.url)), 'public/list');
const USAGE = `Judges messages: who speaks, what is wanted, what the list says.

  npm run -s assess -- FILE|DIR... [--json] [--context FILE] [--list DIR]
      FILE|DIR         .eml files, mboxes, and folders of them
      --json           writes one JSON object a line for each message
      --context FILE   what you know: ownDomains, groups, protectedNames, vendors, ownAccounts (JSON)
      --list DIR       asks another built list (public/list)
`;

/** A call that cannot be understood: one sentence, exit code 2. */
class UsageError extends Error {}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  if (positionals.length === 0) throw new UsageError('Give at least one file or folder.');
  const list = openBuiltList(values.list ?? PACKAGED, PACKAGED);
  const data = makeMailData();
  const context = openContext(values.context, { suffixes: data.suffixes, urlParser: CanonicalUrl });
  const format = values.json ? formatJson : formatText;
  for await (const mail of readMailFiles(positionals)) {
    const line = format(await assessFile(mail, { context, data, list }));
    // Waits for the reader of the output, so that a long run is not held in memory.
    const isTaken = process.stdout.write(`${line}\n`);
    if (process.stdout.destroyed) return;
    if (!isTaken) await new Promise((go) => process.stdout.once('drain', go).once('close', go));
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        context: { type: 'string' },
        list: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

function openContext(path: string | undefined, tables: Parameters<typeof readContext>[2]): MailContext {
  const read = readContext(path === undefined ? {} : readJson(path), Date.now(), tables);
  if (read.unknown.length > 0) {
    console.error(`${path}: not understood and left out: ${read.unknown.slice(0, 20).join(', ')}`);
  }
  return read.context;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(error instanceof SyntaxError ? `${path} is no JSON.` : `${path} cannot be read.`);
  }
}

outliveReader();
try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
