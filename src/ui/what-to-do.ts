import type { ListedVerdict } from '../core/list/verdict.ts';
import { t } from './translate.ts';

/** What to do now, in one sentence under the claim. */
export function sayWhatToDo(verdict: ListedVerdict): string {
  if (verdict.by === 'organisation') return t('do_organisation');
  const [first] = verdict.listings;
  if (first.status === 'disputed') return t('do_disputed');
  if (first.isOverdue) return t('do_overdue');
  switch (first.status) {
    case 'seized':
      return t('do_seized');
    case 'fraud-linked':
      return t('do_fraud');
    case 'crime-service':
      return t('do_crime');
  }
}
