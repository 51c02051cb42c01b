import type { Evidence, Finding } from '../assessment.ts';
import { findLookalike, imitatesBrand, type Lookalike, undisguise } from '../domain/lookalike.ts';
import { registrableDomain } from '../domain/mail-domain.ts';
import { IMITATED_BRANDS, isFreeMail, isPopularDomain } from '../domain/popular-domains.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Party } from '../party.ts';

/** A domain that imitates the organisation's own, a vendor's, or one that the person has long written with. */
export function findLookalikeDomains(inquiry: Inquiry): readonly Finding[] {
  const known = found.get(inquiry) ?? compareDomains(inquiry);
  found.set(inquiry, known);
  return known;
}

/** Asked for twice of each message, and each time thousands of domains are compared. */
const found = new WeakMap<Inquiry, readonly Finding[]>();

function compareDomains(inquiry: Inquiry): readonly Finding[] {
  const known = knownDomains(inquiry);
  const groups: readonly (readonly [Evidence['field'], readonly Party[]])[] = [
    ['from', inquiry.sender === null ? [] : [inquiry.sender]],
    ['reply-to', [...inquiry.replyTo, ...inquiry.answer]],
    ['recipients', inquiry.cc],
  ];
  const findings = new Map<string, Finding>();
  for (const [field, parties] of groups) {
    for (const { host, domain, written } of parties) {
      if (findings.has(domain) || known.has(domain) || isPopularDomain(domain)) continue;
      const imitated =
        findImitated(host, known, inquiry) ?? (field === 'reply-to' ? likeSender(host, inquiry) : null);
      if (imitated === null) continue;
      findings.set(domain, {
        id: 'lookalike-domain',
        group: 'identity',
        strength: imitated.lookalike.strength,
        values: [host, imitated.real],
        evidence: [{ field, quote: written }],
      });
    }
  }
  return [...findings.values()];
}

interface Imitated {
  readonly real: string;
  readonly lookalike: Lookalike;
}

function findImitated(host: string, known: ReadonlySet<string>, { data, context }: Inquiry): Imitated | null {
  let best: Imitated | null = null;
  for (const real of known) {
    if (isFreeMail(real)) continue;
    const lookalike = findLookalike(host, real, data);
    if (lookalike === null || areRelated(host, real, context.groups)) continue;
    if (lookalike.strength === 'strong') return { real, lookalike };
    best ??= { real, lookalike };
  }
  const brand = IMITATED_BRANDS.find((name) => imitatesBrand(host, name, data));
  const meant = brand ?? undisguise(host, data);
  return meant === null ? best : { real: meant, lookalike: { kind: 'same-look', strength: 'strong' } };
}

/** Replies that go to a domain that looks just like the sender's own, whether or not that is known. */
function likeSender(host: string, { sender, data, context }: Inquiry): Imitated | null {
  if (sender === null || isFreeMail(sender.domain)) return null;
  const lookalike = findLookalike(host, sender.domain, data);
  if (lookalike?.kind !== 'same-look' || areRelated(host, sender.domain, context.groups)) return null;
  return { real: sender.domain, lookalike };
}

function areRelated(host: string, real: string, groups: readonly (readonly string[])[]): boolean {
  return groups.some(
    (group) => group.includes(real) && group.some((domain) => host === domain || host.endsWith(`.${domain}`)),
  );
}

function knownDomains({ ownDomains, context, data }: Inquiry): ReadonlySet<string> {
  const known = new Set(ownDomains);
  for (const vendor of context.vendors) for (const domain of vendor.domains) known.add(domain);
  for (const { address, isEstablished } of context.correspondents) {
    const host = address.slice(address.lastIndexOf('@') + 1);
    if (isEstablished) known.add(registrableDomain(host, data.suffixes));
  }
  return known;
}
