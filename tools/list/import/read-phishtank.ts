import { readFeedDay } from './feed-day.ts';
import { type Reading, readAs, rejectAs } from './reading.ts';
import { fieldsOf } from './record-fields.ts';

/**
 * Reads one entry of PhishTank's JSON (<https://phishtank.org/developer_info.php>, "Column Definitions"). Its feed holds
 * only what is verified and online; an entry that says otherwise is rejected.
 */
export function readPhishTankRecord(record: unknown): readonly Reading[] {
  const fields = fieldsOf(record);
  const url = fields.get('url');
  if (typeof url !== 'string') return rejectAs('bad-record');
  if (!isYes(fields.get('verified'))) return rejectAs('unverified');
  if (!isYes(fields.get('online'))) return rejectAs('offline');
  const verified = readFeedDay(fields.get('verification_time'));
  const submitted = readFeedDay(fields.get('submission_time'));
  if (!verified.ok || !submitted.ok) return rejectAs('bad-date');
  const lastSeen = verified.day ?? submitted.day;
  return readAs({ type: 'url', value: url, ...(lastSeen !== null && { lastSeen }) });
}

function isYes(value: unknown): boolean {
  return value === 'yes' || value === true;
}
