import type { Assessment, Finding } from './assessment.ts';
import { chooseAdvice } from './choose-advice.ts';
import { combineFindings } from './combine-findings.ts';
import { loudestLevel } from './compare-levels.ts';
import type { MailContext } from './context.ts';
import { findUnchecked } from './find-unchecked.ts';
import { findAsks } from './finding/asks.ts';
import { findAccountAsks } from './finding/bank-change.ts';
import { findFacts } from './finding/facts.ts';
import { findFirstContact, findNewPayee } from './finding/first-contact.ts';
import { findForgedSenders } from './finding/forged-sender.ts';
import { withImitatedVendor } from './finding/imitated-vendor.ts';
import { findLookalikeDomains } from './finding/lookalike-domain.ts';
import { findAddressInName } from './finding/name-holds-address.ts';
import { findOutsideColleagues } from './finding/outside-colleague.ts';
import { findProtectedNames } from './finding/protected-name.ts';
import { findQuietLines } from './finding/quiet-lines.ts';
import { findReplyElsewhere } from './finding/reply-to.ts';
import { findBorrowedAuthority } from './finding/speaks-for-executive.ts';
import { findThreadHijack } from './finding/thread-hijack.ts';
import { findVendorNames } from './finding/vendor-name.ts';
import { type Inquiry, openInquiry } from './inquiry.ts';
import type { MailData } from './mail-data.ts';
import type { MailMessage } from './message.ts';
import { learnPhrases } from './phrase/phrase-sets.ts';

/**
 * Judges one message. Pure: the same message, context and data give the same assessment. The steps are numbered as in
 * `docs/mail-judging.md`.
 */
export function assessMessage(message: MailMessage, context: MailContext, data: MailData): Assessment {
  // 1. A document that lies by itself has no sender by its nature: what it asks for is judged all the same.
  if (message.from === null && message.coverage.from !== 'absent') return assessFacts(message, context, data);
  learnPhrases(data.phrases);
  // 2
  const inquiry = withImitatedVendor(openInquiry(message, context, data));
  // 3
  const facts = findFacts(inquiry);
  // 4
  const accountAsks = [...findAccountAsks(inquiry), ...findAsks(inquiry)];
  const asks = [...accountAsks, ...findNewPayee(inquiry, accountAsks)];
  // 5
  const findings = [...facts, ...asks, ...findIdentities(inquiry, asks), ...findQuietLines(inquiry)];
  // 6
  const unchecked = findUnchecked(message, asks);
  // 7
  const isReplyUnseen = unchecked.includes('reply-to') && asks.some(({ id }) => id === 'bank-change');
  const level = loudestLevel([combineFindings(findings), isReplyUnseen ? 'caution' : 'clear']);
  return {
    level,
    findings: findings.sort(compareFindings),
    unchecked,
    advice: chooseAdvice(level, findings),
  };
}

/** What a list says of a link or an account is so whoever sent it; all else takes a sender. */
function assessFacts(message: MailMessage, context: MailContext, data: MailData): Assessment {
  const findings = findFacts(openInquiry(message, context, data));
  const level = combineFindings(findings);
  if (level !== 'danger') return { level: 'unreadable', reason: 'no-sender' };
  return { level, findings, unchecked: [], advice: chooseAdvice(level, findings) };
}

function findIdentities(inquiry: Inquiry, asks: readonly Finding[]): readonly Finding[] {
  return [
    ...findLookalikeDomains(inquiry),
    ...findThreadHijack(inquiry),
    ...findForgedSenders(inquiry),
    ...findAddressInName(inquiry),
    ...findProtectedNames(inquiry, asks),
    ...findReplyElsewhere(inquiry, asks),
    ...findVendorNames(inquiry, asks),
    ...findOutsideColleagues(inquiry, asks),
    ...findBorrowedAuthority(inquiry, asks),
    ...findFirstContact(inquiry, asks),
  ];
}

const GROUPS: readonly Finding['group'][] = ['fact', 'identity', 'ask', 'context'];
const STRENGTHS: readonly Finding['strength'][] = ['strong', 'medium', 'weak'];

function compareFindings(a: Finding, b: Finding): number {
  return (
    GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
    STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength)
  );
}
