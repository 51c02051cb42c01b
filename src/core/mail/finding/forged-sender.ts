import type { Finding } from '../assessment.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import type { Inquiry } from '../inquiry.ts';

/**
 * A domain that the receiving server found to be forged (its own `dmarc=fail`). Strong for the organisation's own domain;
 * a vendor's mail may have been forwarded. A forwarder that vouches for it (ARC) is believed where the server believes it.
 */
export function findForgedSenders({
  sender,
  ownDomains,
  authentication,
  isKnownSender,
}: Inquiry): readonly Finding[] {
  if (sender === null || authentication.state !== 'fail' || authentication.hasArcPass) return [];
  const isOwn = ownDomains.has(sender.domain);
  if (!isOwn && (!isKnownSender || isFreeMail(sender.domain))) return [];
  return [
    {
      id: isOwn ? 'own-domain-forged' : 'sender-forged',
      group: 'identity',
      strength: isOwn ? 'strong' : 'medium',
      values: [sender.domain, authentication.server],
      evidence: [{ field: 'headers', quote: '' }],
    },
  ];
}
