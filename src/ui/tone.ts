import type { ListedVerdict, Listing } from '../core/list/verdict.ts';

/** The five states of the design: each has a shape, a word and a colour. */
export type Tone = 'seized' | 'fraud-linked' | 'crime-service' | 'caution' | 'not-listed';

/** Disputed and overdue listings are for caution, whatever they once said. */
export function pickListingTone(listing: Listing): Tone {
  if (listing.isOverdue || listing.status === 'disputed') return 'caution';
  return listing.status;
}

/** An organisation's own rule says nothing about fraud or crime, so it is shown as caution. */
export function pickVerdictTone(verdict: ListedVerdict): Tone {
  return verdict.by === 'organisation' ? 'caution' : pickListingTone(verdict.listings[0]);
}
