import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBatch } from '../../../src/core/event/encode-batch.ts';
import { type EventBody, limitBody } from '../../../src/core/event/event-body.ts';
import type { Reporting } from '../../../src/core/policy/read-reporting.ts';
import { BODIES, INDICATOR, makeEvent } from './event-samples.ts';

const FORMATS = ['ocsf', 'splunk-hec', 'ecs', 'cef'] as const;
const STANDARD = { detail: 'standard', hasReasonText: false, hasAgreement: false } as const;

type Level = Pick<Reporting, 'detail' | 'hasReasonText' | 'hasAgreement'>;

function write(body: EventBody, level: Level): string {
  const event = { ...makeEvent(limitBody(body, level)), deviceRef: 'ref' };
  return FORMATS.map((format) => encodeBatch(format, [event], () => 'time').body).join('\n');
}

// MANAGED.md: "indicator id and registrable domain, never path, query, title or mail text"
describe('what is written, in every format', () => {
  it.each(BODIES)('of $name at the least names no entry and no domain', (body) => {
    const written = write(body, { ...STANDARD, detail: 'minimal' });
    expect(written).not.toMatch(/redvds\.com|gone\.example|private words/);
  });

  it('of a reason is a code, and its words only where policy asks for them', () => {
    const body = BODIES.find(({ name }) => name === 'visit.continued');
    if (body === undefined) throw new Error('there is no sample');
    expect(write(body, STANDARD)).toContain('work');
    expect(write(body, STANDARD)).not.toContain('private words');
    expect(write(body, { ...STANDARD, hasReasonText: true })).toContain('private words');
  });

  it('of past contacts is a number, and what they were only under an agreement', () => {
    const body = { name: 'exposure.found', count: 3, indicators: ['redvds.com'] } as const;
    expect(write(body, STANDARD)).not.toContain('redvds.com');
    expect(write(body, { ...STANDARD, hasAgreement: true })).toContain('redvds.com');
    expect(write(body, { ...STANDARD, detail: 'minimal', hasAgreement: true })).not.toContain('redvds.com');
  });

  it('says nothing at the least that it would not say at the usual level', () => {
    const secret = fc.stringMatching(/^[a-z]{12}\.example$/);
    fc.assert(
      fc.property(fc.constantFrom(...BODIES), secret, (body, host) => {
        const named =
          'indicator' in body ? { ...body, indicator: { ...INDICATOR, id: host, domain: host } } : body;
        expect(write(named as EventBody, { ...STANDARD, detail: 'minimal' })).not.toContain(host);
      }),
    );
  });
});
