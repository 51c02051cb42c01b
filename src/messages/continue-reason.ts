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
