import type { IdeaWords } from '../idea/idea-words.ts';

/** What a sentence can be about, as far as fraud is concerned. */
export const PHRASE_SETS = [
  'bank-change',
  'change-guard',
  'fraud-talk',
  'disclaimer',
  'account-later',
  'payroll-change',
  'own-pay',
  'gift-cards',
  'bank-noun',
  'own-voice',
  'refunded',
  'other-payee',
  'to-reader',
  'bank-details',
  'request',
  'payment',
  'urgency',
  'secrecy',
  'mobile-number',
  'task-opening',
  'own-balance',
  'customer-list',
  'tax-forms',
  'avoids-call',
  'money-subject',
  'authority-claim',
  'card',
  'card-step',
  'contact',
  'contact-step',
  'number-of-file',
  'deal',
  'hush',
  'funds',
  'account-elsewhere',
  'role',
] as const;
export type PhraseSet = (typeof PHRASE_SETS)[number];

/** The phrases of one language, by what they are about; the form is explained in `compile-phrases.ts`. */
export type Phrases = { readonly [S in PhraseSet]: readonly string[] };

/** All words that mail is judged by. */
export interface Vocabulary {
  readonly languages: readonly Phrases[];
  /** The words of each idea, in all languages at once; their form is explained in `idea-words.ts`. */
  readonly ideas: IdeaWords;
}
