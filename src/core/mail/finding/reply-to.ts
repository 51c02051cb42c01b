import type { Finding } from '../assessment.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import { type Inquiry, isKnownParty } from '../inquiry.ts';
import type { Party } from '../party.ts';
import { simpleName } from '../vendor.ts';

/**
 * Replies that leave the sender's domain. One message in six of honest list mail does that, so it counts only where a
 * known company's replies go to free mail or to a stranger, or where the same person's do.
 */
export function findReplyElsewhere(inquiry: Inquiry, asks: readonly Finding[]): readonly Finding[] {
  const { sender, replyTo, ownDomains, context, data } = inquiry;
  if (sender === null || isFreeMail(sender.domain)) return [];
  const reply = replyTo.find(
    ({ domain, address }) => domain !== sender.domain && !wasSeen(sender, address, inquiry),
  );
  if (reply === undefined || areGrouped(sender.domain, reply.domain, context.groups)) return [];
  if (ownDomains.has(reply.domain)) return [];
  const isFree = isFreeMail(reply.domain);
  if (!isFree && isKnownParty(reply, ownDomains, context, data)) return [];
  const strength = replyStrength(inquiry, sender, reply, asks);
  return [
    {
      id: isFree ? 'free-mail-reply-to' : 'reply-to-elsewhere',
      group: strength === 'weak' ? 'context' : 'identity',
      strength,
      values: [sender.address, reply.address],
      evidence: [
        { field: 'from', quote: sender.written },
        { field: 'reply-to', quote: reply.written },
      ],
    },
  ];
}

/**
 * 1. The organisation's own domain, proved: a form or a colleague's telephone; of weight beside a strong ask only.
 * 2. The same, not proved: whoever writes in its name gets the replies.
 * 3. A company that is known: its replies do not go to free mail; to another company's address they may.
 * 4. A company that is not known: only where one person has both addresses, and one of them is free mail.
 */
function replyStrength(
  { isKnownSender, ownDomains, authentication }: Inquiry,
  sender: Party,
  reply: Party,
  asks: readonly Finding[],
): Finding['strength'] {
  const hasStrongAsk = asks.some(({ strength }) => strength === 'strong');
  const hasAsk = asks.some(({ strength }) => strength !== 'weak');
  const isOther = isService(sender) && !isSamePerson(sender, reply);
  if (ownDomains.has(sender.domain)) {
    if (authentication.state === 'pass' || isOther) return hasStrongAsk ? 'medium' : 'weak';
    return hasStrongAsk ? 'strong' : 'medium';
  }
  if (isKnownSender) return isFreeMail(reply.domain) && hasAsk && !isOther ? 'strong' : 'medium';
  return isFreeMail(reply.domain) && isSamePerson(sender, reply) ? 'medium' : 'weak';
}

const SERVICE =
  /^(?:no-?reply|do-?not-?reply|info|notifications?|notify|service|support|mailer|contact|kontakt|contatti|web|website|forms?|bounce|alerts?|billing|invoices?|portal|tickets?|help|helpdesk|system|postmaster|hello|office|sales)(?:[.+_-]|$)/;

function isService({ address }: Party): boolean {
  return SERVICE.test(address.slice(0, address.indexOf('@')));
}

/** The sender's own name over another address; a portal writes under its own name for somebody else. */
function isSamePerson(sender: Party, reply: Party): boolean {
  if (isService(sender)) return false;
  const name = simpleName(sender.name);
  if (name !== '' && name === simpleName(reply.name)) return true;
  const [local, other] = [sender, reply].map(({ address }) =>
    address.slice(0, address.indexOf('@')).replace(/[^a-z]/g, ''),
  );
  return local !== undefined && other !== undefined && local.length >= 5 && other.includes(local);
}

function wasSeen(sender: Party, reply: string, { context }: Inquiry): boolean {
  return context.correspondents.some(
    ({ address, replyTo }) => address === sender.address && replyTo.includes(reply),
  );
}

function areGrouped(a: string, b: string, groups: readonly (readonly string[])[]): boolean {
  return groups.some((group) => group.includes(a) && group.includes(b));
}
