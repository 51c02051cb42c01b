/** A message that was opened, as far as memory is concerned. */
export interface Sighting {
  /**
   * When it was opened, by the device's clock (epoch milliseconds). A message's own date is its sender's to choose: three
   * messages could say that they lie a month apart.
   */
  readonly at: number;
  /** Tells the message from others without saying what it is: opened again, it counts for nothing. */
  readonly mark: string;
  /** It was judged caution or danger. */
  readonly isFlagged: boolean;
}

/** What sightings have added up to. */
export interface SightingCount {
  /** Epoch milliseconds of the first and of the last. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** Different messages. */
  readonly messages: number;
  /** Different days (UTC) on which one of them was opened for the first time. */
  readonly days: number;
  /** Messages among them that were judged caution or danger. */
  readonly flagged: number;
  /** The newest messages: newest last, at most {@link MAX_MARKS}. */
  readonly marks: readonly { readonly mark: string; readonly isFlagged: boolean }[];
}

export const DAY_MS = 86_400_000;
/**
 * How many messages are told apart. A message that is opened again after so many others counts once more, which changes
 * nothing any more: three are enough to be established.
 */
const MAX_MARKS = 24;

export const NOTHING_SEEN: SightingCount = {
  firstSeen: 0,
  lastSeen: 0,
  messages: 0,
  days: 0,
  flagged: 0,
  marks: [],
};

/** Adds a message. One that was counted before changes nothing, unless it is flagged now and was not then. */
export function countSighting(before: SightingCount, { at, mark, isFlagged }: Sighting): SightingCount {
  const known = before.marks.find((other) => other.mark === mark);
  if (known !== undefined) {
    if (known.isFlagged || !isFlagged) return before;
    const marks = before.marks.map((other) => (other === known ? { mark, isFlagged } : other));
    return { ...before, flagged: before.flagged + 1, marks };
  }
  const isFirst = before.messages === 0;
  const isNewDay = isFirst || dayOf(at) !== dayOf(before.lastSeen);
  return {
    firstSeen: isFirst ? at : Math.min(before.firstSeen, at),
    lastSeen: Math.max(before.lastSeen, at),
    messages: before.messages + 1,
    days: before.days + (isNewDay ? 1 : 0),
    flagged: before.flagged + (isFlagged ? 1 : 0),
    marks: [...before.marks, { mark, isFlagged }].slice(-MAX_MARKS),
  };
}

/** Number of the day (UTC) since 1970. @param time epoch milliseconds */
export function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}
