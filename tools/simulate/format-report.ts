import {
  type ClientFigures,
  multiply,
  type Report,
  type TotalFigures,
  type VariantFigures,
} from './report.ts';
import { DAY_MS, HOUR_MS } from './scenario.ts';
import type { Way } from './simulate.ts';

const WAYS: Readonly<Record<Way, string>> = {
  deltas: 'Cordon, by delta',
  tables: 'Cordon, whole tables',
  text: 'text file',
  prefixes: 'hash prefixes',
  questions: 'asks for each host',
};
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The report as tables that a person reads, in lines of at most 110 characters. */
export function formatReport(report: Report): readonly string[] {
  return [
    ...formatScenario(report),
    ...section('One client, a working day', [
      ['', 'requests', 'bytes', 'first download', 'addresses told'],
      ...report.client.map(formatClient),
    ]),
    ...section('All clients, a working day, and the busiest five minutes of the week', [
      ['clients', '', 'requests', 'bytes', 'requests/s', 'bit/s', 'most bytes'],
      ...report.totals.map(formatTotal),
    ]),
    ...section('What a CDN leaves to the publisher, a working day', [
      ['clients', '', 'requests', 'bytes', 'answered by the CDN'],
      ...report.totals.flatMap(formatOrigin),
    ]),
    ...formatMorning(report),
    ...section('Other lists: bytes for one client, a working day', formatVariants(report.lists, 'list')),
    ...section('Other times between releases', formatVariants(report.releases, 'releases')),
    ...section('Other times between checks', formatVariants(report.checks, 'checks')),
  ];
}

function formatScenario({ scenario, sizes }: Report): readonly string[] {
  const { entries, churn, releaseHours, checkMinutes, hoursOn, daysOn, startMinutes, edges } = scenario;
  return [
    `${formatCount(entries)} hosts, of which ${percent(churn)} are replaced a day; a release every ${releaseHours} hours; a check ` +
      `every ${checkMinutes} minutes.`,
    `Browsers run ${hoursOn} hours on ${daysOn} days a week and start within ${startMinutes} minutes after nine. ${edges} edges.`,
    `The table: ${bytes(sizes.table)}; as text: ${bytes(sizes.text)}; a day's delta: ${bytes(sizes.dayDelta)}.`,
  ];
}

function formatClient(figures: ClientFigures): readonly string[] {
  return [
    WAYS[figures.way],
    short(figures.requests),
    bytes(figures.bytes),
    figures.firstDownload === 0 ? 'none' : bytes(figures.firstDownload),
    figures.told === 0 ? 'none' : short(figures.told),
  ];
}

function formatTotal({ clients, way, requests, bytes: size, peak }: TotalFigures): readonly string[] {
  return [
    formatCount(clients),
    WAYS[way],
    large(requests),
    bytes(size),
    large(peak.requestsPerSecond),
    bits(peak.bytesPerSecond),
    peak.time === null ? 'all day' : `${DAYS[Math.floor(peak.time / DAY_MS)]} ${clock(peak.time % DAY_MS)}`,
  ];
}

function formatOrigin({ clients, way, origin }: TotalFigures): readonly (readonly string[])[] {
  if (origin === null) return [];
  return [
    [
      formatCount(clients),
      WAYS[way],
      large(origin.requests),
      bytes(origin.bytes),
      percent(origin.hitShare, 2),
    ],
  ];
}

function formatMorning({ morning: { clients, quarters } }: Report): readonly string[] {
  return section(`The morning of ${formatCount(clients)} clients by delta`, [
    ['from', 'Monday requests/s', 'bit/s', 'Tuesday requests/s', 'bit/s'],
    ...quarters.map(({ time, monday, tuesday }) => [
      clock(time),
      ...[monday, tuesday].flatMap((rates) => {
        const all = multiply(rates, clients);
        return [large(all.requestsPerSecond), bits(all.bytesPerSecond)];
      }),
    ]),
  ]);
}

function formatVariants(
  variants: readonly VariantFigures[],
  what: 'list' | 'releases' | 'checks',
): readonly (readonly string[])[] {
  const head = { list: ['hosts', 'replaced a day'], releases: ['hours'], checks: ['minutes'] }[what];
  return [
    [...head, 'requests', WAYS.deltas, WAYS.tables, WAYS.prefixes],
    ...variants.map((variant) => [
      ...{
        list: [formatCount(variant.entries), percent(variant.churn, 1)],
        releases: [String(variant.releaseHours)],
        checks: [String(variant.checkMinutes)],
      }[what],
      short(variant.requests),
      bytes(variant.deltas),
      bytes(variant.tables),
      bytes(variant.prefixes),
    ]),
  ];
}

/** A headline and aligned columns: words to the left, what begins with a digit to the right. */
function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = widths.map((_, column) => rows.slice(1).some((row) => /^\d/.test(row[column] ?? '')));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber[column] ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return ['', title, ...lines];
}

function clock(time: number): string {
  const hours = Math.floor(time / HOUR_MS);
  return `${hours}:${String(Math.round((time % HOUR_MS) / 60_000)).padStart(2, '0')}`;
}

function percent(share: number, digits = 0): string {
  const least = share * 100 < 1 ? Math.max(digits, 1) : digits;
  return `${(share * 100).toFixed(least)} %`;
}

function formatCount(count: number): string {
  return count.toLocaleString('en');
}

function short(count: number): string {
  return count < 10 ? count.toFixed(2) : count.toFixed(1);
}

const LARGE = ['', ' thousand', ' million', ' billion', ' trillion'];

function large(count: number): string {
  return scaled(count, LARGE);
}

/** Decimal units: 1 kB is 1,000 bytes. */
function bytes(count: number): string {
  return scaled(count, [' B', ' kB', ' MB', ' GB', ' TB', ' PB']);
}

function bits(bytesPerSecond: number): string {
  return scaled(bytesPerSecond * 8, [' bit', ' kbit', ' Mbit', ' Gbit', ' Tbit']);
}

/** Three digits that count. */
function scaled(count: number, units: readonly string[]): string {
  let [value, unit] = [count, 0];
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  const digits = value >= 99.95 || (unit === 0 && Number.isInteger(value)) ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)}${units[unit]}`;
}
