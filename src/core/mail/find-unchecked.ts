import type { Finding } from './assessment.ts';
import type { MailField, MailMessage } from './message.ts';

/** What decides, where something is asked for. */
const NEEDED: readonly MailField[] = ['reply-to', 'links', 'attachments'];

/** What the source did not show and the judgement would have needed: only where something is asked for. */
export function findUnchecked(message: MailMessage, asks: readonly Finding[]): readonly MailField[] {
  if (asks.every(({ strength }) => strength === 'weak')) return [];
  const hidden = NEEDED.filter((field) => message.coverage[field] === 'not-shown');
  const hasUnreadFile = message.attachments.some(
    ({ text, type }) => text === null && /pdf|image|word/.test(type),
  );
  return hasUnreadFile && !hidden.includes('attachments') ? [...hidden, 'attachments'] : hidden;
}
