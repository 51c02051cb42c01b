import type { MailMessage } from '../message.ts';
import { dropAnswerMarks, readAnsweredSubject } from './answer-subject.ts';

/** The draft of an answer, without its text. */
export interface AnswerDraft {
  readonly subject: string;
  /** Addresses in lower case. */
  readonly recipients: readonly string[];
}

/** A message that was shown a moment ago, or is shown elsewhere. */
export interface RecentMessage {
  readonly message: MailMessage;
  /** In the tab of the draft, else in another one of the same webmail. */
  readonly isHere: boolean;
}

/**
 * The message that a draft on a page of its own answers; null where none fits.
 *
 * 1. The draft has the message's subject, marked as an answer. Without a subject it answers the one message that was there.
 * 2. In another tab a message fits whose sender, or whose place for replies, the draft goes to; where the webmail did not
 *    show the latter, any with the subject.
 * 3. Of several, the draft's own tab goes before others, then whom the draft goes to, then the latest.
 * @param recent in the order of time
 */
export function findAnswered(recent: readonly RecentMessage[], draft: AnswerDraft): MailMessage | null {
  const subject = readAnsweredSubject(draft.subject);
  if (subject === null) return null;
  if (subject === '') {
    const here = recent.filter(({ isHere }) => isHere);
    return here.length === 1 ? (here[0]?.message ?? null) : null;
  }
  const weigh = ({ message, isHere }: RecentMessage): number => {
    if (dropAnswerMarks(message.subject) !== subject) return 0;
    const isMet = goesBackTo(message, draft.recipients);
    if (!isHere && !isMet && message.coverage['reply-to'] !== 'not-shown') return 0;
    return 1 + (isHere ? 2 : 0) + (isMet ? 1 : 0);
  };
  const weights = recent.map(weigh);
  const heaviest = Math.max(0, ...weights);
  return heaviest === 0 ? null : (recent[weights.lastIndexOf(heaviest)]?.message ?? null);
}

function goesBackTo({ from, replyTo }: MailMessage, recipients: readonly string[]): boolean {
  return [...(from === null ? [] : [from]), ...replyTo].some(({ address }) =>
    recipients.includes(address.toLowerCase()),
  );
}
