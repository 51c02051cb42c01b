import type { Finding } from '../assessment.ts';
import type { Inquiry } from '../inquiry.ts';
import { findPhrases } from '../phrase/find-phrases.ts';
import { simpleName } from '../vendor.ts';

/** A stranger who wants a hurried or secret payment in the name of somebody at the top. */
export function findBorrowedAuthority(inquiry: Inquiry, asks: readonly Finding[]): readonly Finding[] {
  const { sender, isKnownSender, sections, context, message } = inquiry;
  const own = sections[0];
  if (sender === null || isKnownSender || own === undefined) return [];
  if (!asks.some(({ id }) => id === 'pressed-payment')) return [];
  const words = ` ${simpleName(message.text)} `;
  const person =
    context.protectedNames.find(({ name }) => words.includes(` ${simpleName(name)} `))?.name ??
    findColleague(inquiry, words);
  const claim = findPhrases(own.words, 'authority-claim')[0]?.quote;
  const shown = person ?? claim;
  if (shown === undefined) return [];
  return [
    {
      id: 'borrowed-authority',
      group: 'identity',
      strength: 'medium',
      values: [shown, sender.address],
      evidence: [{ field: 'text', quote: shown }],
    },
  ];
}

/** A colleague who is named with both names; not the reader, who is addressed so. */
function findColleague({ context, recipients, ownDomains }: Inquiry, words: string): string | undefined {
  const readers = new Set(recipients.map(({ address }) => address));
  const colleague = context.correspondents.find(({ address, isEstablished }) => {
    const [local = '', host = ''] = address.split('@');
    const parts = local.split(/[._-]/).filter((part) => part.length > 1);
    return (
      isEstablished &&
      ownDomains.has(host) &&
      !readers.has(address) &&
      parts.length > 1 &&
      words.includes(` ${parts.join(' ')} `)
    );
  });
  return colleague?.address;
}
