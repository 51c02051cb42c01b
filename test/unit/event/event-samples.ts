import fc from 'fast-check';
import type { CordonEvent, EventBody, EventIndicator } from '../../../src/core/event/event-body.ts';

export const INDICATOR: EventIndicator = {
  type: 'host',
  id: 'redvds.com',
  domain: 'redvds.com',
  case: 'redvds',
  caseKind: 'virtual-desktop-rental',
  claim: 'seized',
  list: 'cordon',
};

/** One of each kind. */
export const BODIES: readonly EventBody[] = [
  { name: 'visit.blocked', action: 'block', indicator: INDICATOR, caseKind: 'virtual-desktop-rental' },
  {
    name: 'visit.continued',
    reason: 'work',
    reasonText: 'private words',
    indicator: INDICATOR,
    caseKind: 'virtual-desktop-rental',
  },
  { name: 'page.seizure-notice', domain: 'gone.example', isConfirmed: false },
  { name: 'mail.danger', findings: ['listed-link', 'account-differs'], indicator: INDICATOR },
  { name: 'mail.caution', findings: ['first-contact'], indicator: null },
  { name: 'exposure.found', count: 3, indicators: ['redvds.com'] },
  { name: 'report.mistake', indicator: INDICATOR },
  { name: 'list.stale', list: 'cordon', problem: 'unreachable' },
  { name: 'list.rejected', list: 'cordon', problem: 'rollback' },
  { name: 'adapter.failed', webmail: 'mail.example' },
  { name: 'policy.rejected', rejected: ['lists[2]: not-https'] },
  { name: 'heartbeat', browser: 'Chrome/156', lists: ['cordon@7'], layers: ['rules'], dropped: 0 },
];

export function makeEvent(body: EventBody, id = '00000000-0000-4000-8000-000000000001'): CordonEvent {
  const time = Date.UTC(2026, 10, 28, 9);
  return { id, time, deviceRef: 'ref', identity: null, version: '0.1.0', body };
}

const text = fc.string({ unit: 'binary', maxLength: 40 });

/** Any event, with any text in every field. */
export const anyEvent: fc.Arbitrary<CordonEvent> = fc
  .tuple(fc.constantFrom(...BODIES), text, text, fc.option(text), text)
  .map(([body, id, words, identity, version]) => {
    const indicator = { ...INDICATOR, id: words, domain: words };
    const changed = 'indicator' in body ? { ...body, indicator } : body;
    const withText = changed.name === 'visit.continued' ? { ...changed, reasonText: words } : changed;
    return { ...makeEvent(withText, id), identity, version };
  });
