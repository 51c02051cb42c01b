import { indexNeverList } from '../../../src/core/list/never-list.ts';
import { readDomainLine } from '../read-domain-line.ts';
import { NOTHING, type Reading, readAs, rejectAs } from './reading.ts';

/** The guards ask the real one, so that a refused host is told with its reason there. */
const OPEN = indexNeverList({ authorities: [], popular: [] });

/** Reads one line of a plain list of domains; see {@link readDomainLine}. */
export function readDomainsLine(line: string): readonly Reading[] {
  const read = readDomainLine(line, OPEN);
  if (read.kind === 'nothing') return NOTHING;
  return read.kind === 'host' ? readAs({ type: 'host', value: read.host }) : rejectAs(read.reason);
}

/** Reads one line of OpenPhish's text feed: a URL, nothing else. Lines that begin with `#` are comments. */
export function readOpenPhishLine(line: string): readonly Reading[] {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return NOTHING;
  if (/\s/.test(text)) return rejectAs('not-web');
  return readAs({ type: 'url', value: text });
}
