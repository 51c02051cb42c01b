import type { MailMessage } from '../../../src/core/mail/message.ts';

/** A message of which everything was read, with what a test changes. */
export function makeMessage(changes: Partial<MailMessage> = {}): MailMessage {
  return {
    from: { name: 'Peter Huber', address: 'p.huber@lieferant.example' },
    sender: null,
    replyTo: [],
    to: [{ name: 'Anna Meier', address: 'anna@muster-ag.example' }],
    cc: [],
    subject: 'Rechnung 118',
    date: Date.UTC(2026, 10, 2, 9, 15),
    text: 'Guten Tag',
    quotedText: '',
    links: [],
    attachments: [],
    headers: null,
    thread: [],
    isTextInPictures: false,
    coverage: {
      from: 'read',
      'reply-to': 'read',
      recipients: 'read',
      subject: 'read',
      date: 'read',
      text: 'read',
      links: 'read',
      attachments: 'read',
      headers: 'not-shown',
      thread: 'absent',
    },
    ...changes,
  };
}
