import { type CordonEvent, type EventBody, listFacts } from './event-body.ts';
import type { EventName } from './event-name.ts';
import { EVENT_SEVERITY, EVENT_TITLES } from './event-severity.ts';

/** https://www.elastic.co/docs/reference/ecs, field sets event, observer, related, message; what is ours stands under `cordon`. */
const ECS_VERSION = '8.11.0';

interface Kind {
  readonly category: readonly string[];
  readonly type: readonly string[];
}
/** Categories with the types that belong to them: https://www.elastic.co/docs/reference/ecs/ecs-allowed-values-event-category. */
const WEB: Kind = { category: ['web'], type: ['info'] };
const MAIL: Kind = { category: ['email'], type: ['info'] };
const CONFIGURATION: Kind = { category: ['configuration'], type: ['info'] };
const KIND: Readonly<Partial<Record<EventName, Kind>>> = {
  'visit.blocked': { category: ['web', 'intrusion_detection'], type: ['access', 'denied'] },
  'visit.continued': { category: ['web', 'intrusion_detection'], type: ['access', 'allowed'] },
  'page.seizure-notice': WEB,
  'mail.danger': MAIL,
  'mail.caution': MAIL,
  'exposure.found': { category: ['intrusion_detection'], type: ['info'] },
  'list.stale': CONFIGURATION,
  'list.rejected': CONFIGURATION,
  'policy.rejected': CONFIGURATION,
};
/** Of what ECS has no category for. */
const NO_KIND = { type: ['info'] };

/** An event as the Elastic Common Schema has it. @param time of the event in ISO 8601 */
export function writeEcs({ id, deviceRef, identity, version, body }: CordonEvent, time: string): object {
  const host = findHost(body);
  const isAlert = EVENT_SEVERITY[body.name] >= 3;
  return {
    '@timestamp': time,
    ecs: { version: ECS_VERSION },
    event: {
      id,
      kind: isAlert ? 'alert' : 'event',
      ...findKind(body),
      action: body.name,
      severity: EVENT_SEVERITY[body.name],
      provider: 'cordon',
      dataset: 'cordon.event',
    },
    message: EVENT_TITLES[body.name],
    observer: { vendor: 'Cordon', product: 'Cordon', version, type: 'browser-extension' },
    ...(host === null ? {} : { related: { hosts: [host] } }),
    cordon: {
      device_ref: deviceRef,
      ...(identity === null ? {} : { identity }),
      ...Object.fromEntries(listFacts(body)),
    },
  };
}

/** A visit that policy had only written down went through. */
function findKind(body: EventBody): Kind | typeof NO_KIND {
  const isAudit = body.name === 'visit.blocked' && body.action === 'audit';
  return KIND[isAudit ? 'visit.continued' : body.name] ?? NO_KIND;
}

function findHost(body: EventBody): string | null {
  if ('indicator' in body) return body.indicator?.domain ?? null;
  return body.name === 'page.seizure-notice' ? body.domain : null;
}
