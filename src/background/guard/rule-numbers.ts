// Every rule that the extension gives to the browser, and which of two wins: a rule of a higher priority decides alone.

/** Hosts that are stopped, divided into so many dynamic rules. */
const FIRST_BUCKET_RULE = 1;
/** Above them, in the dynamic rules: what has changed since they were written. */
export const OPEN_RULE = 101;
export const STOP_RULE = 102;
/** A dynamic rule that matters to no page: it stands once the others are complete. */
export const MARKER_RULE = 103;
/** A dynamic rule above all others: hosts that IT lets through, whatever lists say. */
export const ALLOWED_RULE = 104;
/** Dynamic rules of listed paths have this number and those after it. */
export const FIRST_PATH_RULE = 1000;
/** Above those, in the session rules, while the dynamic rules are being changed. */
export const HOT_OPEN_RULE = 1;
export const HOT_STOP_RULE = 2;
/** A session rule above them all but passes: frames of pages that have had their share of warnings. */
export const CROWDED_RULE = 3;
/** Session rules of passes have this number and those after it. */
export const FIRST_PASS_RULE = 1_000_000;

export const PRIORITY = {
  base: 1,
  open: 2,
  stop: 3,
  hotOpen: 4,
  hotStop: 5,
  path: 5,
  crowded: 5,
  pass: 6,
  allowed: 7,
} as const;

/** The rule of a part of the hosts. */
export function bucketRule(index: number): number {
  return FIRST_BUCKET_RULE + index;
}
