import type { Finding, FindingStrength } from '../assessment.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import { namesAll } from '../idea/find-ideas.ts';
import type { Idea } from '../idea/idea-words.ts';
import type { Inquiry, Section } from '../inquiry.ts';
import { findPhrases, type PhraseMatch, saysPhrase } from '../phrase/find-phrases.ts';
import type { PhraseSet } from '../phrase/phrases.ts';
import { findIdeaAsks } from './idea-asks.ts';
import { findCardNote, findContactNote, findDealPayment } from './note-asks.ts';
import { findBorrowedName } from './protected-name.ts';

/** Text longer than this is no note from one person to another. */
const MAX_NOTE = 2_500;

/** What the message wants, accounts apart: payments, gift cards, data, a talk elsewhere. */
export function findAsks(inquiry: Inquiry): readonly Finding[] {
  const own = inquiry.sections[0];
  if (own === undefined) return [];
  // Who writes about fraud quotes what it says, and names no account.
  if (isAboutFraud(inquiry, own)) return [];
  const findings = [
    findPayrollChange(inquiry, own),
    findGiftCards(inquiry, own),
    findTaxForms(own),
    findPayment(inquiry, own),
    findMobileNumber(inquiry, own),
    findFirst(own, 'customer-list', 'customer-list', 'strong'),
    findFirst(own, 'own-balance', 'balance-question', 'medium'),
    inquiry.message.text.length < MAX_NOTE ? findFirst(own, 'task-opening', 'task-opening', 'medium') : null,
    findFirst(own, 'avoids-call', 'avoids-call', 'medium'),
    findPictureAsk(inquiry),
  ];
  const said = findings.filter((finding) => finding !== null);
  const further = findIdeaAsks(inquiry, own).filter(({ id }) => said.every((one) => one.id !== id));
  return [...said, ...further];
}

/** Not where somebody bears a colleague's name over a strange address: he would only need to mention fraud. */
function isAboutFraud(inquiry: Inquiry, { words }: Section): boolean {
  if (inquiry.accounts.length > 0 || !saysPhrase(words.words, 'fraud-talk')) return false;
  return findBorrowedName(inquiry) === null;
}

function findFirst(section: Section, set: PhraseSet, id: string, strength: FindingStrength): Finding | null {
  const [match] = findPhrases(section.words, set);
  return match === undefined ? null : askOf(id, strength, section, match);
}

function askOf(id: string, strength: FindingStrength, { field }: Section, { quote }: PhraseMatch): Finding {
  return { id, group: 'ask', strength, values: [quote], evidence: [{ field, quote }] };
}

/** "Pay into our new account" is no salary. */
const OWN_PAY: readonly Idea[] = ['mine', 'salary'];

/**
 * Only where somebody speaks of their own salary: a personnel department writes about "your" salary. An account beside
 * words on one's own salary asks for the same.
 */
function findPayrollChange({ accounts }: Inquiry, section: Section): Finding | null {
  const { statements } = section;
  const isOwnPay = OWN_PAY.every((idea) => statements.some((statement) => namesAll(statement, idea)));
  const change = findPhrases(section.words, 'payroll-change').find(
    ({ sentence }) => isOwnPay && saysPhrase(sentence, 'own-voice') && !saysPhrase(sentence, 'change-guard'),
  );
  const account = accounts.find(({ isQuoted }) => !isQuoted);
  const match = change ?? (account === undefined ? undefined : findPhrases(section.words, 'own-pay')[0]);
  return match === undefined ? null : askOf('payroll-change', 'strong', section, match);
}

function findGiftCards(inquiry: Inquiry, section: Section): Finding | null {
  const isAsked = saysPhrase(section.words.words, 'request');
  const asked = isAsked ? findPhrases(section.words, 'gift-cards')[0] : undefined;
  const match = asked ?? findCardNote(inquiry, section);
  return match === undefined ? null : askOf('gift-cards', 'strong', section, match);
}

function findMobileNumber(inquiry: Inquiry, section: Section): Finding | null {
  const match = findPhrases(section.words, 'mobile-number')[0] ?? findContactNote(inquiry, section);
  return match === undefined ? null : askOf('mobile-number', 'strong', section, match);
}

function findTaxForms(section: Section): Finding | null {
  const [match] = findPhrases(section.words, 'tax-forms');
  return match === undefined ? null : askOf('tax-forms', 'strong', section, match);
}

/** An amount with its currency. */
const AMOUNT =
  /(?:[€$£]|\b(?:eur|usd|gbp|chf|euros?|dollars?|franken)\b) ?\d[\d ]{1,12}|\b\d[\d ]{1,12}k? ?(?:[€$£]|(?:eur|usd|gbp|chf|euros?|dollars?|franken)\b)|\b\d{1,3} ?k\b/;

/** A payment that somebody is asked for; strong once it is hurried or is to be kept quiet. */
function findPayment(inquiry: Inquiry, section: Section): Finding | null {
  const { message, accounts, isKnownSender } = inquiry;
  const deal = findDealPayment(inquiry, section);
  if (deal !== null) return pressedPayment(inquiry, section, deal);
  const { words } = section.words;
  const isFree = inquiry.sender !== null && isFreeMail(inquiry.sender.domain);
  const isQuestion = isFree && !isKnownSender && message.text.length < MAX_NOTE && message.text.includes('?');
  const isAsked = isQuestion || saysPhrase(words, 'request') || accounts.some(({ isQuoted }) => !isQuoted);
  const phrase = findPhrases(section.words, 'payment')[0];
  const payment = phrase ?? (isKnownSender ? undefined : findAmount(section));
  if (payment === undefined || !isAsked) return null;
  const isNote = message.text.length < MAX_NOTE && (phrase !== undefined || isLarge(payment.quote));
  const pressure = findSecrecy(section) ?? (isNote ? findPhrases(section.words, 'urgency')[0] : undefined);
  if (pressure !== undefined) return pressedPayment(inquiry, section, [payment, pressure]);
  const quote = withWholeAccount(payment.quote, inquiry);
  return askOf('payment-request', 'medium', section, { ...payment, quote });
}

/** Four digits or a `k`, cents apart: what a voucher is worth is no payment. */
function isLarge(amount: string): boolean {
  return /k\b/i.test(amount) || amount.replace(/[.,]\d\d(?!\d)/, '').replace(/\D/g, '').length >= 4;
}

function pressedPayment(
  inquiry: Inquiry,
  { field }: Section,
  [payment, pressure]: readonly [PhraseMatch, PhraseMatch],
): Finding {
  const quotes = [withWholeAccount(payment.quote, inquiry), pressure.quote];
  const evidence = quotes.map((quote) => ({ field, quote }));
  return { id: 'pressed-payment', group: 'ask', strength: 'strong', values: quotes, evidence };
}

/** A phrase that ends within an account goes on to its end. */
function withWholeAccount(quote: string, { accounts }: Inquiry): string {
  for (const { quote: written } of accounts) {
    const account = written.replace(/\s+/g, ' ');
    for (let length = Math.min(account.length, quote.length); length >= 4; length--) {
      if (quote.endsWith(account.slice(0, length))) return quote + account.slice(length);
    }
  }
  return quote;
}

function findAmount({ words }: Section): PhraseMatch | undefined {
  const match = AMOUNT.exec(words.words);
  if (match === null) return undefined;
  return {
    quote: words.quote(match.index, match.index + match[0].length),
    sentence: words.sentenceAt(match.index),
  };
}

/** A wish for silence; what companies print below every message, and lawyers above their letters, is none. */
export function findSecrecy({ words }: Section): PhraseMatch | undefined {
  return findPhrases(words, 'secrecy').find(
    ({ sentence }) => !saysPhrase(sentence, 'disclaimer') && !LETTER_HEAD.test(sentence),
  );
}

/** "Private & confidential", on a line of its own. */
const LETTER_HEAD =
  /^(?:(?:strictly|private|personal|privileged|and|e|et|und|y|persoenlich|personlich|riservat[ao]|personale|personnel|prive|confidentiel|confidential|vertraulich|confidenziale|confidencial|without|prejudice) ){1,5}$/;

/** What it says was not read, but its subject or a file's name speaks of money. */
function findPictureAsk(inquiry: Inquiry): Finding | null {
  const { message, sections } = inquiry;
  if (!message.isTextInPictures) return null;
  const own = sections[0];
  const quote = own === undefined ? undefined : findPhrases(own.words, 'money-subject')[0]?.quote;
  const file = message.attachments.find(({ name }) =>
    saysPhrase(`${name.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `, 'money-subject'),
  )?.name;
  const shown = quote ?? file;
  if (shown === undefined) return findUnreadPicture(inquiry);
  return {
    id: 'payment-in-picture',
    group: 'ask',
    strength: 'medium',
    values: [shown],
    evidence: [{ field: quote === undefined ? 'attachments' : 'subject', quote: shown }],
  };
}

/** A letter as a picture, not a photograph that somebody sends: what it asks for is not known. */
function findUnreadPicture({ message }: Inquiry): Finding | null {
  const file = message.attachments.find(
    ({ text, type, name }) => text === null && (/png|gif|webp|pdf/.test(type) || /^image\d+/i.test(name)),
  );
  if (file === undefined) return null;
  const quote = file.name === '' ? file.type : file.name;
  return {
    id: 'unread-letter',
    group: 'ask',
    strength: 'medium',
    values: [quote],
    evidence: [{ field: 'attachments', quote }],
  };
}
