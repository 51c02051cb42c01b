import { readFeedDay } from './feed-day.ts';
import { type Reading, rejectAs } from './reading.ts';
import { fieldsOf } from './record-fields.ts';
import { readStixPattern } from './stix-pattern.ts';

/**
 * A reader for the objects of a STIX 2.1 bundle (2.0 has the same fields). Only indicators say that something is bad: a
 * `domain-name` or `url` object by itself says that it was seen, and may be a victim's.
 * @param today `YYYY-MM-DD`, for indicators that are valid from a later day on
 */
export function createStixReader(today: string): (record: unknown) => readonly Reading[] {
  return (record) => {
    const fields = fieldsOf(record);
    if (typeof fields.get('type') !== 'string') return rejectAs('bad-record');
    if (fields.get('type') !== 'indicator') return rejectAs('stix-object');
    if (fields.get('revoked') === true) return rejectAs('revoked');
    if (isBenign(fields.get('indicator_types') ?? fields.get('labels'))) return rejectAs('benign');
    if ((fields.get('pattern_type') ?? 'stix') !== 'stix') return rejectAs('stix-language');
    const pattern = fields.get('pattern');
    if (typeof pattern !== 'string') return rejectAs('bad-record');
    const from = readFeedDay(fields.get('valid_from'));
    const until = readFeedDay(fields.get('valid_until'));
    const modified = readFeedDay(fields.get('modified'));
    if (!from.ok || !until.ok || !modified.ok) return rejectAs('bad-date');
    if (from.day !== null && from.day > today) return rejectAs('not-yet-valid');
    const lastSeen = modified.day ?? from.day;
    const dates = {
      ...(lastSeen !== null && { lastSeen }),
      ...(until.day !== null && { validUntil: until.day }),
    };
    const { found, rejects } = readStixPattern(pattern);
    return [
      ...found.map((named): Reading => ({ kind: 'candidate', candidate: { ...named, ...dates } })),
      ...rejects.map((reason): Reading => ({ kind: 'reject', reason })),
    ];
  };
}

/** Of the open vocabulary indicator-type-ov (STIX 2.1, 10.8), `benign` alone says that nothing is wrong. */
function isBenign(types: unknown): boolean {
  return Array.isArray(types) && types.includes('benign') && !types.includes('malicious-activity');
}
