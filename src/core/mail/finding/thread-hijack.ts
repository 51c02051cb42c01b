import type { Finding } from '../assessment.ts';
import { findLookalike } from '../domain/lookalike.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Party } from '../party.ts';
import { simpleName } from '../vendor.ts';

/** Somebody new in a quoted conversation who takes the place of one of its participants. */
export function findThreadHijack(inquiry: Inquiry): readonly Finding[] {
  const { sender, replyTo, answer, cc, recipients, thread, ownDomains } = inquiry;
  if (thread.length === 0 || sender === null) return [];
  const domains = new Set(thread.map(({ domain }) => domain));
  const present = new Set([sender, ...replyTo, ...cc, ...recipients].map(({ address }) => address));
  const groups = [
    ['from', [sender]],
    ['reply-to', [...replyTo, ...answer]],
    ['recipients', cc],
  ] as const;
  const findings: Finding[] = [];
  for (const [field, parties] of groups) {
    for (const party of parties) {
      if (domains.has(party.domain) || ownDomains.has(party.domain)) continue;
      const replaced = findReplaced(party, thread, present, inquiry);
      if (replaced !== null && findings.every(({ values }) => values[0] !== party.address)) {
        findings.push({
          id: 'participant-replaced',
          group: 'identity',
          strength: replaced.strength,
          values: [party.address, replaced.participant.address],
          evidence: [{ field, quote: party.written }],
        });
      }
    }
  }
  return findings.length > 0 ? findings : findLeavingReply(inquiry, sender, domains);
}

interface Replaced {
  readonly participant: Party;
  readonly strength: Finding['strength'];
}

function findReplaced(
  party: Party,
  thread: readonly Party[],
  present: ReadonlySet<string>,
  { data, context }: Inquiry,
): Replaced | null {
  for (const participant of thread) {
    if (present.has(participant.address) || isFreeMail(participant.domain)) continue;
    const isRelated = context.groups.some(
      (group) => group.includes(party.domain) && group.includes(participant.domain),
    );
    // A line that a mail program wrapped ends in the middle of an address.
    if (isRelated || party.host.startsWith(participant.host)) continue;
    const lookalike = findLookalike(party.host, participant.domain, data);
    const isSame = isSamePerson(party, participant);
    if (lookalike !== null && (isSame || lookalike.strength === 'strong'))
      return { participant, strength: 'strong' };
    if (isSame) return { participant, strength: 'medium' };
  }
  return null;
}

function isSamePerson(a: Party, b: Party): boolean {
  const local = (address: string) => address.slice(0, address.indexOf('@'));
  const name = simpleName(a.name);
  if (name.includes(' ') && name === simpleName(b.name)) return true;
  return (
    local(a.address).length >= 5 && local(a.address) === local(b.address) && !GENERAL.test(local(a.address))
  );
}

const GENERAL =
  /^(?:info|sales|office|accounts?|accounting|billing|invoices?|support|contact|admin|service|hello|finance|payments?|amministrazione|contabilita|buchhaltung|rechnung(?:en)?|vertrieb|compta(?:bilite)?|facturacion|ventas|no-?reply)$/;

/** The sender is of the conversation, replies are not. */
function findLeavingReply(
  { replyTo, ownDomains, context }: Inquiry,
  sender: Party,
  domains: ReadonlySet<string>,
): readonly Finding[] {
  if (!domains.has(sender.domain)) return [];
  const reply = replyTo.find(
    ({ domain }) =>
      !domains.has(domain) &&
      !ownDomains.has(domain) &&
      !context.groups.some((group) => group.includes(domain) && group.includes(sender.domain)),
  );
  if (reply === undefined) return [];
  return [
    {
      id: 'reply-leaves-thread',
      group: 'identity',
      strength: 'medium',
      values: [reply.address, sender.domain],
      evidence: [{ field: 'reply-to', quote: reply.written }],
    },
  ];
}
