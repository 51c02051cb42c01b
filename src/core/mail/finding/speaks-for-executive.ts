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
  const person = context.protectedNames.find(({ name }) => words.includes(` ${simpleName(name)} `))?.name;
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
