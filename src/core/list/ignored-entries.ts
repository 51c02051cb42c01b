/** Entries of a list that count for nothing, whatever they say (docs/decision-order.md). */
export interface IgnoredEntries {
  /** Values of host and URL indicators that this list may never stop: public suffixes, and what its own never-list names. */
  readonly values: readonly string[];
  /** How many of the list's entries counted for nothing when it was taken into use. */
  readonly count: number;
}

export const NOTHING_IGNORED: IgnoredEntries = { values: [], count: 0 };
