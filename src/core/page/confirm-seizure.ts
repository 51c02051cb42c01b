import type { ListedVerdict, Listing } from '../list/verdict.ts';
import type { Recognition } from './recognise-seizure.ts';

/** What a page says of itself, beside what the lists say of its address. */
export type PageFinding = Recognition | { readonly kind: 'confirmed'; readonly listing: Listing };

/**
 * Holds a page's claim against the lists. Confirmed only by a listing that says "seized" itself and still stands: one that
 * is disputed, overdue for review, or says something else of the address confirms nothing.
 * @param listed what the lists say of the page's address, a pass left aside
 */
export function confirmSeizure(recognition: Recognition, listed: ListedVerdict | null): PageFinding {
  if (recognition.kind === 'none') return recognition;
  const listings = listed?.by === 'lists' ? listed.listings : [];
  const listing = listings.find(({ status, isOverdue }) => status === 'seized' && !isOverdue);
  return listing === undefined ? recognition : { kind: 'confirmed', listing };
}
