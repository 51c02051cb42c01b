const DAY = 86_400_000;

/** How this device's clock stands, as far as it can be told. Whole days, at least so many. */
export type ClockState =
  | { readonly kind: 'good' }
  | { readonly kind: 'behind' | 'ahead'; readonly days: number };

/** What a server's clock said, beside what this device's clock said when the answer came. Epoch milliseconds. */
export interface ClockSighting {
  readonly local: number;
  readonly server: number;
}

/** What is known of the present from one repository. Epoch milliseconds. */
export interface ClockEvidence {
  /** The present is not before this: it is signed that something happened then. 0 where nothing is known. */
  readonly notBefore: number;
  /** Null where the server said nothing that can be believed. */
  readonly sighting: ClockSighting | null;
}

export const NO_CLOCK_EVIDENCE: ClockEvidence = { notBefore: 0, sighting: null };

/** A release as it is signed. Epoch milliseconds. */
interface SignedTimes {
  readonly released: number;
  /** The first moment at which the signed metadata, as they were just fetched, are no longer good. */
  readonly expires: number;
}

/**
 * What an update tells about the present. Anybody can set the `Date` of an answer, so it is believed only where it fits
 * what is signed: not before the release, and before the metadata that came with it expire. A release that is later than
 * the end of its own metadata proves nothing.
 */
export function gatherClockEvidence(
  { released, expires }: SignedTimes,
  sighting: ClockSighting | null,
): ClockEvidence {
  const isPlausible = sighting !== null && sighting.server + DAY > released && sighting.server < expires;
  return { notBefore: released < expires ? released : 0, sighting: isPlausible ? sighting : null };
}

/**
 * Names a clock that is wrong by a day or more; less can be a time zone. What is signed proves that a clock is behind.
 * That it is ahead only servers can say, and all that were heard within a day of this clock have to agree: a clock that
 * has been set since makes them count no more.
 * @param now epoch milliseconds, from the clock that is judged
 */
export function judgeClock(evidence: readonly ClockEvidence[], now: number): ClockState {
  const signedLag = Math.max(0, ...evidence.map(({ notBefore }) => notBefore - now));
  const lags = evidence.flatMap(({ sighting }) =>
    sighting !== null && isRecent(sighting, now) ? [sighting.server - sighting.local] : [],
  );
  const leastLag = lags.length === 0 ? 0 : Math.min(...lags);
  const mostLag = lags.length === 0 ? 0 : Math.max(...lags);
  const lag = Math.max(signedLag, leastLag);
  if (lag >= DAY) return { kind: 'behind', days: Math.floor(lag / DAY) };
  if (mostLag <= -DAY) return { kind: 'ahead', days: Math.floor(-mostLag / DAY) };
  return { kind: 'good' };
}

function isRecent({ local }: ClockSighting, now: number): boolean {
  return Math.abs(now - local) < DAY;
}
