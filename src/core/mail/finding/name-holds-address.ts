import type { Finding } from '../assessment.ts';
import { canonicalAddress, hostOfAddress, registrableDomain } from '../domain/mail-domain.ts';
import { type Inquiry, isKnownParty } from '../inquiry.ts';

const ADDRESS_IN_NAME = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\p{N}.-]{3,253}/u;

/**
 * Another address where the sender's name should be. Strong where that address is one that the organisation knows and
 * replies go elsewhere. Certified mail, lists and ticket systems show the address that they write for, and replies go
 * to it.
 */
export function findAddressInName(inquiry: Inquiry): readonly Finding[] {
  const { sender, replyTo, data, ownDomains, context, authentication } = inquiry;
  const shown = ADDRESS_IN_NAME.exec(sender?.name ?? '')?.[0]?.replace(/[.-]+$/, '');
  if (sender === null || shown === undefined || isRelay(sender.name)) return [];
  const address = canonicalAddress(shown, data.urlParser);
  const host = hostOfAddress(shown, data.urlParser);
  if (address === null || host === null) return [];
  const domain = registrableDomain(host, data.suffixes);
  if (domain === sender.domain || replyTo.some((reply) => reply.domain === domain)) return [];
  const party = { name: '', address, host, domain, written: shown };
  if (!isKnownParty(party, ownDomains, context, data)) return [];
  const isRelayed = authentication.state === 'pass' && isKnownParty(sender, ownDomains, context, data);
  return [
    {
      id: 'name-holds-address',
      group: isRelayed ? 'context' : 'identity',
      strength: isRelayed ? 'weak' : 'strong',
      values: [address, sender.address],
      evidence: [{ field: 'from', quote: sender.name }],
    },
  ];
}

function isRelay(name: string): boolean {
  return /(?:^\W*per conto di\b|\bvia\b|\bon behalf of\b)/i.test(name);
}
