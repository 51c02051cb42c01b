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
  'role',
] as const;
export type PhraseSet = (typeof PHRASE_SETS)[number];

/** The phrases of one language, by what they are about; the form is explained in `compile-phrases.ts`. */
export type Phrases = { readonly [S in PhraseSet]: readonly string[] };
