import { readCsvFields } from './csv-fields.ts';
import { readFeedDay } from './feed-day.ts';
import { CANDIDATE_TYPES, type CandidateType, NOTHING, type Reading, readAs, rejectAs } from './reading.ts';

export type ReadLine = (line: string) => readonly Reading[];

/** URLhaus's columns where a dump has no heading: <https://urlhaus.abuse.ch/api/>, "Database dump (CSV)". */
const URLHAUS_COLUMNS = 'id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter'.split(
  ',',
);
const SIMPLE_COLUMNS = ['type', 'value', 'last_seen'] as const;

/**
 * A reader for URLhaus's CSV. The last comment names the columns; they have changed over the years (`last_online` came
 * later), so they are found by name.
 */
export function createUrlhausReader(): ReadLine {
  let columns: readonly string[] = URLHAUS_COLUMNS;
  return (line) => {
    if (line.trim() === '') return NOTHING;
    if (line.startsWith('#')) {
      const heading = line.replace(/^#\s*/, '').replaceAll('"', '').split(',');
      if (heading.includes('url') && heading.includes('dateadded'))
        columns = heading.map((name) => name.trim());
      return NOTHING;
    }
    const row = readRow(line, columns);
    const value = row?.get('url');
    if (row === null || value === undefined) return rejectAs('bad-csv');
    const online = readFeedDay(row.get('last_online'));
    const added = readFeedDay(row.get('dateadded'));
    if (!online.ok || !added.ok) return rejectAs('bad-date');
    const lastSeen = online.day ?? added.day;
    return readAs({ type: 'url', value, ...(lastSeen !== null && { lastSeen }) });
  };
}

/**
 * A reader for the simple CSV: `type,value` and, where wanted, `last_seen`. A first line that names the columns sets their
 * order; other columns are passed over. Lines that begin with `#` are comments.
 */
export function createCsvReader(): ReadLine {
  let columns: readonly string[] | null = null;
  return (line) => {
    if (line.trim() === '' || line.startsWith('#')) return NOTHING;
    if (columns === null) {
      const heading = readCsvFields(line)?.map((name) => name.toLowerCase()) ?? [];
      const isHeading = heading.includes('type') && heading.includes('value');
      columns = isHeading ? heading : SIMPLE_COLUMNS;
      if (isHeading) return NOTHING;
    }
    const row = readRow(line, columns);
    const value = row?.get('value');
    if (row === null || value === undefined) return rejectAs('bad-csv');
    const type = readType(row.get('type'));
    if (type === undefined) return rejectAs('other-type');
    const seen = readFeedDay(row.get('last_seen'));
    if (!seen.ok) return rejectAs('bad-date');
    return readAs({ type, value, ...(seen.day !== null && { lastSeen: seen.day }) });
  };
}

function readType(name: string | undefined): CandidateType | undefined {
  return CANDIDATE_TYPES.find((type) => type === name?.toLowerCase());
}

function readRow(line: string, columns: readonly string[]): ReadonlyMap<string, string> | null {
  const fields = readCsvFields(line);
  if (fields === null) return null;
  return new Map(fields.map((field, index) => [columns[index] ?? '', field]));
}
