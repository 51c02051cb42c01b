import { outliveReader } from '../outlive-reader.ts';
import { runBuild } from './build-command.ts';
import { UsageError } from './command-line.ts';
import { runDiff } from './diff-command.ts';
import { GUARD_USAGE } from './guards-options.ts';
import { FORMAT_NAMES } from './import/formats.ts';
import { runImport, runPack } from './import/run-import.ts';
import { findRepositoryCommand } from './repository/run-repository.ts';
import { REPOSITORY_USAGE } from './repository/usage.ts';
import { runVendors } from './vendors-command.ts';

const USAGE = `Builds lists.

  npm run -s list -- build [--source DIR] [--out DIR] [--previous DIR] [--check]
      Builds the reviewed source (lists/cordon) into table.bin, cases.json and never-list.json (public/list).
      Case sets keep the numbers of the list in --previous, else of the one that is written over or packaged.
      --check writes nothing and ends with 1 where the files there are not what would be written.

  npm run -s list -- pack FILE... --format FORMAT --out DIR
      Packs files of one format into a list of one case that "lookup --list DIR" reads.
      --id ID, --name NAME, --publisher NAME, --source-url URL, --date YYYY-MM-DD, --list-version N describe it;
      --fraud says that the source calls these hosts fraud or phishing.

  npm run -s list -- import [FILE... --format FORMAT] [--input FORMAT:FILE]... [--sources FILE] --out DIR
      Makes one list of feeds, with a case for each source; docs/importing.md says what becomes of each format.
      FORMAT is one of: ${FORMAT_NAMES.join(', ')}. Files may be gzip.
      --source-id ID, --source-name NAME, --source-url URL, --kind KIND, --fraud, --claim CLAIM, --ttl-days N,
      --last-seen YYYY-MM-DD and --authority-source describe a source; --sources describes several in a file.
      --rejects FILE writes down every line that was left out, with the reason.

  npm run -s list -- diff OLD_DIR NEW_DIR [--json] [--limit 20] [--popular FILE]
      Says what a release changes: totals, by case, on the most popular hosts, and the first changes of each kind.

  npm run -s list -- vendors SUPPLIERS.csv --out FILE
      Makes of a table of suppliers (name, domain, VAT number, account) what "release --vendors FILE" publishes: accounts as
      salted hashes. Exit code 1 where a line was left out.

${GUARD_USAGE}

${REPOSITORY_USAGE}`;
const COMMANDS = 'build, pack, import, diff, vendors, init, release, renew, verify, keys, prune or serve';

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'build') return runBuild(rest);
  if (command === 'pack') return await runPack(rest);
  if (command === 'import') return await runImport(rest);
  if (command === 'diff') return runDiff(rest);
  if (command === 'vendors') return runVendors(rest);
  const runRepositoryCommand = findRepositoryCommand(command);
  if (runRepositoryCommand !== null) return await runRepositoryCommand(rest);
  if (command === '--help' || command === '-h') {
    process.stdout.write(USAGE);
    return 0;
  }
  throw new UsageError(
    command === undefined
      ? `Say what to do: ${COMMANDS} (--help tells more).`
      : `There is no command "${command}": use ${COMMANDS}.`,
  );
}

outliveReader();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
