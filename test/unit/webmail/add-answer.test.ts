import { describe, expect, it } from 'vitest';
import { addAnswer } from '../../../src/content/mail/add-answer.ts';
import type { MailMessage } from '../../../src/core/mail/message.ts';
import { makeMessage } from '../messages/mail-samples.ts';

const message = makeMessage();
const hidden: MailMessage = makeMessage({ coverage: { ...message.coverage, 'reply-to': 'not-shown' } });
const answer = (...addresses: readonly string[]) => ({
  recipients: addresses.map((address) => ({ name: '', address })),
});

describe('addAnswer: what the recipients of an answer tell of a message (MAIL.md, coverage)', () => {
  it('is where replies go, where the webmail did not show it', () => {
    const read = addAnswer(hidden, answer('p.huber@muster-aq.example'));
    expect(read.replyTo).toEqual([{ name: '', address: 'p.huber@muster-aq.example' }]);
    expect(read.coverage['reply-to']).toBe('read');
  });

  it('is nothing else than the sender where the answer goes to the sender, whoever the person adds', () => {
    const read = addAnswer(hidden, answer('p.huber@lieferant.example', 'colleague@elsewhere.example'));
    expect(read.replyTo).toEqual([]);
    expect(read.coverage['reply-to']).toBe('absent');
  });

  it('leaves out who received the message anyway', () => {
    expect(addAnswer(hidden, answer('ANNA@muster-ag.example'.toLowerCase())).replyTo).toEqual([]);
  });

  it('changes nothing without an answer, and nothing that the webmail showed', () => {
    expect(addAnswer(hidden, null)).toBe(hidden);
    expect(addAnswer(message, answer('p.huber@muster-aq.example'))).toBe(message);
  });
});
