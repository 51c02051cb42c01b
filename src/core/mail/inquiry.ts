import { type FoundAccount, findAccounts } from './account/find-accounts.ts';
import type { Evidence } from './assessment.ts';
import { type Authentication, readAuthentication } from './authentication/authentication.ts';
import { type Candidate, collectCandidates } from './collect-candidates.ts';
import type { MailContext, Vendor } from './context.ts';
import { canonicalAddress, hostOfAddress, registrableDomain } from './domain/mail-domain.ts';
import { isFreeMail } from './domain/popular-domains.ts';
import { findIdeas, type Statement } from './idea/find-ideas.ts';
import type { MailData } from './mail-data.ts';
import type { MailAddress, MailField, MailMessage } from './message.ts';
import type { Party } from './party.ts';
import { blankQuotations } from './phrase/blank-quotations.ts';
import { readWords, type WordText } from './phrase/word-text.ts';
import { findVendor } from './vendor.ts';

/** An account that the message names, with the place it was seen in. */
export interface NamedAccount extends FoundAccount {
  readonly evidence: Evidence;
  readonly isQuoted: boolean;
}

/** A part of the message that says something. */
export interface Section {
  readonly field: MailField;
  readonly words: WordText;
  readonly statements: readonly Statement[];
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
  /** Whom an answer goes to, beside those whom the message names. */
  readonly answer: readonly Party[];
  /** Registrable domains of the reader's organisation: from the context, else those that the message was sent to. */
  readonly ownDomains: ReadonlySet<string>;
  readonly authentication: Authentication;
  /** The vendor that the message speaks for, by domain, VAT number or name. */
  readonly vendor: Vendor | null;
  /** The sender's domain is the organisation's, a vendor's, or that of an established correspondent. */
  readonly isKnownSender: boolean;
  /** Accounts of others; the organisation's own are left out. */
  readonly accounts: readonly NamedAccount[];
  /** Subject and text first, then what attachments say. */
  readonly sections: readonly Section[];
  readonly candidates: readonly Candidate[];
}

/** Attachments whose words are looked at. */
const MAX_SECTIONS = 10;

export function openInquiry(message: MailMessage, context: MailContext, data: MailData): Inquiry {
  const party = (one: MailAddress | null) => (one === null ? null : readParty(one, data));
  const parties = (many: readonly MailAddress[]) => many.map(party).filter((one) => one !== null);
  const recipients = parties(message.to);
  const cc = parties(message.cc);
  const sender = party(message.from);
  const ownDomains = findOwnDomains(message, context, [...recipients, ...cc], data);
  const vendor = findVendor(message, sender, context.vendors);
  const ownAccounts = new Set(context.ownAccounts);
  const accounts = nameAccounts(message).filter(({ account }) => !ownAccounts.has(account));
  return {
    message,
    context,
    data,
    sender,
    replyTo: parties(message.replyTo),
    recipients,
    cc,
    thread: parties(message.thread),
    answer: parties(message.answer ?? []),
    ownDomains,
    authentication: readAuthentication(message.headers, sender?.domain ?? '', ownDomains, data.suffixes),
    vendor,
    isKnownSender: sender !== null && isKnownParty(sender, ownDomains, context, data),
    accounts,
    sections: readSections(
      message,
      accounts.some(({ isQuoted }) => !isQuoted),
    ),
    candidates: collectCandidates(message, data.urlParser),
  };
}

/**
 * Whether the organisation knows an address: an own domain, a vendor's, one that is on file for a protected name, or one
 * that the person has long written with.
 */
export function isKnownParty(
  { domain, address }: Party,
  ownDomains: ReadonlySet<string>,
  { vendors, correspondents, groups, protectedNames }: MailContext,
  { suffixes }: MailData,
): boolean {
  if (!isFreeMail(domain)) {
    if (ownDomains.has(domain) || vendors.some(({ domains }) => domains.includes(domain))) return true;
    if (groups.some((group) => group.includes(domain))) return true;
  }
  if (protectedNames.some(({ addresses }) => addresses.includes(address))) return true;
  return correspondents.some((one) => {
    if (!one.isEstablished) return false;
    const host = one.address.slice(one.address.lastIndexOf('@') + 1);
    return one.address === address || (!isFreeMail(domain) && registrableDomain(host, suffixes) === domain);
  });
}

function readParty({ name, address }: MailAddress, { urlParser, suffixes }: MailData): Party | null {
  const canonical = canonicalAddress(address, urlParser);
  const host = hostOfAddress(address, urlParser);
  if (canonical === null || host === null) return null;
  return { name, address: canonical, host, domain: registrableDomain(host, suffixes), written: address };
}

/** Without a context the organisation is where the message was delivered, free mail apart. */
function findOwnDomains(
  message: MailMessage,
  context: MailContext,
  recipients: readonly Party[],
  data: MailData,
): ReadonlySet<string> {
  if (context.ownDomains.length > 0) return new Set(context.ownDomains);
  const delivered = (message.headers ?? []).filter(
    ({ name }) => name === 'delivered-to' || name === 'x-original-to',
  );
  const hosts = delivered.flatMap(
    ({ value }) => hostOfAddress(value.replace(/[<>]/g, ''), data.urlParser) ?? [],
  );
  const domains = hosts.map((host) => registrableDomain(host, data.suffixes));
  const own = domains.length > 0 ? domains : recipients.slice(0, 1).map(({ domain }) => domain);
  return new Set(own.filter((domain) => !isFreeMail(domain)));
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
      if (named.has(found.account)) continue;
      named.set(found.account, { ...found, isQuoted, evidence: { field, quote: found.quote } });
    }
  }
  return [...named.values()];
}

/** Who quotes what others write, and names no account, does not say it. */
function readSections(message: MailMessage, hasAccount: boolean): readonly Section[] {
  const text = hasAccount ? message.text : blankQuotations(message.text);
  const attached = message.attachments.filter((one) => one.text !== null && one.text !== '');
  return [
    readSection('text', `${message.subject}\n\n${text}`),
    ...attached.slice(0, MAX_SECTIONS).map((one) => readSection('attachments', one.text ?? '')),
  ];
}

function readSection(field: MailField, text: string): Section {
  const words = readWords(text);
  return { field, words, statements: findIdeas(words) };
}
