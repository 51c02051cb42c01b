import { isFreeMail } from '../domain/popular-domains.ts';
import type { Inquiry, Section } from '../inquiry.ts';
import { findPhrases, type PhraseMatch, saysPhrase } from '../phrase/find-phrases.ts';
import type { PhraseSet } from '../phrase/phrases.ts';

/** A few lines of one person to another; in longer text the words below stand together by chance. */
const MAX_LINES = 900;
const MAX_LETTER = 2_500;

/**
 * What a stranger's short note wants, by its subject and a step to take anywhere in it: for wordings that no single
 * phrase foresees. Who is known speaks of the same things every day.
 */
export function findCardNote(inquiry: Inquiry, { words }: Section): PhraseMatch | undefined {
  // Companies that sell vouchers, or give them to staff, write of all this from domains of their own.
  const isFree = inquiry.sender !== null && isFreeMail(inquiry.sender.domain);
  if (!isFree || !isStrangersNote(inquiry)) return undefined;
  const [card] = findPhrases(words, 'card');
  if (card === undefined) return undefined;
  const steps = new Set(findPhrases(words, 'card-step').map(({ quote }) => quote.toLowerCase()));
  const isAsked = saysPhrase(words.words, 'request') || inquiry.message.text.includes('?');
  return steps.size >= 2 || (steps.size === 1 && isAsked) ? card : undefined;
}

/** A number to go on by: the subject and the step in one sentence. */
export function findContactNote(inquiry: Inquiry, { words }: Section): PhraseMatch | undefined {
  if (!isStrangersNote(inquiry)) return undefined;
  return findPhrases(words, 'contact-step').find(
    ({ sentence }) =>
      saysPhrase(`${sentence} `, 'contact') &&
      !saysPhrase(sentence, 'number-of-file') &&
      !saysPhrase(sentence, 'change-guard'),
  );
}

/**
 * Money for the purchase of a company or a house, which a stranger wants moved: to an account and in a hurry, or with
 * nobody told.
 *
 * @returns what is to be paid, and what presses
 */
export function findDealPayment(
  { message, isKnownSender, accounts }: Inquiry,
  { words }: Section,
): readonly [PhraseMatch, PhraseMatch] | null {
  if (isKnownSender || message.text.length > MAX_LETTER || !saysPhrase(words.words, 'deal')) return null;
  const [money] = findPhrases(words, 'funds');
  if (money === undefined) return null;
  const hush = findSaid(words, 'hush');
  if (hush !== undefined) return [money, hush];
  const isPayable = accounts.some(({ isQuoted }) => !isQuoted);
  const hurry = isPayable ? findSaid(words, 'urgency') : undefined;
  return hurry === undefined ? null : [money, hurry];
}

/** What companies print below every message is left out. */
function findSaid(words: Section['words'], set: PhraseSet): PhraseMatch | undefined {
  return findPhrases(words, set).find(({ sentence }) => !saysPhrase(sentence, 'disclaimer'));
}

function isStrangersNote({ message, isKnownSender }: Inquiry): boolean {
  return !isKnownSender && message.text.length < MAX_LINES && message.links.length <= 2;
}
