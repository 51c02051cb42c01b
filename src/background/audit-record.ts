import { isRecord } from '../core/is-record.ts';
import type { Action } from '../core/list/model.ts';
import type { ListedVerdict } from '../core/list/verdict.ts';
import type { AuditedVisit } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { declareItem } from '../platform/storage-item.ts';
import { isPrivateWorker } from './lists/followed-lists.ts';
import type { Visits } from './visits.ts';

/** The oldest go first: this is for finding out what a list would do, not for keeping. */
const MOST_VISITS = 500;

const visitsOnRecord = declareItem<readonly AuditedVisit[]>('local', 'audited-visits', [], readVisits);

/** What would have been stopped, newest last. */
export function readAuditedVisits(): Promise<readonly AuditedVisit[]> {
  return visitsOnRecord.read();
}

/**
 * Where policy has Cordon stop nothing, writes down what it would have stopped: the entry, never the address that was
 * visited, and nothing from private windows. Rejects where the tab is gone.
 */
export async function recordVisit(
  visits: Visits,
  tabId: number,
  address: string,
  onRecorded: (verdict: ListedVerdict) => void = () => {},
): Promise<void> {
  const { verdict } = await visits.judge(address, tabId);
  if (verdict.kind === 'clear' || verdict.action !== 'note' || verdict.withheld === undefined) return;
  const tab = await browser.tabs.get(tabId);
  if (tab.incognito || isPrivateWorker()) return;
  const visit = describeVisit(verdict, verdict.withheld);
  await visitsOnRecord.update((all) => [...all, visit].slice(-MOST_VISITS));
  onRecorded(verdict);
}

function describeVisit(verdict: ListedVerdict, action: Action): AuditedVisit {
  if (verdict.by === 'organisation') {
    return { time: now(), action, entry: verdict.indicator.value, case: null, list: null };
  }
  const [{ indicator, case: of, list }] = verdict.listings;
  return { time: now(), action, entry: indicator.value, case: of.id, list: list.id };
}

function readVisits(value: unknown): readonly AuditedVisit[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter(
    (visit): visit is AuditedVisit =>
      isRecord(visit) &&
      typeof visit['time'] === 'number' &&
      typeof visit['action'] === 'string' &&
      typeof visit['entry'] === 'string' &&
      isTextOrNull(visit['case']) &&
      isTextOrNull(visit['list']),
  );
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
