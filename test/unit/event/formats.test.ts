import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBatch } from '../../../src/core/event/encode-batch.ts';
import type { EventBody } from '../../../src/core/event/event-body.ts';
import { EVENT_NAMES } from '../../../src/core/event/event-name.ts';
import { writeCef } from '../../../src/core/event/format-cef.ts';
import { writeEcs } from '../../../src/core/event/format-ecs.ts';
import { writeOcsf } from '../../../src/core/event/format-ocsf.ts';
import { anyEvent, BODIES, makeEvent } from './event-samples.ts';
import { CLASSES, findSchemaProblems } from './ocsf-schema.ts';

function read(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], object);
}

it('there is a sample of every event', () => {
  expect(BODIES.map(({ name }) => name)).toEqual([...EVENT_NAMES]);
});

describe('OCSF', () => {
  it.each(BODIES)('$name is as the schema has its class', (body) => {
    const event = writeOcsf(makeEvent(body)) as Record<string, unknown>;
    const uid = event['class_uid'] as number;
    const profiles = (read(event, 'metadata.profiles') ?? []) as string[];
    expect(findSchemaProblems(event, CLASSES[uid] ?? {}, profiles)).toEqual([]);
    expect(event['type_uid']).toBe(uid * 100 + (event['activity_id'] as number));
    expect(profiles).toEqual(uid === 2004 ? ['security_control'] : []);
    // "activity_name: must contain the source-specific label where activity_id is 99 (Other)".
    if (event['activity_id'] === 99) expect(event['activity_name']).toBe(body.name);
    // The full name of an observable points to what it stands for.
    for (const { name, value } of (event['observables'] ?? []) as { name: string; value: string }[]) {
      expect(read(event, name)).toBe(value);
    }
  });

  it.each([
    ['without a time', { time: undefined }, 'time: not timestamp'],
    ['with a status that is none', { status_id: 7 }, 'status_id: 7 is not enumerated'],
    ['with an attribute that is none', { colour: 'red' }, 'colour: not in the schema'],
    ['with a finding that has no title', { finding_info: { uid: '1' } }, 'finding_info.title: missing'],
    [
      'with a product that has no vendor',
      { metadata: { version: '1', product: {} } },
      'action_id: of a profile',
    ],
  ])('the check sees an event %s', (_, wrong, problem) => {
    const event = { ...writeOcsf(makeEvent(BODIES[0] as EventBody)), ...wrong } as Record<string, unknown>;
    const profiles = (read(event, 'metadata.profiles') ?? []) as string[];
    const problems = findSchemaProblems(event, CLASSES[2004] ?? {}, profiles);
    expect(problems.join('\n')).toContain(problem);
  });

  it.each([
    ['block', 2, 2],
    ['warn', 2, 2],
    ['audit', 1, 17],
  ] as const)('says what was done about a visit: %s', (action, action_id, disposition_id) => {
    const body = { name: 'visit.blocked', action, indicator: null, caseKind: null } as const;
    expect(writeOcsf(makeEvent(body))).toMatchObject({ action_id, disposition_id });
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

/** What ECS 8.11 expects in `event.type` beside each `event.category` that is used. */
const TYPES_OF_CATEGORY: ReadonlyMap<string, readonly string[]> = new Map([
  ['configuration', ['access', 'change', 'creation', 'deletion', 'info']],
  ['email', ['info']],
  ['intrusion_detection', ['allowed', 'denied', 'info']],
  ['web', ['access', 'error', 'info']],
]);

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
    const categories = (read(event, 'event.category') ?? []) as string[];
    for (const category of categories) expect([...TYPES_OF_CATEGORY.keys()]).toContain(category);
    for (const type of read(event, 'event.type') as string[]) {
      const isExpected = categories.some((category) => TYPES_OF_CATEGORY.get(category)?.includes(type));
      expect(isExpected || (categories.length === 0 && type === 'info'), type).toBe(true);
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

  it('calls by the names of its dictionary what it has names for', () => {
    const line = writeCef(makeEvent(BODIES[0] as EventBody));
    expect(line).toContain(' act=block ');
    expect(line).toContain(' dhost=redvds.com ');
    expect(line).toContain(' cordonCase=redvds ');
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
