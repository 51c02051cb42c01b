import type { Assessment, Finding } from './assessment.ts';
import { combineFindings } from './combine-findings.ts';
import type { MailContext } from './context.ts';
import { findFacts } from './finding/facts.ts';
import { findLookalikeDomains } from './finding/lookalike-domain.ts';
import { openInquiry } from './inquiry.ts';
import type { MailData } from './mail-data.ts';
import type { MailMessage } from './message.ts';

/**
 * Judges one message. Pure: the same message, context and data give the same assessment. The steps are numbered as in
 * `docs/mail-judging.md`.
 */
export function assessMessage(message: MailMessage, context: MailContext, data: MailData): Assessment {
  if (message.from === null && message.coverage.from !== 'read')
    return { level: 'unreadable', reason: 'no-sender' };
  const inquiry = openInquiry(message, context, data);
  const findings = [...findFacts(inquiry), ...findLookalikeDomains(inquiry)].sort(compareFindings);
  const level = combineFindings(findings);
  return { level, findings, unchecked: [], advice: level === 'danger' ? 'do-not-reply' : null };
}

const GROUPS: readonly Finding['group'][] = ['fact', 'identity', 'ask', 'context'];
const STRENGTHS: readonly Finding['strength'][] = ['strong', 'medium', 'weak'];

function compareFindings(a: Finding, b: Finding): number {
  return (
    GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
    STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength)
  );
}
