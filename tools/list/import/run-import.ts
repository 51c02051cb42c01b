import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { IndicatorType } from '../../../src/core/list/model.ts';
import { formatCount, parseCommand, UsageError } from '../command-line.ts';
import { GUARD_OPTIONS, type Guards, readGuards } from '../guards-options.ts';
import { describeList, writeListFiles } from '../list-files.ts';
import { ProgressLine } from '../progress-line.ts';
import { RejectReport } from '../reject-report.ts';
import { createReader } from './formats.ts';
import { type ImportedList, type ImportPlan, importList } from './import-list.ts';
import { LIST_OPTIONS, readInputs, readListInfo, readSources, SOURCE_OPTIONS } from './import-options.ts';
import { type ImportSource, NO_SOURCE_URL } from './import-source.ts';
import { IMPORT_REASONS, type ImportReason } from './reading.ts';

/** [one, several] of each kind. */
const TYPE_WORDS: Readonly<Record<IndicatorType, readonly [string, string]>> = {
  host: ['host', 'hosts'],
  url: ['URL', 'URLs'],
  'ip-range': ['IP range', 'IP ranges'],
  email: ['e-mail address', 'e-mail addresses'],
  'bank-account': ['bank account', 'bank accounts'],
  'computer-name': ['computer name', 'computer names'],
  phone: ['phone number', 'phone numbers'],
  wallet: ['wallet', 'wallets'],
};
/** Long enough that what is packed at once does not run out. */
const PACK_TTL_DAYS = 3650;

/** `list import`: feeds of any format become one list, with a case for each source. Gives the exit code. */
export async function runImport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...LIST_OPTIONS, ...SOURCE_OPTIONS, ...GUARD_OPTIONS },
    }),
  );
  const sources = readSources(values, positionals);
  if (values.out === undefined) throw new UsageError('Say where the list goes: --out DIR.');
  const guards = readGuards(values);
  const names = { id: 'imported', name: 'Imported list' };
  const info = readListInfo(values, guards.previous?.cases.info, names, today());
  return await writeImport({ info, sources }, guards, values.out, values.rejects);
}

/** `list pack`: files of any one format become a list with one case, which is the list itself. Gives the exit code. */
export async function runPack(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...LIST_OPTIONS,
        ...GUARD_OPTIONS,
        format: { type: 'string' },
        'source-url': { type: 'string', default: NO_SOURCE_URL },
        fraud: { type: 'boolean', default: false },
      },
    }),
  );
  if (positionals.length === 0) throw new UsageError('Name at least one file to pack.');
  const inputs = readInputs({ ...values, 'authority-source': false }, positionals);
  if (values.out === undefined) throw new UsageError('Say where the list goes: --out DIR.');
  const guards = readGuards(values);
  const names = { id: 'packed', name: 'Packed list' };
  const info = readListInfo(values, guards.previous?.cases.info, names, today());
  const url = values['source-url'];
  if (!/^https?:\/\/[^\s/?#]+[\x21-\x7e]*$/.test(url))
    throw new UsageError('--source-url must be an http(s) address.');
  const source: ImportSource = {
    id: info.id,
    name: info.name,
    url,
    kind: 'publisher-list',
    isFraud: values.fraud,
    authority: [info.publisher.legalName],
    claim: 'reported-by-company',
    isAuthority: false,
    ttlDays: PACK_TTL_DAYS,
    lastSeen: null,
    inputs,
  };
  return await writeImport({ info, sources: [source] }, guards, values.out, values.rejects);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function writeImport(
  { info, sources }: Pick<ImportPlan, 'info' | 'sources'>,
  guards: Guards,
  out: string,
  rejectsPath: string | undefined,
): Promise<number> {
  const progress = new ProgressLine();
  const report = new RejectReport<ImportReason>(IMPORT_REASONS);
  const log = rejectsPath === undefined ? null : openSync(rejectsPath, 'w');
  const plan = { info, sources, rules: guards.rules, previous: guards.previous?.cases };
  const result = await importList(plan, {
    onReject: (reason, file, unit) => {
      report.add(reason, file, unit);
      if (log !== null) writeSync(log, `${file}:${unit}\t${reason}\n`);
    },
    onProgress: (units, file, share) =>
      progress.show(`${file}: ${formatCount(units)} read, ${Math.round(share * 100)} %`),
  });
  progress.clear();
  if (log !== null) closeSync(log);
  if (!result.ok) {
    tellRejects(report, sources);
    console.error(result.problem);
    return 1;
  }
  const { assembled, table, filter } = result.list;
  tellFiles(result.list);
  tellTotals(result.list, out);
  tellRejects(report, sources);
  guards.checkChange(table);
  const files = new Map(describeList(assembled))
    .set('filter.bin', filter)
    .set('never-list.json', guards.neverListFile);
  writeListFiles(out, files);
  return 0;
}

function tellFiles({ files }: ImportedList): void {
  if (files.length < 2) return;
  for (const { path, format, units, taken, repeated, rejected } of files) {
    const counts = [
      `${formatCount(units)} read`,
      `${formatCount(taken)} taken`,
      `${formatCount(repeated)} repeated`,
      `${formatCount(rejected)} left out`,
    ];
    console.log(`${path} (${format}): ${counts.join(', ')}`);
  }
}

function tellTotals({ files, counts, shared }: ImportedList, out: string): void {
  const kinds = Array.from(counts, ([type, count]) => {
    const [one, several] = TYPE_WORDS[type];
    return `${formatCount(count)} ${count === 1 ? one : several}`;
  });
  const repeated = files.reduce((sum, file) => sum + file.repeated, 0);
  console.log(`${kinds.join(', ')} in ${out} (${formatCount(repeated)} more were repeated)`);
  if (shared > 0) console.log(`${formatCount(shared)} of them are named by more than one source`);
}

function tellRejects(report: RejectReport<ImportReason>, sources: readonly ImportSource[]): void {
  if (report.total === 0) return;
  const units = new Set(
    sources.flatMap(({ inputs }) => inputs).map(({ format }) => `${createReader(format, '').unit}s`),
  );
  console.log(`${formatCount(report.total)} ${[...units].sort().join(' and ')} left out:`);
  for (const line of report.describe()) console.log(line);
}
