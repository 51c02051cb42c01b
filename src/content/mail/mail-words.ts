import type { Assessment, Finding } from '../../core/mail/assessment.ts';
import type { MailField } from '../../core/mail/message.ts';
import { sayFinding, showValue } from '../../ui/finding-words.ts';
import { joinNames } from '../../ui/format.ts';
import { readFormatLocale } from '../../ui/language.ts';
import { snake } from '../../ui/snake.ts';
import type { Tone } from '../../ui/tone.ts';
import { t } from '../../ui/translate.ts';

/** What the bar above a message says. */
export interface MailWords {
  readonly tone: Tone;
  readonly word: string;
  readonly headline: string;
  /** The strongest reasons, each one sentence. */
  readonly reasons: readonly string[];
  /** The one thing to do. */
  readonly advice: string | null;
  /** Every finding, quiet lines included; empty where there is no more to be seen than the reasons say. */
  readonly seen: readonly Finding[];
  /** What could not be looked at; null where nothing of it would have mattered. */
  readonly unchecked: string | null;
}

/** Reasons on the first look; the rest is one click away. */
const MOST_REASONS = 2;

/** What is said of a message: what was judged, or why a page did not let it be read. */
export type ShownAssessment = Assessment | { readonly level: 'unreadable'; readonly reason: 'no-text' };

/** Puts an assessment into words; null where there is nothing to say. */
export function sayMail(assessment: ShownAssessment): MailWords | null {
  if (assessment.level === 'unreadable') {
    return {
      tone: 'caution',
      word: t('mail_word_unreadable'),
      headline: t('mail_unreadable'),
      reasons: [t(`mail_unreadable_${snake(assessment.reason)}`)],
      advice: t('mail_unreadable_do'),
      seen: [],
      unchecked: null,
    };
  }
  const { level, findings, advice, unchecked } = assessment;
  if (level === 'clear' || level === 'context') return null;
  const headline =
    level === 'danger' ? t(`mail_danger_${snake(advice ?? 'check-sender')}`) : t('mail_caution');
  const toDo = advice === null ? null : t(`advice_${snake(advice)}`);
  const reasons = findings.filter(({ group }) => group !== 'context').slice(0, MOST_REASONS);
  return {
    tone: level === 'danger' ? 'fraud-linked' : 'caution',
    word: t(`mail_word_${level}`),
    headline,
    reasons: reasons.map(sayFinding),
    advice: dropRepeated(toDo, headline),
    seen: findings,
    unchecked: sayUnchecked(unchecked),
  };
}

/** Advice does not begin with what the headline said. */
function dropRepeated(advice: string | null, headline: string): string | null {
  if (advice === null || !advice.startsWith(headline)) return advice;
  return advice.slice(headline.length).trim() || null;
}

/** Addresses of a draft that are named. */
const MOST_NAMED = 3;

/** "Your answer to … goes to …": webmails show names, and it is the addresses that are wrong. */
export function sayAnswer(answer: {
  readonly sender: string;
  readonly recipients: readonly string[];
}): string {
  const { sender, recipients } = answer;
  const others = recipients.filter((address) => address !== sender.toLowerCase()).slice(0, MOST_NAMED);
  if (others.length === 0) return t('mail_answering', [showValue(sender)]);
  return t('mail_answer_goes', [showValue(sender), joinNames(others.map(showValue), readFormatLocale())]);
}

/** "Not checked: where replies go, the attachments." */
function sayUnchecked(fields: readonly MailField[]): string | null {
  if (fields.length === 0) return null;
  const names = fields.map((field) => t(`mail_field_${snake(field)}`));
  return t('mail_unchecked', [joinNames(names, readFormatLocale())]);
}
