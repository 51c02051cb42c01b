import type { IndicatorType } from '../list/model.ts';
import { canonicalizeUrl } from '../url/canonicalize.ts';
import type { UrlParser } from '../url/model.ts';
import { unwrapLink } from '../url/unwrap-link.ts';
import { findAccounts } from './account/find-accounts.ts';
import type { Evidence } from './assessment.ts';
import { findComputerNames } from './authentication/computer-names.ts';
import { canonicalAddress, hostOfAddress } from './domain/mail-domain.ts';
import { findPhones } from './find-phones.ts';
import { findWallets } from './find-wallets.ts';
import type { MailLink, MailMessage } from './message.ts';

/** One thing that a message names and that lists are to be asked about. */
export interface Candidate {
  readonly type: Exclude<IndicatorType, 'ip-range'>;
  /**
   * Canonical: an address of a site as text (`url`), host, e-mail address in lower case, IBAN, computer name in capitals,
   * phone number by E.164, wallet.
   */
  readonly value: string;
  readonly place: CandidatePlace;
  readonly evidence: Evidence;
}

export type CandidatePlace =
  | 'sender'
  | 'reply-to'
  | 'recipient'
  | 'link'
  | 'written-link'
  | 'text'
  | 'quoted'
  | 'attachment'
  | 'header';

/** Bound on what lists are asked for one message. */
const MAX_CANDIDATES = 2_000;

/**
 * Everything in a message that a list may name, each value once for each place. Links are unwrapped: the wrapper, what
 * it hides and every step between them are candidates.
 */
export function collectCandidates(message: MailMessage, parser: UrlParser): readonly Candidate[] {
  const known = collected.get(message);
  if (known !== undefined) return known;
  const candidates = new Map<string, Candidate>();
  for (const candidate of allCandidates(message, parser)) {
    if (candidates.size >= MAX_CANDIDATES) break;
    const key = `${candidate.type} ${candidate.place} ${candidate.value}`;
    if (!candidates.has(key)) candidates.set(key, candidate);
  }
  const all = [...candidates.values()];
  collected.set(message, all);
  return all;
}

/** Whoever asks lists for a message's candidates has it judged next. */
const collected = new WeakMap<MailMessage, readonly Candidate[]>();

function* allCandidates(message: MailMessage, parser: UrlParser): Generator<Candidate> {
  yield* addressCandidates(message, parser);
  for (const name of findComputerNames(message.headers ?? [])) {
    yield {
      type: 'computer-name',
      value: name,
      place: 'header',
      evidence: { field: 'headers', quote: name },
    };
  }
  yield* textCandidates(message.text, 'text', 'text');
  yield* textCandidates(message.subject, 'text', 'subject');
  yield* textCandidates(message.quotedText, 'quoted', 'thread');
  for (const { text } of message.attachments) {
    if (text !== null) yield* textCandidates(text, 'attachment', 'attachments');
  }
  for (const link of message.links) yield* linkCandidates(link, parser);
}

function* addressCandidates(message: MailMessage, parser: UrlParser): Generator<Candidate> {
  const groups = [
    ['sender', 'from', [message.from, message.sender]],
    ['reply-to', 'reply-to', [...message.replyTo, ...(message.answer ?? [])]],
    ['recipient', 'recipients', message.cc],
  ] as const;
  for (const [place, field, addresses] of groups) {
    for (const one of addresses) {
      if (one === null) continue;
      const evidence = { field, quote: one.address };
      const value = canonicalAddress(one.address, parser);
      const host = hostOfAddress(one.address, parser);
      if (value !== null) yield { type: 'email', value, place, evidence };
      if (host !== null) yield { type: 'host', value: host, place, evidence };
    }
  }
}

function* textCandidates(
  text: string,
  place: CandidatePlace,
  field: Evidence['field'],
): Generator<Candidate> {
  for (const { account, quote } of findAccounts(text)) {
    yield { type: 'bank-account', value: account, place, evidence: { field, quote } };
  }
  for (const { value, quote } of findPhones(text)) {
    yield { type: 'phone', value, place, evidence: { field, quote } };
  }
  for (const value of findWallets(text)) {
    yield { type: 'wallet', value, place, evidence: { field, quote: value } };
  }
}

function* linkCandidates(link: MailLink, parser: UrlParser): Generator<Candidate> {
  const place = link.isQuoted ? 'quoted' : link.from === 'text' ? 'written-link' : 'link';
  const evidence = { field: 'links', quote: link.href } as const;
  const mail = /^mailto:([^?]{3,320})/i.exec(link.href)?.[1];
  if (mail !== undefined) {
    const value = canonicalAddress(mail, parser);
    if (value !== null) yield { type: 'email', value, place: 'text', evidence };
    return;
  }
  const { steps, target } = unwrapLink(link.href, parser);
  for (const address of [link.href, ...steps.map((step) => step.address), target]) {
    if (address === null || !/^\s*(?:https?:)?\/\//i.test(address)) continue;
    const read = canonicalizeUrl(address, parser);
    if (read.ok) yield { type: 'url', value: read.url.text, place, evidence };
  }
}
