import type { Vendor } from './context.ts';
import { splitLegalForm } from './domain/legal-forms.ts';
import { foldText } from './fold-text.ts';
import type { MailMessage } from './message.ts';
import type { Party } from './party.ts';

/**
 * The vendor that a message speaks for: by the sender's domain, else by a VAT number in its text or attachments, else
 * by a name that the sender shows.
 */
export function findVendor(
  message: MailMessage,
  sender: Party | null,
  vendors: readonly Vendor[],
): Vendor | null {
  if (vendors.length === 0) return null;
  const byDomain = vendors.find(({ domains }) => sender !== null && domains.includes(sender.domain));
  if (byDomain !== undefined) return byDomain;
  const texts = [message.text, ...message.attachments.map(({ text }) => text ?? '')];
  const digits = texts
    .join(' ')
    .toUpperCase()
    .replace(/[\s.-]/g, '');
  const byNumber = vendors.find(({ vatNumbers }) =>
    vatNumbers.some((number) => number.length >= 8 && digits.includes(number)),
  );
  if (byNumber !== undefined) return byNumber;
  const shown = simpleName(message.from?.name ?? '');
  const head = simpleName(`${message.subject} ${message.text.slice(-600)}`);
  return (
    vendors.find(({ name }) => namesVendor(shown, name)) ??
    vendors.find(({ name }) => namesVendor(head, name)) ??
    null
  );
}

/** Whether words, as {@link simpleName} gives them, hold a vendor's name, its legal form apart. */
export function namesVendor(words: string, name: string): boolean {
  const base = splitLegalForm(simpleName(name).replaceAll(' ', '-')).base.replaceAll('-', ' ');
  return base.length >= 5 && ` ${words} `.includes(` ${base} `);
}

/** Lower case letters and digits, single spaces. */
export function simpleName(text: string): string {
  return foldText(text)
    .text.normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
