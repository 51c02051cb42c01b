import type { Finding, MailLevel } from './assessment.ts';

/**
 * The level that findings add up to.
 *
 * 1. A fact: danger.
 * 2. A strong finding on who speaks and a strong one on what is wanted: danger.
 * 3. A strong finding on who speaks alone: caution.
 * 4. One of at least medium strength in each of the two groups: caution.
 * 5. A new account with words of change, or one that differs from the vendor's, however well known the sender: caution.
 * 6. Any other finding: context.
 */
export function combineFindings(findings: readonly Finding[]): MailLevel {
  const has = (group: Finding['group'], ...strengths: Finding['strength'][]) =>
    findings.some((finding) => finding.group === group && strengths.includes(finding.strength));
  if (has('fact', 'strong')) return 'danger';
  if (has('identity', 'strong')) return has('ask', 'strong') ? 'danger' : 'caution';
  if (has('identity', 'medium') && has('ask', 'strong', 'medium')) return 'caution';
  if (findings.some(({ id, strength }) => CALL_BACK_FINDINGS.has(id) && strength === 'strong'))
    return 'caution';
  return findings.length > 0 ? 'context' : 'clear';
}

/** What warns by itself, because a compromised mailbox gives no other sign: the call-back is the only defence. */
const CALL_BACK_FINDINGS = new Set([
  'new-account',
  'unread-new-account',
  'account-to-follow',
  'account-differs',
  'account-differs-from-used',
]);
