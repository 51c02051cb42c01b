import { assessMessage } from '../../src/core/mail/assess-message.ts';
import type { Assessment } from '../../src/core/mail/assessment.ts';
import { emptyContext, type MailContext } from '../../src/core/mail/context.ts';
import type { MailAddress, MailLink, MailMessage } from '../../src/core/mail/message.ts';
import { makeMailData } from '../../tools/assess/mail-data.ts';

/** What a webmail shows of an ordinary message without links and attachments. */
export const SHOWN = {
  from: 'read',
  'reply-to': 'absent',
  recipients: 'read',
  subject: 'read',
  date: 'read',
  text: 'read',
  links: 'absent',
  attachments: 'absent',
  headers: 'absent',
  thread: 'absent',
} as const;

export const MAIL_DATA = makeMailData();
/** 2026-11-20, 12:00 UTC. */
export const NOW = 1_795_176_000_000;

/** An ordinary message; what a test is about is given. */
export function makeMessage(given: Partial<MailMessage> = {}): MailMessage {
  return {
    from: makeAddress('Paul Huber <p.huber@muster-ag.example>'),
    sender: null,
    replyTo: [],
    to: [makeAddress('Maria Bianchi <m.bianchi@rossi.example>')],
    cc: [],
    subject: 'Delivery',
    date: NOW - 60_000,
    text: 'Good morning, the goods left our store today. Kind regards, Paul Huber',
    quotedText: '',
    links: [],
    attachments: [],
    headers: null,
    thread: [],
    isTextInPictures: false,
    coverage: SHOWN,
    ...given,
  };
}

/** `Name <address>` or an address alone. */
export function makeAddress(text: string): MailAddress {
  const [, name = '', address = text] = /^(.*?)\s*<(.*)>$/.exec(text) ?? [];
  return { name, address };
}

export function makeLink(href: string, given: Partial<MailLink> = {}): MailLink {
  return { text: href, href, from: 'link', isQuoted: false, isHidden: false, ...given };
}

/** Rossi, a small company that knows Muster AG and has no memory yet. */
export function makeContext(given: Partial<MailContext> = {}): MailContext {
  return {
    ...emptyContext(NOW),
    ownDomains: ['rossi.example'],
    protectedNames: [{ name: 'Giulia Rossi', addresses: ['giulia@rossi.example'] }],
    vendors: [{ name: 'Muster AG', domains: ['muster-ag.example'], accounts: [], vatNumbers: [] }],
    ...given,
  };
}

export function assess(message: Partial<MailMessage>, context: Partial<MailContext> = {}): Assessment {
  return assessMessage(makeMessage(message), makeContext(context), MAIL_DATA);
}

/** Level and the findings' ids: what most tests look at. */
export function judge(message: Partial<MailMessage>, context: Partial<MailContext> = {}) {
  const assessment = assess(message, context);
  if (assessment.level === 'unreadable') return { level: assessment.level, ids: [] };
  return { level: assessment.level, ids: assessment.findings.map(({ id }) => id) };
}
