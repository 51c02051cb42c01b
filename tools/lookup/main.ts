import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readLines } from '../list/read-lines.ts';
import { formatJson, formatTable } from './format-result.ts';
import { type LookupResult, lookUp } from './look-up.ts';
import { openBuiltList } from './open-built-list.ts';

const PACKAGED = resolve(fileURLToPath(new URL('../..', import.meta.url)), 'public/list');
const USAGE = `Says what a list holds on addresses: verdict, indicator, case, canonical form, and what a mail gateway's link leads to.

  npm run -s lookup -- URL... [--file FILE] [--list DIR] [--json]
      --file FILE   takes one address a line as well ("-" is standard input)
      --list DIR    asks another built list (public/list)
      --json        writes one JSON object a line
`;
/** Lines that are aligned with each other; results of a long file are written as they come. */
const BATCH = 500;

/** A call that cannot be understood: one sentence, exit code 2. */
class UsageError extends Error {}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  if (positionals.length === 0 && values.file === undefined) {
    throw new UsageError('Give at least one address, or a file with --file.');
  }
  const list = openBuiltList(values.list ?? PACKAGED, PACKAGED);
  const today = new Date().toISOString().slice(0, 10);
  const write = values.json ? writeJson : writeTable;
  let batch: LookupResult[] = [];
  for await (const text of readAddresses(positionals, values.file)) {
    batch.push(lookUp(text, list, today));
    if (batch.length < BATCH) continue;
    await write(batch);
    batch = [];
  }
  await write(batch);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        file: { type: 'string' },
        list: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

async function* readAddresses(given: readonly string[], file: string | undefined): AsyncGenerator<string> {
  yield* given;
  if (file === undefined) return;
  const input =
    file === '-' ? process.stdin.setEncoding('utf8') : createReadStream(file, { encoding: 'utf8' });
  for await (const { text } of readLines(input)) if (text.trim() !== '') yield text.trim();
}

function writeJson(results: readonly LookupResult[]): Promise<void> {
  return writeLines(results.map(formatJson));
}

function writeTable(results: readonly LookupResult[]): Promise<void> {
  return writeLines(formatTable(results));
}

/** Waits for the reader of the output, so that a long file is not held in memory. */
async function writeLines(lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const isTaken = process.stdout.write(`${lines.join('\n')}\n`);
  if (!isTaken) await new Promise((resume) => process.stdout.once('drain', resume));
}

// The reader of a pipe may have seen enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
