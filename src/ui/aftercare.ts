import type { ListedVerdict } from '../core/list/verdict.ts';
import { t } from './translate.ts';

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
