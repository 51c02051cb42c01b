import { readFeedDay } from './feed-day.ts';
import { type CandidateType, type Reading, readAs, rejectAs } from './reading.ts';
import { fieldsOf } from './record-fields.ts';

const TYPES: ReadonlyMap<unknown, CandidateType> = new Map([
  ['domain', 'host'],
  ['url', 'url'],
  ['ip:port', 'ip'],
]);
/** What ThreatFox sets where a reporter does not say (<https://threatfox.abuse.ch/api/>, "Share IOCs"). */
const ORDINARY_CONFIDENCE = 50;

/**
 * Reads one entry of ThreatFox: of the export (`ioc_value`, `first_seen_utc`, `last_seen_utc`) or of the API (`ioc`,
 * `first_seen`, `last_seen`). Of `ip:port` the address is taken: a table knows no ports.
 */
export function readThreatFoxRecord(record: unknown): readonly Reading[] {
  const fields = fieldsOf(record);
  const value = fields.get('ioc_value') ?? fields.get('ioc');
  const name = fields.get('ioc_type');
  if (typeof value !== 'string' || typeof name !== 'string') return rejectAs('bad-record');
  const type = TYPES.get(name);
  if (type === undefined) return rejectAs('other-type');
  const confidence = fields.get('confidence_level') ?? ORDINARY_CONFIDENCE;
  if (!(Number(confidence) >= ORDINARY_CONFIDENCE)) return rejectAs('low-confidence');
  const isVictim = fields.get('is_compromised') === true || fields.get('is_compromised') === 'True';
  if (isVictim && type !== 'url') return rejectAs('compromised');
  const last = readFeedDay(fields.get('last_seen_utc') ?? fields.get('last_seen'));
  const first = readFeedDay(fields.get('first_seen_utc') ?? fields.get('first_seen'));
  if (!last.ok || !first.ok) return rejectAs('bad-date');
  const lastSeen = last.day ?? first.day;
  const bare = type === 'ip' ? value.replace(/:\d{1,5}$/, '') : value;
  return readAs({ type, value: bare, ...(lastSeen !== null && { lastSeen }) });
}
