import type { ListedVerdict } from '../core/list/verdict.ts';
import { t } from '../ui/translate.ts';

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

/** Steps for someone who dealt with the address before. */
export interface Aftercare {
  readonly title: string;
  readonly steps: readonly string[];
}

/** Null where nothing can be advised: an organisation's own rule, a disputed or an old listing. */
export function pickAftercare(verdict: ListedVerdict): Aftercare | null {
  if (verdict.by === 'organisation') return null;
  const [first] = verdict.listings;
  if (first.status === 'disputed' || first.isOverdue) return null;
  switch (first.status) {
    case 'fraud-linked':
      return {
        title: t('after_fraud_title'),
        steps: [
          t('after_fraud_bank'),
          t('after_fraud_password'),
          t('after_fraud_work'),
          t('after_fraud_police'),
        ],
      };
    case 'seized':
      return {
        title: t('after_account_title'),
        steps: [t('after_password'), t('after_bait'), t('after_bank'), t('after_police')],
      };
    case 'crime-service':
      return {
        title: t('after_account_title'),
        steps: [t('after_password'), t('after_bank'), t('after_police')],
      };
  }
}
