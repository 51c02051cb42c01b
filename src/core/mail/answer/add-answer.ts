import type { MailMessage } from '../message.ts';

/**
 * A message with what the draft of its answer tells of it. Where the webmail did not show where replies go, the draft
 * does: one that goes to the sender says that there is nothing else. Whom the message did not name stands in `answer`.
 * @param recipients of the draft, in lower case; empty where there is none
 */
export function addAnswer(message: MailMessage, recipients: readonly string[]): MailMessage {
  if (recipients.length === 0) return message;
  const { from, replyTo, to, cc, coverage } = message;
  const sender = from === null ? [] : [from];
  const named = new Set([...sender, ...replyTo, ...to, ...cc].map(({ address }) => address.toLowerCase()));
  const others = recipients
    .filter((address) => !named.has(address))
    .map((address) => ({ name: '', address }));
  if (coverage['reply-to'] !== 'not-shown')
    return others.length === 0 ? message : { ...message, answer: others };
  const goesToSender = sender.some(({ address }) => recipients.includes(address.toLowerCase()));
  const replies = goesToSender ? [] : others;
  return {
    ...message,
    replyTo: replies,
    ...(goesToSender && others.length > 0 ? { answer: others } : {}),
    coverage: { ...coverage, 'reply-to': replies.length > 0 ? 'read' : 'absent' },
  };
}
