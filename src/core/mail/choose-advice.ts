import type { Advice, Finding, MailLevel } from './assessment.ts';
import { isColleagueAsk } from './finding/colleague-asks.ts';

/** The one thing to do; null where nothing is wrong. */
export function chooseAdvice(level: MailLevel, findings: readonly Finding[]): Advice | null {
  if (level !== 'danger' && level !== 'caution') return null;
  const facts = findings.filter(({ group }) => group === 'fact');
  const asks = findings.filter(({ group, strength }) => group === 'ask' && strength !== 'weak');
  const hasAccount = asks.some(({ id }) => id.includes('account') || id === 'bank-change');
  if (level === 'danger' && (hasAccount || facts.some(({ id }) => id === 'listed-account')))
    return 'do-not-pay';
  if (hasAccount) return 'call-back';
  if (asks.some((ask) => isColleagueAsk(ask))) return 'ask-the-person';
  if (facts.length > 0 && facts.every(({ id }) => id === 'listed-link')) return 'do-not-open-links';
  if (facts.length > 0) return 'do-not-reply';
  return asks.some(({ id }) => id.startsWith('payment') || id === 'new-payee') ? 'call-back' : 'check-sender';
}
