import { type CordonEvent, type EventBody, listFacts } from './event-body.ts';
import type { EventName } from './event-name.ts';
import { EVENT_SEVERITY, EVENT_TITLES } from './event-severity.ts';

/** The version of the schema that is written: https://schema.ocsf.io/1.3.0. */
const OCSF_VERSION = '1.3.0';
const DETECTION_FINDING = { class_uid: 2004, category_uid: 2 } as const;
const APPLICATION_LIFECYCLE = { class_uid: 6002, category_uid: 6 } as const;
const CREATE = 1;
const NEW = 1;
const OTHER = 99;
/** Observable types of OCSF. */
const HOSTNAME = 1;

/** What is about visits and mail is a finding; what is about Cordon itself is its application's lifecycle. */
const LIFECYCLE: ReadonlySet<EventName> = new Set([
  'list.stale',
  'list.rejected',
  'adapter.failed',
  'policy.rejected',
  'heartbeat',
]);

/** An event as OCSF has it: Detection Finding (2004), of a security control, or Application Lifecycle (6002). */
export function writeOcsf(event: CordonEvent): object {
  const { id, time, deviceRef, identity, version, body } = event;
  const product = { name: 'Cordon', vendor_name: 'Cordon', version };
  const isLifecycle = LIFECYCLE.has(body.name);
  const kind = isLifecycle ? APPLICATION_LIFECYCLE : DETECTION_FINDING;
  const activity = isLifecycle ? OTHER : CREATE;
  const metadata = { version: OCSF_VERSION, product, uid: id, event_code: body.name };
  return {
    ...kind,
    activity_id: activity,
    ...(isLifecycle ? { activity_name: body.name } : {}),
    type_uid: kind.class_uid * 100 + activity,
    time,
    severity_id: EVENT_SEVERITY[body.name],
    message: EVENT_TITLES[body.name],
    metadata: isLifecycle ? metadata : { ...metadata, profiles: ['security_control'] },
    ...(isLifecycle ? { app: product } : describeFinding(event)),
    unmapped: {
      device_ref: deviceRef,
      ...(identity === null ? {} : { identity }),
      ...Object.fromEntries(listFacts(body)),
    },
  };
}

function describeFinding({ id, time, body }: CordonEvent): object {
  const observables = listObservables(body);
  return {
    finding_info: { uid: id, title: EVENT_TITLES[body.name], types: [body.name], created_time: time },
    is_alert: EVENT_SEVERITY[body.name] >= 3,
    status_id: NEW,
    ...describeOutcome(body),
    ...(observables.length === 0 ? {} : { observables }),
  };
}

const ALLOWED = 1;
const DENIED = 2;
/** Dispositions of OCSF. */
const BLOCKED = 2;
const DETECTED = 15;
const LOGGED = 17;
const ALERT = 19;

/** What a security control did: its profile asks for it. */
function describeOutcome(body: EventBody): { readonly action_id: number; readonly disposition_id: number } {
  switch (body.name) {
    case 'visit.blocked':
      return body.action === 'audit'
        ? { action_id: ALLOWED, disposition_id: LOGGED }
        : { action_id: DENIED, disposition_id: BLOCKED };
    case 'visit.continued':
      return { action_id: ALLOWED, disposition_id: ALLOWED };
    case 'mail.danger':
    case 'mail.caution':
      return { action_id: ALLOWED, disposition_id: ALERT };
    default:
      return { action_id: ALLOWED, disposition_id: DETECTED };
  }
}

function listObservables(body: EventBody): readonly object[] {
  const domain = body.name === 'page.seizure-notice' ? body.domain : null;
  const indicator = 'indicator' in body ? body.indicator : null;
  const host = indicator?.domain ?? domain;
  return [
    ...(indicator === null
      ? []
      : [{ name: 'unmapped.indicator', type_id: OTHER, type: indicator.type, value: indicator.id }]),
    ...(host === null ? [] : [{ name: 'unmapped.domain', type_id: HOSTNAME, type: 'Hostname', value: host }]),
  ];
}
