import { unwrapLink } from '../../url/unwrap-link.ts';
import type { Finding } from '../assessment.ts';
import { hostOfAddress, registrableDomain } from '../domain/mail-domain.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import type { Inquiry } from '../inquiry.ts';

const SHORTENERS = new Set(
  'bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly t.ly rb.gy tiny.cc shorturl.at lnkd.in s.id v.gd bl.ink short.io qrco.de'.split(
    ' ',
  ),
);

/** What is worth knowing and never a warning. */
export function findQuietLines(inquiry: Inquiry): readonly Finding[] {
  const { sender, message, isKnownSender } = inquiry;
  const findings: Finding[] = [];
  if (sender !== null && isFreeMail(sender.domain) && !isKnownSender) {
    findings.push(quiet('free-mail-sender', [sender.address], { field: 'from', quote: sender.written }));
  }
  if (message.isTextInPictures)
    findings.push(quiet('text-in-picture', [], { field: 'attachments', quote: '' }));
  const hidden = findHiddenLink(inquiry);
  if (hidden !== null) findings.push(hidden);
  return findings;
}

function findHiddenLink({ message, data }: Inquiry): Finding | null {
  for (const { href, isQuoted, from } of message.links.slice(0, 200)) {
    if (isQuoted || from === 'text' || !/^https?:/i.test(href)) continue;
    const { hiddenBy, target } = unwrapLink(href, data.urlParser);
    const host =
      target === null
        ? null
        : hostOfAddress(`x@${/^https?:\/\/([^/?#:@]+)/i.exec(target)?.[1] ?? ''}`, data.urlParser);
    const shortener =
      host === null
        ? undefined
        : [host, registrableDomain(host, data.suffixes)].find((name) => SHORTENERS.has(name));
    const service = hiddenBy ?? shortener;
    if (service !== undefined && service !== null)
      return quiet('hidden-link', [service], { field: 'links', quote: href });
  }
  return null;
}

function quiet(id: string, values: readonly string[], evidence: Finding['evidence'][number]): Finding {
  return { id, group: 'context', strength: 'weak', values, evidence: [evidence] };
}
