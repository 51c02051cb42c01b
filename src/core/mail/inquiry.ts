import { type FoundAccount, findAccounts } from './account/find-accounts.ts';
import type { Evidence } from './assessment.ts';
import type { Candidate } from './collect-candidates.ts';
import { collectCandidates } from './collect-candidates.ts';
import type { MailContext } from './context.ts';
import { canonicalAddress, hostOfAddress, registrableDomain } from './domain/mail-domain.ts';
import type { MailData } from './mail-data.ts';
import type { MailAddress, MailMessage } from './message.ts';

/** An address of the message, taken apart. */
export interface Party {
  readonly name: string;
  /** In lower case, host in canonical form. */
  readonly address: string;
  readonly host: string;
  /** Registrable. */
  readonly domain: string;
  /** As written. */
  readonly written: string;
}

/** An account that the message names, with the place it was seen in. */
export interface NamedAccount extends FoundAccount {
  readonly evidence: Evidence;
  readonly isQuoted: boolean;
}

/** A message with all that its findings look at, worked out once. */
export interface Inquiry {
  readonly message: MailMessage;
  readonly context: MailContext;
  readonly data: MailData;
  /** Who speaks. Null where the source shows a name without an address. */
  readonly sender: Party | null;
  readonly replyTo: readonly Party[];
  readonly recipients: readonly Party[];
  readonly cc: readonly Party[];
  readonly thread: readonly Party[];
  /** Registrable domains of the reader's organisation: from the context, else those that the message was delivered to. */
  readonly ownDomains: ReadonlySet<string>;
  /** Accounts of others; the organisation's own are left out. */
  readonly accounts: readonly NamedAccount[];
  readonly candidates: readonly Candidate[];
}

export function openInquiry(message: MailMessage, context: MailContext, data: MailData): Inquiry {
  const party = (one: MailAddress | null) => (one === null ? null : readParty(one, data));
  const parties = (many: readonly MailAddress[]) => many.map(party).filter((one) => one !== null);
  const recipients = parties(message.to);
  const own = new Set(context.ownAccounts);
  return {
    message,
    context,
    data,
    sender: party(message.from),
    replyTo: parties(message.replyTo),
    recipients,
    cc: parties(message.cc),
    thread: parties(message.thread),
    ownDomains: new Set(context.ownDomains),
    accounts: nameAccounts(message).filter(({ account }) => !own.has(account)),
    candidates: collectCandidates(message, data.urlParser),
  };
}

function readParty({ name, address }: MailAddress, { urlParser, suffixes }: MailData): Party | null {
  const canonical = canonicalAddress(address, urlParser);
  const host = hostOfAddress(address, urlParser);
  if (canonical === null || host === null) return null;
  return { name, address: canonical, host, domain: registrableDomain(host, suffixes), written: address };
}

function nameAccounts(message: MailMessage): readonly NamedAccount[] {
  const texts = [
    { text: message.text, field: 'text', isQuoted: false },
    { text: message.subject, field: 'subject', isQuoted: false },
    ...message.attachments.map(
      ({ text }) => ({ text: text ?? '', field: 'attachments', isQuoted: false }) as const,
    ),
    { text: message.quotedText, field: 'thread', isQuoted: true },
  ] as const;
  const named = new Map<string, NamedAccount>();
  for (const { text, field, isQuoted } of texts) {
    for (const found of findAccounts(text)) {
      if (!named.has(found.account)) {
        named.set(found.account, { ...found, isQuoted, evidence: { field, quote: found.quote } });
      }
    }
  }
  return [...named.values()];
}
