import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { addTwelveMonths } from '../../src/core/list/calendar-date.ts';
import type { Case, Claim, ListInfo } from '../../src/core/list/model.ts';
import type { NeverList } from '../../src/core/list/never-list.ts';
import { buildTableFilter } from '../../src/core/table/build-table-filter.ts';
import { openTable } from '../../src/core/table/open-table.ts';
import { assembleList, ListError } from './assemble-list.ts';
import { describeList, type ListFiles } from './list-files.ts';
import { readDomainLine } from './read-domain-line.ts';
import { readLines } from './read-lines.ts';
import { RejectReport } from './reject-report.ts';

/** What is said of every host of a packed list. */
export interface PackInfo {
  readonly info: Omit<ListInfo, 'entries'>;
  /** Where the hosts come from: an http(s) address. */
  readonly source: string;
  /** The source says that these hosts serve fraud or phishing. */
  readonly isFraud: boolean;
}

export interface PackedList {
  readonly files: ListFiles;
  readonly entries: number;
  /** Lines that named a host which another line had named already. */
  readonly repeated: number;
  readonly rejects: RejectReport;
}

/**
 * Packs plain files of domains, one a line, into a list with its filter. Reads them as streams; memory is for the hosts
 * alone, about 300 bytes each. Rejects with {@link ListError} where no host is left, and where a file cannot be read.
 * @param onProgress called with the lines read so far, each 10,000 lines
 */
export async function packDomains(
  paths: readonly string[],
  pack: PackInfo,
  neverList: NeverList,
  onProgress: (lines: number) => void,
): Promise<PackedList> {
  const hosts = new Set<string>();
  const rejects = new RejectReport();
  let lines = 0;
  let named = 0;
  for (const path of paths) {
    const text: AsyncIterable<string> = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 });
    for await (const line of readLines(text)) {
      const read = readDomainLine(line.text, neverList);
      if (read.kind === 'reject') rejects.add(read.reason, basename(path), line.number);
      if (read.kind === 'host') {
        hosts.add(read.host);
        named++;
      }
      if (++lines % 10_000 === 0) onProgress(lines);
    }
  }
  if (hosts.size === 0) throw new ListError('no line names a host that can be listed');
  const assembled = assembleList(describeHosts(hosts, pack));
  const opened = openTable(assembled.table);
  if (!opened.ok) throw new ListError(`the table does not open: ${opened.error.problem}`);
  const filter = buildTableFilter(opened.table);
  if (!filter.ok) throw new ListError(`the filter cannot be built: ${filter.problem}`);
  const files = new Map(describeList(assembled)).set('filter.bin', filter.bytes);
  return { files, entries: hosts.size, repeated: named - hosts.size, rejects };
}

function describeHosts(
  hosts: ReadonlySet<string>,
  { info, source, isFraud }: PackInfo,
): Parameters<typeof assembleList>[0] {
  const only: Case = {
    id: info.id,
    number: 0,
    kind: 'publisher-list',
    name: info.name,
    authority: [info.publisher.legalName],
    date: info.date,
    summary: { en: `Named in “${info.name}”, published by ${info.publisher.legalName}.` },
    fraud: isFraud,
    sources: [source],
  };
  const claim: Claim = {
    case: only.number,
    kind: 'reported-by-company',
    source,
    locator: 'list of domains',
    lastChecked: info.date,
    reviewBy: addTwelveMonths(info.date),
  };
  const indicators = Array.from(hosts, (value) => ({ indicator: { type: 'host' as const, value }, claim }));
  return { info, cases: [only], indicators };
}
