import type { MailMessage } from '../../core/mail/message.ts';
import type { Draft } from './read-draft-recipients.ts';

/**
 * A message whose webmail did not show where replies go, with what the draft of the answer tells of it: a draft that goes
 * to the sender says that there is nothing else. Recipients that the message had anyway are no news.
 */
export function addAnswer(message: MailMessage, draft: Draft | null): MailMessage {
  if (draft === null || message.coverage['reply-to'] !== 'not-shown') return message;
  const known = new Set(
    [...message.to, ...message.cc, ...(message.from === null ? [] : [message.from])].map(({ address }) =>
      address.toLowerCase(),
    ),
  );
  const sender = message.from?.address.toLowerCase();
  const goesToSender = draft.recipients.some(({ address }) => address === sender);
  const replyTo = goesToSender ? [] : draft.recipients.filter(({ address }) => !known.has(address));
  return {
    ...message,
    replyTo,
    coverage: { ...message.coverage, 'reply-to': replyTo.length > 0 ? 'read' : 'absent' },
  };
}
