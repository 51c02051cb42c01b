import type { Listing } from '../list/verdict.ts';
import type { MailField } from './message.ts';

/** From quiet to loud. `unreadable` stands apart: it is never taken for clear. */
export const MAIL_LEVELS = ['clear', 'context', 'caution', 'danger'] as const;
export type MailLevel = (typeof MAIL_LEVELS)[number];

/** The outcome for one message. */
export type Assessment =
  | {
      readonly level: MailLevel;
      /** Strongest first. */
      readonly findings: readonly Finding[];
      /** What the source did not show and what the judgement would have needed. */
      readonly unchecked: readonly MailField[];
      /** The one thing to do; null where there is nothing to be done. */
      readonly advice: Advice | null;
    }
  | { readonly level: 'unreadable'; readonly reason: UnreadableReason };

/** Who speaks, what is wanted, what a list says; `context` is a quiet line and never part of a warning. */
export type FindingGroup = 'fact' | 'identity' | 'ask' | 'context';
export type FindingStrength = 'strong' | 'medium' | 'weak';

/** One piece of evidence. Its sentence is the text `finding_<id with underscores>`, in which `values` are put. */
export interface Finding {
  /** kebab-case, stable: events, reports and figures are keyed by it. */
  readonly id: string;
  readonly group: FindingGroup;
  readonly strength: FindingStrength;
  /** The values compared, in the order of the sentence's placeholders ($1 first). Text from outside: shown as text. */
  readonly values: readonly string[];
  /** Where it was seen, for the page that highlights it. */
  readonly evidence: readonly Evidence[];
  /** Present for a fact: the entry that was found. */
  readonly listing?: Listing;
}

export interface Evidence {
  readonly field: MailField;
  /** The very words of the message; empty where the field as a whole is meant. */
  readonly quote: string;
}

/** What a warning ends with: text `advice_<name with underscores>`. */
export type Advice =
  | 'call-back'
  | 'do-not-pay'
  | 'do-not-open-links'
  | 'do-not-reply'
  | 'ask-the-person'
  | 'check-sender';

export type UnreadableReason =
  | 'no-sender'
  | 'no-message'
  | 'damaged'
  | 'encrypted'
  | 'too-large'
  | 'too-deep'
  | 'unknown-format';
