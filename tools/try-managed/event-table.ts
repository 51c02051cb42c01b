import type { ArrivedEvent } from './event-sink.ts';

const EVENT_WIDTH = 15;

/** The line above the events. */
export const TABLE_HEAD = `${'time'.padEnd(8)}  ${'event'.padEnd(EVENT_WIDTH)}  what it says`;

/** One event as one line of the table. */
export function writeEventLine(event: ArrivedEvent): string {
  const time = new Date(event.time).toLocaleTimeString('en-GB');
  return `${time}  ${event.name.padEnd(EVENT_WIDTH)}  ${describeEvent(event)}`;
}

function describeEvent({ name, facts }: ArrivedEvent): string {
  const read = (key: string): string => facts.get(key) ?? '–';
  const entry = `${read('indicator')} (${read('caseKind')}, list "${read('list')}")`;
  switch (name) {
    case 'visit.blocked':
      return `${entry} was stopped, action ${read('action')}`;
    case 'visit.continued':
      return `${entry} was opened all the same, reason ${read('reason')}`;
    case 'mail.danger':
      return `a message with ${entry}, findings ${read('findings')}`;
    case 'exposure.found':
      return `${read('count')} met before it was listed: the person was told first, and what it is stays on the device`;
    case 'policy.rejected':
      return `not acted on: ${read('rejected')}`;
    case 'heartbeat':
      return `${read('browser')}, lists ${read('lists')}, layers ${read('layers')}`;
    default:
      return [...facts].map(([key, value]) => `${key}=${value}`).join(' ');
  }
}
