import type { Finding } from '../assessment.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Party } from '../party.ts';
import { findPhrases } from '../phrase/find-phrases.ts';
import { simpleName } from '../vendor.ts';
import { isColleagueAsk } from './colleague-asks.ts';

/** What nobody outside of an organisation has reason to ask its people for. */
const INTERNAL_ASKS = new Set(['payroll-change', 'tax-forms']);
/** What an honest stranger may ask for, but not from an address that anybody can open. */
const FREE_MAIL_ASKS = new Set([
  'balance-question',
  'customer-list',
  'gift-cards',
  'mobile-number',
  'pressed-payment',
]);
/** Words of rank and office in an address that anybody can open. */
const RANK =
  /(?:^|[^a-z])(?:ceo|cfo|coo|president|presidente|chairman|director|direttore|direktor|directeur|exec|executive|managing|amministratore|vorstand|geschaeftsfuehrer|gf|pdg|gerente|ceooffice|ceomail|headoffice)(?:[^a-z]|$)/;

/** Somebody who speaks as one of the organisation, from an address outside of it. */
export function findOutsideColleagues(inquiry: Inquiry, asks: readonly Finding[]): readonly Finding[] {
  const { sender, ownDomains, isKnownSender } = inquiry;
  const [own] = ownDomains;
  if (sender === null || isKnownSender) return [];
  const isFree = isFreeMail(sender.domain);
  // In a few lines without a link, as shops, forms and portals never write; a number alone is what callers ask for.
  const hasTask = asks.some(({ id }) => id === 'task-opening');
  const isShort = inquiry.message.text.length < 800 && !asksForClick(inquiry);
  const isSignedAsOwn = signsAsOwn(inquiry);
  const asked = asks.find((finding) => {
    const { id } = finding;
    return (
      (INTERNAL_ASKS.has(id) && (isFree || !asksForClick(inquiry))) ||
      (isFree && FREE_MAIL_ASKS.has(id)) ||
      (isShort && (id === 'gift-cards' || (id === 'mobile-number' && hasTask && isSignedAsOwn))) ||
      (isSignedAsOwn && isColleagueAsk(finding))
    );
  });
  const findings: Finding[] = [];
  if (asked !== undefined && own !== undefined && isNote(inquiry)) {
    findings.push({
      id: 'outside-colleague',
      group: 'identity',
      strength: 'medium',
      values: [sender.address, own],
      evidence: [{ field: 'from', quote: sender.written }],
    });
  }
  const role = isFree && asks.some(({ strength }) => strength !== 'weak') ? findRole(inquiry, sender) : null;
  if (role !== null) findings.push(role);
  return findings;
}

/** A link that leads further than to the front page that people have below their names. */
function asksForClick({ message }: Inquiry): boolean {
  return message.links.some(
    ({ href, from }) => from !== 'text' && /^https?:\/\/[^/?#]+[/?#]+[^/]/i.test(href),
  );
}

/** A line of its own with the organisation's name is among those that a message is signed with. */
function signsAsOwn({ message, ownDomains }: Inquiry): boolean {
  const lines = message.text.trim().split('\n').slice(-5);
  const signed = lines.filter((line) => line.length < 60 && !line.includes('?'));
  return [...ownDomains].some((domain) => {
    const label = (domain.split('.')[0] ?? '').replaceAll('-', '');
    return label.length >= 5 && signed.some((line) => simpleName(line).replaceAll(' ', '').startsWith(label));
  });
}

/** A person's note is short and is not laid out. */
function isNote({ message }: Inquiry): boolean {
  return message.text.length < 3_000 && message.links.filter(({ from }) => from !== 'text').length <= 6;
}

function findRole({ sections, message }: Inquiry, sender: Party): Finding | null {
  const name =
    RANK.exec(sender.name.toLowerCase())?.[0] ??
    RANK.exec(sender.address.split('@')[0]?.toLowerCase() ?? '')?.[0];
  const tail = message.text.trim().split('\n').slice(-6).join('\n').toLowerCase();
  const signed = sections[0] === undefined ? undefined : findPhrases(sections[0].words, 'role').at(-1)?.quote;
  const role =
    name ??
    (signed !== undefined && tail.includes(signed.toLowerCase()) && isSignature(tail, signed)
      ? signed
      : undefined);
  if (role === undefined) return null;
  return {
    id: 'role-from-free-mail',
    group: 'identity',
    strength: 'medium',
    values: [role.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''), sender.address],
    evidence: [{ field: 'from', quote: sender.written }],
  };
}

/** On a line of its own or after a comma, not within a sentence. */
function isSignature(tail: string, role: string): boolean {
  return tail
    .split('\n')
    .some((line) => line.length < 70 && line.includes(role.toLowerCase()) && !/[.?!]\s*\S/.test(line));
}
