import { browser } from '../../platform/browser.ts';
import { declareItem } from '../../platform/storage-item.ts';

const ALARM = 'heartbeat';
const DAY_MS = 86_400_000;

const nextHeartbeat = declareItem<number>('local', 'next-heartbeat', 0, (value) =>
  typeof value === 'number' ? value : null,
);

export function isHeartbeatAlarm(name: string): boolean {
  return name === ALARM;
}

/** When the next one is due; a time that no heartbeat is planned for, because a clock was wrong, counts for nothing. */
export async function readHeartbeatTime(now: number): Promise<number> {
  const next = await nextHeartbeat.read();
  return next - now > 2 * DAY_MS ? 0 : next;
}

/** A day later, give or take a quarter: receivers are not met by everybody at once, and habits are not told. */
export async function planHeartbeat(now: number): Promise<void> {
  const when = now + DAY_MS * (0.75 + Math.random() / 2);
  await nextHeartbeat.keep(when);
  await browser.alarms.create(ALARM, { when });
}
