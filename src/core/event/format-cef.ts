import { type CordonEvent, listFacts } from './event-body.ts';
import { EVENT_SEVERITY, EVENT_TITLES } from './event-severity.ts';

/** CEF counts to ten. */
const CEF_SEVERITY = [0, 2, 4, 6, 9] as const;

/** What the dictionary of CEF has a name for; the rest bears Cordon's, as it asks of a vendor's own. */
const CEF_NAMES: ReadonlyMap<string, string> = new Map([
  ['action', 'act'],
  ['domain', 'dhost'],
  ['reason', 'reason'],
]);

/** An event as one line of CEF 0 (ArcSight Common Event Format): for a relay that hands it on as syslog. */
export function writeCef({ id, time, deviceRef, identity, version, body }: CordonEvent): string {
  const head = ['CEF:0', 'Cordon', 'Cordon', version, body.name, EVENT_TITLES[body.name]];
  const facts = [
    ['rt', String(time)],
    ['externalId', id],
    ['cn1Label', 'severity'],
    ['cn1', String(EVENT_SEVERITY[body.name])],
    ['deviceExternalId', deviceRef],
    ...(identity === null ? [] : [['suser', identity] as const]),
    ...listFacts(body).map(
      ([key, value]) =>
        [CEF_NAMES.get(key) ?? `cordon${key.slice(0, 1).toUpperCase()}${key.slice(1)}`, value] as const,
    ),
  ];
  const severity = CEF_SEVERITY[EVENT_SEVERITY[body.name]];
  const extension = facts.map(([key, value]) => `${key}=${escapeValue(value ?? '')}`).join(' ');
  return `${[...head.map(escapeHead), severity].join('|')}|${extension}`;
}

function escapeHead(text: string): string {
  return text.replace(/[\\|]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

function escapeValue(text: string): string {
  return text.replace(/[\\=]/g, '\\$&').replace(/\r?\n|\r/g, '\\n');
}
