import type { ListedVerdict } from './verdict.ts';

/** What policy lets a person do on a warning: nothing, go on after a tick, or go on after saying why. */
export const CONTINUE_RULES = ['never', 'acknowledge', 'reason'] as const;
export type ContinueRule = (typeof CONTINUE_RULES)[number];

/** Why a person goes on, as a code. Each has one phrase in `_locales` (`reason_<name with underscores>`). */
export const CONTINUE_REASONS = ['work', 'known-owner', 'investigation', 'wrong-listing', 'other'] as const;
export type ReasonCode = (typeof CONTINUE_REASONS)[number];

/** A person's reason. It stays on the device. */
export interface ContinueReason {
  readonly code: ReasonCode;
  /** In the person's own words; empty where there are none. */
  readonly text: string;
}

/** Longest {@link ContinueReason.text}, in UTF-16 units. */
export const MAX_REASON_TEXT = 500;

/** What a person may do about a verdict: `block` is never passed, whatever holds for the rest. */
export function continueRuleOf({ action }: ListedVerdict, rule: ContinueRule): ContinueRule {
  return action === 'block' ? 'never' : rule;
}
