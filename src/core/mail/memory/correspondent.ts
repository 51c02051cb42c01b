import { countSighting, DAY_MS, NOTHING_SEEN, type Sighting, type SightingCount } from './sighting.ts';

/** What one mailbox remembers of who writes to it. */
export interface Correspondent extends SightingCount {
  /** In lower case. */
  readonly address: string;
  /** As it was shown last; empty where there was none. */
  readonly name: string;
  /** Other addresses that its replies were to go to, in lower case, of messages without a flag; at most {@link MAX_REPLY_TO}. */
  readonly replyTo: readonly string[];
  /** Since when the person knows the address (epoch milliseconds); null for one that has yet to prove itself. */
  readonly establishedAt: number | null;
}

/**
 * An address is established by three messages on three days over 30 days. That the person answers counts for nothing: who is
 * being defrauded answers, and a webmail does not show whether a draft was sent (docs/memory.md).
 */
const MESSAGES = 3;
const DAYS = 3;
const SPAN_MS = 30 * DAY_MS;
const MAX_REPLY_TO = 8;
/** Of a name, in UTF-16 units. */
const MAX_NAME = 120;

/** Who wrote, as the message says it. */
export interface Writer {
  /** In lower case. */
  readonly address: string;
  readonly name: string;
  /** Where replies go, in lower case, as far as that is somewhere else. */
  readonly replyTo: readonly string[];
}

/** @param before null for an address that is new */
export function noteMessage(before: Correspondent | null, writer: Writer, sighting: Sighting): Correspondent {
  const entry = before ?? newCorrespondent(writer, sighting.at);
  const counted = countSighting(entry, sighting);
  const name = writer.name === '' ? entry.name : writer.name.slice(0, MAX_NAME);
  const replyTo = sighting.isFlagged ? entry.replyTo : [...new Set([...entry.replyTo, ...writer.replyTo])];
  return settle({ ...entry, ...counted, name, replyTo: replyTo.slice(0, MAX_REPLY_TO) }, sighting.at);
}

function newCorrespondent({ address, name }: Writer, at: number): Correspondent {
  const seen = { ...NOTHING_SEEN, firstSeen: at, lastSeen: at };
  return {
    ...seen,
    address,
    name: name.slice(0, MAX_NAME),
    replyTo: [],
    establishedAt: null,
  };
}

/**
 * Who is established stays so when a later message is flagged: a stranger who writes in a vendor's name must not make the
 * vendor a stranger. It is taken back only where the messages that count are too few without the flagged ones.
 */
function settle(entry: Correspondent, at: number): Correspondent {
  if (entry.establishedAt === null) {
    return entry.flagged === 0 && hasProved(entry) ? { ...entry, establishedAt: at } : entry;
  }
  const isHeld = entry.messages - entry.flagged >= MESSAGES;
  return isHeld ? entry : { ...entry, establishedAt: null };
}

function hasProved({ messages, days, firstSeen, lastSeen }: Correspondent): boolean {
  return messages >= MESSAGES && days >= DAYS && lastSeen - firstSeen >= SPAN_MS;
}
