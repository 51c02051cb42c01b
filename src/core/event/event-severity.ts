import type { EventName } from './event-name.ts';

/** How much an event matters, as OCSF counts: 1 informational, 2 low, 3 medium, 4 high. */
export const EVENT_SEVERITY: Readonly<Record<EventName, 1 | 2 | 3 | 4>> = {
  'visit.blocked': 3,
  'visit.continued': 4,
  'page.seizure-notice': 2,
  'mail.danger': 4,
  'mail.caution': 2,
  'exposure.found': 3,
  'report.mistake': 1,
  'list.stale': 3,
  'list.rejected': 4,
  'adapter.failed': 2,
  'policy.rejected': 3,
  heartbeat: 1,
};

/** One English sentence for each: what a SIEM shows in a list. */
export const EVENT_TITLES: Readonly<Record<EventName, string>> = {
  'visit.blocked': 'A visit to a listed address was stopped',
  'visit.continued': 'A person continued to a listed address',
  'page.seizure-notice': 'A page says that it was seized',
  'mail.danger': 'A message was judged dangerous',
  'mail.caution': 'A message was judged with caution',
  'exposure.found': 'Something listed now was met before',
  'report.mistake': 'A person reported a listing as a mistake',
  'list.stale': 'A list is out of date',
  'list.rejected': 'A new version of a list was rejected',
  'adapter.failed': 'Mail could not be read on a webmail',
  'policy.rejected': 'Part of the policy is not acted on',
  heartbeat: 'Cordon is running',
};
