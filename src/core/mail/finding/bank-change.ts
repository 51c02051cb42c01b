import { writeUtcTime } from '../../tuf/utc-time.ts';
import { isSameAccount } from '../account/same-account.ts';
import type { Finding } from '../assessment.ts';
import type { KnownAccount } from '../context.ts';
import { findChangeIdeas } from '../idea/change-ideas.ts';
import type { Inquiry, NamedAccount } from '../inquiry.ts';
import type { MailField } from '../message.ts';
import { findPhrases, type PhraseMatch, saysPhrase } from '../phrase/find-phrases.ts';
import type { PhraseSet } from '../phrase/phrases.ts';
import { readWords } from '../phrase/word-text.ts';
import { isSuspect } from './idea-asks.ts';

/** Longer text is no note from one person to another. */
const MAX_NOTE = 2_000;

interface ChangeWords extends PhraseMatch {
  readonly field: MailField;
  /** It names a bank, an IBAN or the like, and speaks for itself: enough without an account beside it. */
  readonly isExplicit: boolean;
}

/** What the message wants done about bank accounts. */
export function findAccountAsks(inquiry: Inquiry): readonly Finding[] {
  const payees = payeeAccounts(inquiry);
  const words = findChangeWords(inquiry, payees.length > 0, unreadFile(inquiry) !== null);
  const known = inquiry.vendor?.accounts.flatMap(({ account }) => account ?? []) ?? [];
  const unknown = payees.filter(({ account }) => !known.some((one) => isSameAccount(one, account)));
  const says = (set: PhraseSet) => inquiry.sections.some((section) => saysPhrase(section.words.words, set));
  // A credit note names the account that is refunded; one's own new account it does not.
  const isRefund = says('refunded') && words.every(({ isExplicit }) => !isExplicit);
  const isOtherPayee = isRefund || says('other-payee');
  // One known account among several is enough: companies print two in their footer.
  const isPaidAsBefore = unknown.length < payees.length;
  const differs = isPaidAsBefore ? null : findDifferent(inquiry, unknown, isOtherPayee);
  const change = findChange(inquiry, words, unknown, isPaidAsBefore, isOtherPayee);
  return [differs, change].filter((finding) => finding !== null);
}

/** Accounts that somebody is to pay to: the sender's own words and files; what was only quoted where there are none. */
function payeeAccounts({ accounts, message }: Inquiry): readonly NamedAccount[] {
  const own = accounts.filter((account) => !account.isQuoted && !isReaders(account, message.text));
  const isForward = /^(?:fwd?|wg|i|tr|rv|enc)\s*:/i.test(message.subject);
  return own.length > 0 || !isForward ? own : accounts;
}

/** Where one is refunded: the account just after such words is the reader's. */
function isReaders({ quote }: NamedAccount, text: string): boolean {
  const at = text.indexOf(quote);
  if (at < 0) return false;
  const before = readWords(text.slice(Math.max(0, at - 120), at)).words;
  return saysPhrase(before, 'to-reader') && !saysPhrase(before, 'bank-change');
}

/** @param hasFile a file that may name an account: somebody who only writes about fraud has neither */
function findChangeWords(inquiry: Inquiry, hasPayee: boolean, hasFile: boolean): readonly ChangeWords[] {
  const { sections, message } = inquiry;
  const isPicture = message.isTextInPictures;
  const subject = sections[0]?.words;
  if (isPicture && subject !== undefined) {
    // Nothing but the subject can be read: it is enough that it is about bank details.
    const about = findPhrases(subject, 'bank-details').map(
      (match) => ({ ...match, field: 'subject', isExplicit: true }) as const,
    );
    if (about.length > 0) return about;
  }
  if (!hasPayee && !hasFile && sections.some(({ words }) => saysPhrase(words.words, 'fraud-talk'))) return [];
  // Beside an account that is not known, less is enough.
  const sets = hasPayee ? (['bank-change', 'account-elsewhere'] as const) : (['bank-change'] as const);
  const phrases = sections.flatMap(({ field, words }) =>
    sets
      .flatMap((set) =>
        findPhrases(words, set).filter(
          ({ sentence }) => set === 'bank-change' || !saysPhrase(sentence, 'disclaimer'),
        ),
      )
      .filter(({ sentence }) => !saysPhrase(sentence, 'change-guard'))
      .map((match) => ({
        ...match,
        field,
        // Of a message that is a picture only the subject can be read.
        isExplicit:
          isPicture || (saysPhrase(match.sentence, 'bank-noun') && saysPhrase(match.sentence, 'own-voice')),
      })),
  );
  return [...phrases, ...findChangeStatements(inquiry, hasPayee)];
}

/** The same by ideas: beside an account, or in a stranger's note. */
function findChangeStatements(inquiry: Inquiry, hasPayee: boolean): readonly ChangeWords[] {
  const { sections, message } = inquiry;
  const isNote = isSuspect(inquiry) && message.text.length < MAX_NOTE && message.links.length <= 2;
  if (!hasPayee && !isNote) return [];
  return sections.flatMap(({ field, statements }) =>
    findChangeIdeas(statements).map(({ quote, sentence, isOfAccount }) => ({
      quote,
      sentence,
      field,
      isExplicit: isOfAccount && isNote,
    })),
  );
}

function findChange(
  inquiry: Inquiry,
  words: readonly ChangeWords[],
  unknown: readonly NamedAccount[],
  isPaidAsBefore: boolean,
  isOtherPayee: boolean,
): Finding | null {
  const explicit = words.find(({ isExplicit }) => isExplicit);
  const first = explicit ?? words[0];
  if (first === undefined || isPaidAsBefore) return null;
  const strength = isOtherPayee ? 'weak' : 'strong';
  const evidence = { field: first.field, quote: first.quote };
  const account = unknown[0];
  if (account !== undefined) {
    return {
      id: 'new-account',
      group: 'ask',
      strength,
      values: [account.quote.replace(/\s+/g, ' '), first.quote],
      evidence: [evidence, account.evidence],
    };
  }
  if (explicit === undefined) return null;
  const file = unreadFile(inquiry);
  if (file !== null) {
    return {
      id: 'unread-new-account',
      group: 'ask',
      strength,
      values: [first.quote, file],
      evidence: [evidence, { field: 'attachments', quote: file }],
    };
  }
  const later = inquiry.sections.flatMap(({ words }) => findPhrases(words, 'account-later'))[0];
  if (later !== undefined) {
    const values = [first.quote, later.quote];
    return { id: 'account-to-follow', group: 'ask', strength, values, evidence: [evidence] };
  }
  return { id: 'bank-change', group: 'ask', strength, values: [first.quote], evidence: [evidence] };
}

/** An attachment or picture that may hold the account and was not read. */
function unreadFile({ message }: Inquiry): string | null {
  const unread = message.attachments.find(
    ({ type, name, text }) =>
      text === null &&
      (/^image\/|pdf|word|officedocument|msword|octet-stream/.test(type) ||
        /\.(?:pdf|docx?|png|jpe?g)$/i.test(name)),
  );
  if (unread === undefined) return null;
  return unread.name === '' ? unread.type : unread.name;
}

function findDifferent(
  { vendor, isKnownSender }: Inquiry,
  unknown: readonly NamedAccount[],
  isOtherPayee: boolean,
): Finding | null {
  const account = unknown[0];
  const used = usualAccount(vendor?.accounts ?? []);
  if (vendor === null || account === undefined || used === null) return null;
  const asked = account.quote.replace(/\s+/g, ' ');
  // A factor or a direct debit names an account of its own; that a stranger says so proves nothing.
  const strength = isOtherPayee && isKnownSender ? 'weak' : 'strong';
  const base = { group: 'ask', strength, evidence: [account.evidence] } as const;
  const name = vendor.name === '' ? (vendor.domains[0] ?? '') : vendor.name;
  if (used.since === null || used.count === 0) {
    return { id: 'account-differs', ...base, values: [asked, name, used.shown] };
  }
  const since = writeUtcTime(Math.floor(used.since / 1000)).slice(0, 10);
  return {
    id: 'account-differs-from-used',
    ...base,
    values: [asked, name, used.shown, String(used.count), since],
  };
}

function usualAccount(accounts: readonly KnownAccount[]): KnownAccount | null {
  return accounts.reduce<KnownAccount | null>(
    (most, account) => (most === null || account.count > most.count ? account : most),
    null,
  );
}
