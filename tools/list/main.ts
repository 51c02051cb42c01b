import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findDatePrecision } from '../../src/core/list/calendar-date.ts';
import { type NeverList, readNeverList } from '../../src/core/list/never-list.ts';
import { ListError } from './assemble-list.ts';
import { buildList } from './build-list.ts';
import { findDifferences, writeListFiles } from './list-files.ts';
import { type PackInfo, packDomains } from './pack-domains.ts';
import { ProgressLine } from './progress-line.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const USAGE = `Builds lists.

  npm run -s list -- build [--source DIR] [--out DIR] [--check]
      Builds the reviewed source (lists/cordon) into table.bin, cases.json and never-list.json (public/list).
      --check writes nothing and ends with 1 where the files there are not what would be written.

  npm run -s list -- pack FILE... --format domains --out DIR
      Packs files with one domain a line into a list that "lookup --list DIR" reads.
      --id ID, --name NAME, --publisher NAME, --source-url URL, --date YYYY-MM-DD, --list-version N describe it;
      --fraud says that the source calls these hosts fraud or phishing; --never-list FILE replaces the packaged one.
`;
/** Where a packed list's source is not given: a name that RFC 2606 keeps from ever existing. */
const NO_SOURCE = 'https://source-not-given.invalid/';

/** A call that cannot be understood: one sentence, exit code 2. */
class UsageError extends Error {}

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'build') return runBuild(rest);
  if (command === 'pack') return runPack(rest);
  if (command === '--help' || command === '-h') {
    process.stdout.write(USAGE);
    return 0;
  }
  throw new UsageError(
    command === undefined
      ? 'Say what to do: build or pack (--help tells more).'
      : `There is no command "${command}": use build or pack.`,
  );
}

function runBuild(args: readonly string[]): number {
  const { values } = parse(() =>
    parseArgs({
      args: [...args],
      options: {
        source: { type: 'string' },
        out: { type: 'string' },
        check: { type: 'boolean', default: false },
      },
    }),
  );
  const out = values.out ?? resolve(ROOT, 'public/list');
  const built = buildList(values.source ?? resolve(ROOT, 'lists/cordon'));
  if (!built.ok) {
    for (const problem of built.problems) console.error(problem);
    return 1;
  }
  if (values.check) {
    const different = findDifferences(out, built.files);
    if (different.length === 0) return 0;
    console.error(
      `${out} is not what its source gives (${different.join(', ')}): run "npm run list -- build".`,
    );
    return 1;
  }
  writeListFiles(out, built.files);
  console.log(`${built.entries} indicators in ${out}`);
  return 0;
}

async function runPack(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        out: { type: 'string' },
        id: { type: 'string', default: 'packed' },
        name: { type: 'string', default: 'Packed list' },
        publisher: { type: 'string', default: 'not stated' },
        'source-url': { type: 'string', default: NO_SOURCE },
        date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
        'list-version': { type: 'string', default: '1' },
        fraud: { type: 'boolean', default: false },
        'never-list': { type: 'string', default: resolve(ROOT, 'lists/cordon/never-list.json') },
      },
    }),
  );
  if (values.format !== 'domains') throw new UsageError('Say what the files hold: --format domains.');
  if (values.out === undefined) throw new UsageError('Say where the list goes: --out DIR.');
  if (positionals.length === 0) throw new UsageError('Name at least one file to pack.');
  const pack = describePack(values);
  const neverListPath = values['never-list'];
  const progress = new ProgressLine();
  const packed = await packDomains(positionals, pack, openNeverList(neverListPath), (lines) =>
    progress.show(`${lines.toLocaleString('en')} lines read`),
  );
  progress.clear();
  const files = new Map(packed.files).set('never-list.json', readFileSync(neverListPath));
  writeListFiles(values.out, files);
  const count = (number: number): string => number.toLocaleString('en');
  console.log(
    `${count(packed.entries)} hosts in ${values.out} (${count(packed.repeated)} more were repeated)`,
  );
  if (packed.rejects.total > 0) {
    console.log(`${count(packed.rejects.total)} lines left out:`);
    for (const line of packed.rejects.describe()) console.log(line);
  }
  return 0;
}

interface PackValues {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly date: string;
  readonly fraud: boolean;
  readonly 'source-url': string;
  readonly 'list-version': string;
}

function describePack(values: PackValues): PackInfo {
  const { id, name, date } = values;
  const version = Number(values['list-version']);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) throw new UsageError('--id must be in kebab-case.');
  if (findDatePrecision(date) !== 'day') throw new UsageError('--date must be a real date: YYYY-MM-DD.');
  if (!/^[1-9][0-9]{0,8}$/.test(values['list-version']))
    throw new UsageError('--list-version must be a whole number.');
  if (!/^https?:\/\/[^\s/?#]+[\x21-\x7e]*$/.test(values['source-url'])) {
    throw new UsageError('--source-url must be an http(s) address.');
  }
  const info = { id, name, version, date, publisher: { legalName: values.publisher } };
  return { info, source: values['source-url'], isFraud: values.fraud };
}

function openNeverList(path: string): NeverList {
  const read = readNeverList(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.ok) throw new ListError(`${path}${read.problems[0] ?? ''}`);
  return read.list;
}

function parse<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split('. ')[0]?.replace(/\.?$/, '.') ?? message);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
