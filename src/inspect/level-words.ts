import type { Assessment } from '../core/mail/assessment.ts';
import { nameState, sayHeadline as sayListed } from '../ui/case-words.ts';
import { joinNames } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { snake } from '../ui/snake.ts';
import { pickVerdictTone, type Tone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';
import { type JudgedState, judgeLoneLink } from './inspection.ts';

/** What stands at the top of a result. */
export interface LevelWords {
  readonly tone: Tone;
  /** The state in a word or two. */
  readonly word: string;
  readonly headline: string;
  /** The one thing to do, without what the headline says already; empty where that is all of it. */
  readonly advice: string;
  /** What could not be looked at; null where nothing of it would have mattered. */
  readonly unchecked: string | null;
}

/** Puts an assessment into words. What has no warning is never called harmless. */
export function sayLevel(assessment: Assessment): LevelWords {
  if (assessment.level === 'unreadable') {
    return {
      tone: 'caution',
      word: t('mail_word_unreadable'),
      headline: t('inspect_unreadable'),
      advice: t(`inspect_unreadable_${snake(assessment.reason)}`),
      unchecked: null,
    };
  }
  const { level, advice, unchecked } = assessment;
  const missing = unchecked.map((field) => t(`mail_field_${snake(field)}`));
  const headline = sayHeadline(level, advice);
  const toDo = advice === null ? t('inspect_quiet_advice') : t(`advice_${snake(advice)}`);
  return {
    tone: level === 'danger' ? 'fraud-linked' : level === 'caution' ? 'caution' : 'not-listed',
    word: level === 'clear' || level === 'context' ? t('inspect_word_quiet') : t(`mail_word_${level}`),
    headline,
    advice: toDo.startsWith(headline) ? toDo.slice(headline.length).trim() : toDo,
    unchecked: missing.length === 0 ? null : t('mail_unchecked', [joinNames(missing, readFormatLocale())]),
  };
}

/** What came of an item, in short. */
export function sayResult(state: JudgedState): Pick<LevelWords, 'tone' | 'word' | 'headline'> {
  const listed = judgeLoneLink(state);
  return listed === null
    ? sayLevel(state.view.assessment)
    : { tone: pickVerdictTone(listed), word: nameState(listed), headline: sayListed(listed) };
}

type Readable = Exclude<Assessment, { readonly level: 'unreadable' }>;

function sayHeadline(level: Readable['level'], advice: Readable['advice']): string {
  switch (level) {
    case 'danger':
      return t(`mail_danger_${snake(advice ?? 'check-sender')}`);
    case 'caution':
      return t('mail_caution');
    case 'context':
      return t('inspect_context');
    case 'clear':
      return t('inspect_clear');
  }
}
