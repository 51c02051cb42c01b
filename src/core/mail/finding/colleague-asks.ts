import type { Finding } from '../assessment.ts';

const COLLEAGUE_ASKS = new Set([
  'payroll-change',
  'gift-cards',
  'tax-forms',
  'customer-list',
  'balance-question',
  'mobile-number',
  'task-opening',
  'pressed-payment',
]);

/** Whether it is something that one asks of one's own people, not of a customer. */
export function isColleagueAsk({ id }: Finding): boolean {
  return COLLEAGUE_ASKS.has(id);
}
