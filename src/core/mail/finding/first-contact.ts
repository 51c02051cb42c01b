import type { Finding } from '../assessment.ts';
import type { Inquiry } from '../inquiry.ts';
import { findSecrecy } from './asks.ts';
import { findSecretDeal } from './idea-asks.ts';
import { findDealPayment } from './note-asks.ts';

const CHANGES = new Set(['bank-change', 'new-account', 'unread-new-account', 'account-to-follow']);
/** Text longer than this is no note from one person to another. */
const MAX_NOTE = 2_500;
/** Days after which the memory knows who usually writes. */
const ENOUGH_MEMORY = 30;

/**
 * A sender of whom nothing is known. Of weight only where bank details change; else a quiet line, and only where there is
 * a memory to say so.
 */
export function findFirstContact(inquiry: Inquiry, asks: readonly Finding[]): readonly Finding[] {
  const { sender, context, isKnownSender } = inquiry;
  if (sender === null || isKnownSender || isRemembered(inquiry)) return [];
  const hasChange =
    asks.some(({ id, strength }) => CHANGES.has(id) && strength === 'strong') ||
    isSecretPayment(inquiry, asks);
  if (!hasChange && context.memoryDays === null) return [];
  return [
    {
      id: 'first-contact',
      group: hasChange ? 'identity' : 'context',
      strength: hasChange ? 'medium' : 'weak',
      values: [sender.address],
      evidence: [{ field: 'from', quote: sender.written }],
    },
  ];
}

/** A payment that nobody is to hear of, wanted by a stranger. */
function isSecretPayment(inquiry: Inquiry, asks: readonly Finding[]): boolean {
  const { sections, message } = inquiry;
  const own = sections[0];
  if (own === undefined || message.text.length > MAX_NOTE) return false;
  if (asks.every(({ id }) => id !== 'pressed-payment')) return false;
  const isSecret = findSecretDeal(own) !== undefined;
  return isSecret || findSecrecy(own) !== undefined || findDealPayment(inquiry, own) !== null;
}

/** An account of somebody who was never paid: of weight once the memory is old enough to know. */
export function findNewPayee(inquiry: Inquiry, asks: readonly Finding[]): readonly Finding[] {
  const { sender, context, accounts, vendor, isKnownSender } = inquiry;
  const account = accounts.find(({ isQuoted }) => !isQuoted);
  if (sender === null || account === undefined || context.memoryDays === null) return [];
  if (isKnownSender || (vendor?.accounts.length ?? 0) > 0 || asks.every(({ id }) => !id.includes('payment')))
    return [];
  const isOld = context.memoryDays >= ENOUGH_MEMORY;
  return [
    {
      id: 'new-payee',
      group: isOld ? 'ask' : 'context',
      strength: isOld ? 'medium' : 'weak',
      values: [account.quote.replace(/\s+/g, ' '), sender.address],
      evidence: [account.evidence],
    },
  ];
}

function isRemembered({ context, sender }: Inquiry): boolean {
  return context.correspondents.some(({ address, count }) => address === sender?.address && count > 0);
}
