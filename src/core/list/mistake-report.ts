import type { AddressView } from '../url/address-view.ts';
import type { ListedVerdict } from './verdict.ts';

/** Puts dots in brackets, so that no mail program makes a link of a listed host. */
function defang(text: string): string {
  return text.replaceAll('.', '[.]').replace(/^http/i, 'hxxp');
}

/**
 * The plain text that "This is a mistake" sends or copies: which entry of which list stopped which domain. It holds no
 * path, query or subdomain of what was visited, and nothing about the person; the language is English, for whoever
 * keeps the list.
 */
export function buildMistakeReport(
  verdict: ListedVerdict,
  address: Pick<AddressView, 'registrable'>,
): string {
  const lines = [`Domain: ${defang(address.registrable)}`];
  if (verdict.by === 'organisation') {
    lines.push(`Entry: ${verdict.indicator.type} ${defang(verdict.indicator.value)}`);
    lines.push("List: the organisation's own blocklist");
    return `${lines.join('\n')}\n`;
  }
  for (const { indicator, claim, case: listed, list, isOverdue } of verdict.listings) {
    lines.push('');
    lines.push(`Entry: ${indicator.type} ${defang(indicator.value)}`);
    lines.push(
      `Claim: ${claim.kind}${claim.isDisputed ? ', disputed' : ''}${isOverdue ? ', review overdue' : ''}`,
    );
    lines.push(`Case: ${listed.id}`);
    lines.push(`List: ${list.id} version ${list.version} of ${list.date}`);
  }
  return `${lines.join('\n')}\n`;
}
