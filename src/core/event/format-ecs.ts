import { type CordonEvent, listFacts } from './event-body.ts';
import type { EventName } from './event-name.ts';
import { EVENT_SEVERITY, EVENT_TITLES } from './event-severity.ts';

/** https://www.elastic.co/docs/reference/ecs, field sets event, observer, message; what is ours stands under `cordon`. */
const ECS_VERSION = '8.11.0';

const CATEGORY: Readonly<Partial<Record<EventName, string>>> = {
  'visit.blocked': 'web',
  'visit.continued': 'web',
  'page.seizure-notice': 'web',
  'mail.danger': 'email',
  'mail.caution': 'email',
  'exposure.found': 'threat',
  'list.stale': 'configuration',
  'list.rejected': 'configuration',
  'policy.rejected': 'configuration',
};

/** An event as the Elastic Common Schema has it. @param time of the event in ISO 8601 */
export function writeEcs({ id, deviceRef, identity, version, body }: CordonEvent, time: string): object {
  const category = CATEGORY[body.name];
  const isAlert = EVENT_SEVERITY[body.name] >= 3;
  return {
    '@timestamp': time,
    ecs: { version: ECS_VERSION },
    event: {
      id,
      kind: isAlert ? 'alert' : 'event',
      ...(category === undefined ? {} : { category: [category] }),
      type: [body.name === 'visit.blocked' ? 'denied' : 'info'],
      action: body.name,
      severity: EVENT_SEVERITY[body.name],
      provider: 'cordon',
      dataset: 'cordon.event',
    },
    message: EVENT_TITLES[body.name],
    observer: { vendor: 'Cordon', product: 'Cordon', version, type: 'browser-extension' },
    cordon: {
      device_ref: deviceRef,
      ...(identity === null ? {} : { identity }),
      ...Object.fromEntries(listFacts(body)),
    },
  };
}
