import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBatch } from '../../../src/core/event/encode-batch.ts';
import { EVENT_NAMES } from '../../../src/core/event/event-name.ts';
import { writeCef } from '../../../src/core/event/format-cef.ts';
import { writeEcs } from '../../../src/core/event/format-ecs.ts';
import { writeOcsf } from '../../../src/core/event/format-ocsf.ts';
import { anyEvent, BODIES, makeEvent } from './event-samples.ts';

/**
 * What OCSF 1.3.0 requires, by path: https://schema.ocsf.io/1.3.0/classes/detection_finding (2004),
 * https://schema.ocsf.io/1.3.0/classes/application_lifecycle (6002) and the objects metadata, product, finding_info,
 * observable. Source of the attributes: `events/base_event.json`, `events/findings/finding.json`,
 * `events/application/application_lifecycle.json` and `objects/*.json` of github.com/ocsf/ocsf-schema.
 */
const REQUIRED = {
  base: {
    activity_id: 'number',
    category_uid: 'number',
    class_uid: 'number',
    severity_id: 'number',
    time: 'number',
    type_uid: 'number',
    'metadata.version': 'string',
    'metadata.product.name': 'string',
    'metadata.product.vendor_name': 'string',
  },
  2004: { 'finding_info.uid': 'string', 'finding_info.title': 'string' },
  6002: { 'app.name': 'string', 'app.vendor_name': 'string' },
} as const;
/** Values that the schema enumerates. */
const ENUMERATED: Readonly<Record<string, readonly number[]>> = {
  activity_id: [0, 1, 2, 3, 4, 99],
  severity_id: [0, 1, 2, 3, 4, 5, 6, 99],
  status_id: [0, 1, 2, 3, 4, 5, 6, 99],
};

function read(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], object);
}

it('there is a sample of every event', () => {
  expect(BODIES.map(({ name }) => name)).toEqual([...EVENT_NAMES]);
});

describe('OCSF', () => {
  it.each(BODIES)('$name has what its class requires', (body) => {
    const event = writeOcsf(makeEvent(body));
    const uid = read(event, 'class_uid') as 2004 | 6002;
    for (const [path, type] of Object.entries({ ...REQUIRED.base, ...REQUIRED[uid] })) {
      expect(typeof read(event, path), path).toBe(type);
    }
    for (const [key, values] of Object.entries(ENUMERATED)) {
      const value = read(event, key);
      if (value !== undefined) expect(values, key).toContain(value);
    }
    expect(read(event, 'type_uid')).toBe(uid * 100 + (read(event, 'activity_id') as number));
    expect(read(event, 'category_uid')).toBe(Math.floor(uid / 1000));
    for (const observable of (read(event, 'observables') ?? []) as object[]) {
      expect(observable).toMatchObject({ name: expect.any(String), type_id: expect.any(Number) });
    }
    // "activity_name: must contain the source-specific label where activity_id is 99 (Other)".
    if (read(event, 'activity_id') === 99) expect(read(event, 'activity_name')).toBe(body.name);
  });

  it('takes visits and mail for findings, and what is about Cordon for its lifecycle', () => {
    const classes = BODIES.map((body) => [body.name, read(writeOcsf(makeEvent(body)), 'class_uid')]);
    expect(classes.filter(([, uid]) => uid === 6002).map(([name]) => name)).toEqual([
      'list.stale',
      'list.rejected',
      'adapter.failed',
      'policy.rejected',
      'heartbeat',
    ]);
  });

  it('names the event by the same id everywhere', () => {
    const event = writeOcsf(makeEvent({ name: 'mail.danger', findings: [], indicator: null }, 'the id'));
    expect([read(event, 'metadata.uid'), read(event, 'finding_info.uid')]).toEqual(['the id', 'the id']);
  });
});

describe('ECS', () => {
  // https://www.elastic.co/docs/reference/ecs/ecs-allowed-values-event-kind and -category
  it.each(BODIES)('$name has a time, an id and allowed values', (body) => {
    const event = writeEcs(makeEvent(body), '2026-11-28T09:00:00.000Z');
    expect(event).toMatchObject({
      '@timestamp': '2026-11-28T09:00:00.000Z',
      ecs: { version: expect.any(String) },
      event: { id: expect.any(String), action: body.name },
    });
    expect(['alert', 'event']).toContain(read(event, 'event.kind'));
    for (const category of (read(event, 'event.category') ?? []) as string[]) {
      expect(['web', 'email', 'threat', 'configuration']).toContain(category);
    }
  });
});

describe('CEF', () => {
  it('is one line with eight fields, whatever text is in it', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const line = writeCef(event);
        expect(line).not.toMatch(/[\r\n]/);
        // A bar in a field is escaped by a backslash, and so is a backslash.
        const fields = line.split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/);
        expect(fields.length).toBeGreaterThanOrEqual(8);
        expect(fields[0]).toBe('CEF:0');
      }),
    );
  });

  it('escapes what would begin another field', () => {
    const body = { name: 'visit.continued', reason: 'other', reasonText: 'a=b\nc\\d' } as const;
    const line = writeCef(makeEvent({ ...body, indicator: null, caseKind: null }));
    expect(line).toContain('cordonReasonText=a\\=b\\nc\\\\d');
  });
});

describe('a batch', () => {
  const events = BODIES.map((body) => makeEvent(body));
  const writeTime = () => '2026-11-28T09:00:00.000Z';

  it('of OCSF is an array, of Splunk objects, of ECS and CEF lines', () => {
    expect(JSON.parse(encodeBatch('ocsf', events, writeTime).body)).toHaveLength(events.length);
    for (const format of ['splunk-hec', 'ecs', 'cef'] as const) {
      expect(encodeBatch(format, events, writeTime).body.trim().split('\n')).toHaveLength(events.length);
    }
  });

  // https://docs.splunk.com/Documentation/Splunk/latest/Data/FormateventsforHTTPEventCollector
  it('of Splunk counts time in seconds', () => {
    const [line = ''] = encodeBatch('splunk-hec', events, writeTime).body.split('\n');
    expect(JSON.parse(line)).toMatchObject({ time: Date.UTC(2026, 10, 28, 9) / 1000, source: 'cordon' });
  });
});
