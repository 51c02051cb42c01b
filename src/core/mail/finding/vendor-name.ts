import type { Finding } from '../assessment.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import type { Inquiry } from '../inquiry.ts';
import { saysPhrase } from '../phrase/find-phrases.ts';
import { namesVendor, simpleName } from '../vendor.ts';

/** Asks about money that a vendor might have, so that its name is worth stealing. */
const MONEY_ASKS = new Set([
  'new-account',
  'unread-new-account',
  'account-to-follow',
  'bank-change',
  'account-differs',
  'account-differs-from-used',
  'payment-request',
  'pressed-payment',
  'payment-in-picture',
]);

/** A vendor's name over an address that is not the vendor's. */
export function findVendorNames(inquiry: Inquiry, asks: readonly Finding[]): readonly Finding[] {
  const { sender, vendor, message, isKnownSender } = inquiry;
  if (sender === null || vendor === null || isKnownSender || vendor.domains.length === 0) return [];
  const money = asks.filter(({ id, strength }) => MONEY_ASKS.has(id) && strength !== 'weak');
  if (money.length === 0) return [];
  const isShown = namesVendor(simpleName(sender.name), vendor.name);
  const isWritten = namesVendor(simpleName(`${message.subject} ${message.text}`), vendor.name);
  const isFree = isFreeMail(sender.domain);
  // A factor writes about the vendor whose claims it bought.
  const isFactor = inquiry.sections.some(
    ({ words }) => saysPhrase(words.words, 'other-payee') || saysPhrase(words.words, 'refunded'),
  );
  if (isFactor && !isFree) return [];
  const hasStrongAsk = money.some(({ strength }) => strength === 'strong');
  if (!((isShown && (isFree || hasStrongAsk)) || (isWritten && (isFree || hasStrongAsk)))) return [];
  return [
    {
      id: 'company-from-free-mail',
      group: 'identity',
      strength: 'medium',
      values: [vendor.name, sender.address],
      evidence: [{ field: 'from', quote: isShown ? sender.name : sender.written }],
    },
  ];
}
