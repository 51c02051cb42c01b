/** What IT can be told of. Stable: rules in a SIEM are written against these names. */
export const EVENT_NAMES = [
  'visit.blocked',
  'visit.continued',
  'page.seizure-notice',
  'mail.danger',
  'mail.caution',
  'exposure.found',
  'report.mistake',
  'list.stale',
  'list.rejected',
  'adapter.failed',
  'policy.rejected',
  'heartbeat',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];
