/** What became of a request. */
export type Delivery =
  | { readonly kind: 'taken' }
  /** These events as they are will never be taken: too many bytes at once, or one of them is not liked. */
  | { readonly kind: 'too-much' }
  /** Later. @param retryAfterSeconds as the receiver asks; null where it says nothing */
  | { readonly kind: 'failed'; readonly retryAfterSeconds: number | null };

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
const MOST_DOUBLINGS = 12;

/** 413 is too large (RFC 9110, 15.5.14); 400 and 422 are what receivers answer to an event that they cannot read. */
const TOO_MUCH: ReadonlySet<number> = new Set([400, 413, 422]);

/** @param status of an answer that came */
export function readDelivery(status: number, retryAfterSeconds: number | null): Delivery {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (TOO_MUCH.has(status)) return { kind: 'too-much' };
  return { kind: 'failed', retryAfterSeconds };
}

/**
 * How long to wait after failures: doubled from half a minute to six hours, and spread by half, so that a receiver that
 * comes back is not met by every browser at once. A receiver's own word goes first.
 * @param failures in a row, 1 or more
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function planRetry(failures: number, retryAfterSeconds: number | null, random: number): number {
  const doubled = FIRST_WAIT_MS * 2 ** Math.min(failures - 1, MOST_DOUBLINGS);
  const wait = Math.min(LONGEST_WAIT_MS, doubled) * (0.75 + random / 2);
  return Math.max(wait, Math.min((retryAfterSeconds ?? 0) * 1000, 24 * 3_600_000));
}
