import { readFeedDay } from './feed-day.ts';
import { type CandidateType, type Reading, readAs, rejectAs } from './reading.ts';
import { fieldsOf } from './record-fields.ts';

interface MispType {
  readonly type: CandidateType;
  /** The part before `|` of a type that joins two. */
  readonly isFirstPart?: boolean;
}

/** Attribute types of MISP (<https://www.misp-project.org/datamodels/>) that a table can hold. */
const TYPES: ReadonlyMap<unknown, MispType> = new Map<unknown, MispType>([
  ['domain', { type: 'host' }],
  ['hostname', { type: 'host' }],
  ['domain|ip', { type: 'host', isFirstPart: true }],
  ['hostname|port', { type: 'host', isFirstPart: true }],
  ['url', { type: 'url' }],
  ['ip-dst', { type: 'ip' }],
  ['ip-dst|port', { type: 'ip', isFirstPart: true }],
  ['email-src', { type: 'email' }],
  ['email-dst', { type: 'email' }],
  ['bank-account-nr', { type: 'bank-account' }],
  ['iban', { type: 'bank-account' }],
  ['phone-number', { type: 'phone' }],
]);

/**
 * Reads one attribute of a MISP event, of the event itself or of an object in it (MISP core format,
 * draft-dulaunoy-misp-core-format, section 2.4). `to_ids` is what says that an attribute is meant for detection. An
 * attribute was last seen at its `last_seen`, or when it was last changed.
 */
export function readMispAttribute(record: unknown): readonly Reading[] {
  const fields = fieldsOf(record);
  const value = fields.get('value');
  if (typeof fields.get('type') !== 'string' || typeof value !== 'string') return rejectAs('bad-record');
  const known = TYPES.get(fields.get('type'));
  if (known === undefined) return rejectAs('other-type');
  if (isSet(fields.get('deleted'))) return rejectAs('revoked');
  if (!isSet(fields.get('to_ids'))) return rejectAs('not-for-detection');
  const seen = readFeedDay(fields.get('last_seen'));
  const changed = readFeedDay(fields.get('timestamp'));
  if (!seen.ok || !changed.ok) return rejectAs('bad-date');
  const lastSeen = seen.day ?? changed.day;
  const bare = known.isFirstPart === true ? (value.split('|')[0] ?? '') : value;
  return readAs({ type: known.type, value: bare, ...(lastSeen !== null && { lastSeen }) });
}

function isSet(flag: unknown): boolean {
  return flag === true || flag === 1 || flag === '1';
}
