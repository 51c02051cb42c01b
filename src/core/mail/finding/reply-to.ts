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
  const isOwn = ownDomains.has(sender.domain);
  if (!isFree && isKnownParty(reply, ownDomains, context, data)) return [];
  const hasStrongAsk = asks.some(({ strength }) => strength === 'strong');
  const strength = replyStrength(inquiry, sender, reply, isFree, isOwn, hasStrongAsk);
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

function replyStrength(
  { isKnownSender, authentication }: Inquiry,
  sender: Party,
  reply: Party,
  isFree: boolean,
  isOwn: boolean,
  hasStrongAsk: boolean,
): Finding['strength'] {
  const isSame = isSamePerson(sender, reply);
  // A form or a portal that proves to be the company's own writes for somebody else.
  if (isService(sender) && authentication.state === 'pass' && !isSame) return 'weak';
  if (isOwn && authentication.state === 'pass' && !isSame) return 'medium';
  if (isKnownSender && isFree) return 'strong';
  if (isOwn) return hasStrongAsk ? 'strong' : 'medium';
  if (isKnownSender) return 'medium';
  return isFree && isSame ? 'medium' : 'weak';
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
