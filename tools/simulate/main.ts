import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseCommand, UsageError } from '../list/command-line.ts';
import { ProgressLine } from '../list/progress-line.ts';
import { outliveReader } from '../outlive-reader.ts';
import { formatReport } from './format-report.ts';
import { measureSizes } from './measure-sizes.ts';
import { MEASURED_FILE, readMeasuredSizes } from './measured-sizes.ts';
import { makeReport } from './report.ts';
import { DEFAULT_CLIENTS, DEFAULT_SCENARIO, type Scenario } from './scenario.ts';
import { PRODUCT_INTERVAL_MS } from './simulate-week.ts';
import { replaceFigures } from './write-figures.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/scale.md', import.meta.url));
const DEFAULTS: Scenario = { ...DEFAULT_SCENARIO, checkMinutes: PRODUCT_INTERVAL_MS / 60_000 };

interface ScenarioOption {
  readonly field: keyof Scenario;
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  readonly help: string;
}

/** Options by name; a percentage is divided by 100. */
const OPTIONS: ReadonlyMap<string, ScenarioOption> = new Map([
  option('entries', 'entries', 1_000, 10_000_000, true, 'hosts on the list'),
  option('churn', 'churn', 0.01, 50, false, 'percent of the list that is replaced a day'),
  option('release-hours', 'releaseHours', 0.25, 720, false, 'hours between two releases'),
  option('check-minutes', 'checkMinutes', 1, 1440, false, 'minutes between two checks, on average'),
  option('hours-on', 'hoursOn', 0.5, 14, false, 'hours a day that a browser runs, from nine on'),
  option('days-on', 'daysOn', 1, 7, true, 'days a week, from Monday on'),
  option('start-minutes', 'startMinutes', 1, 240, false, 'minutes after nine within which all start'),
  option('edges', 'edges', 1, 100_000, true, 'places from which the CDN serves'),
  option('request-bytes', 'requestOverhead', 0, 10_000, true, 'headers of a request and its answer'),
  option('connection-bytes', 'connectionOverhead', 0, 100_000, true, 'setting up a TLS connection'),
  option('pages', 'pages', 0, 100_000, true, 'pages that a person opens a day'),
  option('hosts', 'hosts', 0, 100_000, true, 'different hosts among them'),
  option('expressions', 'expressions', 1, 30, true, 'what a prefix service looks up for a page'),
  option('sample', 'sample', 10, 1_000_000, true, 'clients that are simulated and stand for all'),
  option('seed', 'seed', 1, 1_000_000_000, true, 'another one gives another sample'),
]);

function option(
  name: string,
  field: keyof Scenario,
  least: number,
  most: number,
  isWhole: boolean,
  help: string,
): readonly [string, ScenarioOption] {
  return [name, { field, least, most, isWhole, help }];
}

function describeUsage(): string {
  const options = Array.from(OPTIONS, ([name, { field, help }]) => {
    const value = name === 'churn' ? DEFAULTS[field] * 100 : DEFAULTS[field];
    return `  --${name} ${value}`.padEnd(28).concat(help);
  });
  return `What it costs to keep many browsers up to date: requests and bytes, what a CDN answers, and nine o'clock.
docs/scale.md says what is assumed.

  npm run -s simulate -- [OPTIONS] [--json]

  --clients ${DEFAULT_CLIENTS.join(',')}
                            clients that totals are told for
${options.join('\n')}

  --measure                 builds real tables and deltas anew, a minute's work, and keeps their sizes
                            (tools/simulate/measured-sizes.json)
  --write-doc               puts the figures into docs/scale.md
`;
}

function main(args: readonly string[]): number {
  const { values } = parseCommand(() => parseArgs({ args: [...args], options: describeOptions() }));
  const { json, measure, help, 'write-doc': writeDoc, clients: clientsText, ...rest } = values;
  if (help === true) {
    process.stdout.write(describeUsage());
    return 0;
  }
  const scenario = readScenario(rest);
  const clients = clientsText === undefined ? DEFAULT_CLIENTS : readClients(String(clientsText));
  const progress = new ProgressLine();
  const tell = (text: string): void => progress.show(text);
  if (measure === true) writeFileSync(MEASURED_FILE, `${JSON.stringify(measureSizes(tell), null, 2)}\n`);
  const report = makeReport(scenario, clients, readMeasuredSizes(), tell);
  progress.clear();
  if (json === true) console.log(JSON.stringify(report));
  else for (const line of formatReport(report)) console.log(line);
  if (writeDoc === true)
    writeFileSync(DOCUMENT, replaceFigures(readFileSync(DOCUMENT, 'utf8'), formatReport(report)));
  return 0;
}

function describeOptions(): Record<string, { readonly type: 'string' | 'boolean' }> {
  const flags = ['json', 'measure', 'write-doc', 'help'].map((name) => [name, { type: 'boolean' }] as const);
  const texts = ['clients', ...OPTIONS.keys()].map((name) => [name, { type: 'string' }] as const);
  return Object.fromEntries([...flags, ...texts]);
}

function readScenario(values: Readonly<Record<string, unknown>>): Scenario {
  const changes = Object.entries(values).flatMap(([name, value]) => {
    const known = OPTIONS.get(name);
    if (known === undefined) return [];
    const number = readNumber(name, String(value), known);
    return [[known.field, name === 'churn' ? number / 100 : number] as const];
  });
  return { ...DEFAULTS, ...Object.fromEntries(changes) };
}

function readNumber(name: string, text: string, { least, most, isWhole }: ScenarioOption): number {
  const number = Number(text);
  const isNumber = /^\d{1,12}(?:\.\d{1,6})?$/.test(text) && (!isWhole || Number.isInteger(number));
  if (isNumber && number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`);
}

function readClients(text: string): readonly number[] {
  if (!/^[1-9]\d{0,10}(?:,[1-9]\d{0,10}){0,9}$/.test(text))
    throw new UsageError('--clients takes numbers of clients, such as 10000,1000000.');
  return text.split(',').map(Number);
}

outliveReader();
try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
