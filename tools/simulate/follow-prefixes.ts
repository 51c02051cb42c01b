import type { AnswerCheck } from './follow-repository.ts';
import { DAY_MS, replacedShare, type Scenario } from './scenario.ts';

/** Four bytes of a SHA-256. */
const PREFIX_SPACE = 2 ** 32;
/** SHA-256 over the client's list, sent with each update. */
const CHECKSUM_BYTES = 32;
/** Request body, and an answer with one full hash, its list and how long it may be kept. */
const FULL_HASH_BYTES = 150;
const MINUTE_MS = 60_000;

/** A client "takes 20 to 50 minutes to obtain the most up-to-date version" (Safe Browsing v5, overview, of v4). */
export function planAsPrefixService(random: number): number {
  return (20 + 30 * random) * MINUTE_MS;
}

/**
 * Bytes of `count` different numbers below `space` in order, Rice coded as Safe Browsing v4 and v5 send prefixes and the
 * indices of removals: the mean gap is `space / count`, each takes the parameter's bits and its quotient in unary.
 */
export function riceBytes(count: number, space: number): number {
  if (count <= 0) return 0;
  const mean = space / count;
  const best = Math.min(...Array.from({ length: 29 }, (_, parameter) => riceBits(mean, parameter)));
  return Math.ceil((count * best) / 8);
}

/**
 * Expected bits of a gap of at least one: the parameter's bits, the quotient in unary and its end.
 * S. W. Golomb, "Run-length encodings", IEEE Trans. Inf. Theory 12 (1966).
 */
function riceBits(mean: number, parameter: number): number {
  const stays = 1 - 1 / Math.max(mean, 1);
  const unit = 2 ** parameter;
  return parameter + 1 + stays ** (unit - 1) / (1 - stays ** unit);
}

/**
 * A service in the manner of the Safe Browsing Update API: prefixes of four bytes, updated from any state to the newest
 * in one request, which a cache cannot answer because it carries the client's state.
 */
export function followPrefixes({ entries, churn }: Scenario): AnswerCheck {
  return ({ time, before }) => {
    const replaced = entries * replacedShare(churn, (time - before) / DAY_MS);
    const bytes = CHECKSUM_BYTES + riceBytes(replaced, PREFIX_SPACE) + riceBytes(replaced, entries);
    return [{ file: 'update', bytes, isChanging: true }];
  };
}

/** The first update of a client that has nothing. */
export function wholePrefixes(entries: number): number {
  return CHECKSUM_BYTES + riceBytes(entries, PREFIX_SPACE);
}

export interface DailyQuestions {
  readonly requests: number;
  readonly bytes: number;
}

/**
 * A page one of whose expressions happens to share its prefix with a listed one makes the client ask for full hashes, with
 * the prefix and the client's address. Pages that are opened again are not told apart: they would be asked once.
 */
export function askFullHashes(scenario: Scenario): DailyQuestions {
  const { pages, expressions, entries, requestOverhead, connectionOverhead } = scenario;
  const requests = pages * (1 - (1 - entries / PREFIX_SPACE) ** expressions);
  return { requests, bytes: requests * (FULL_HASH_BYTES + requestOverhead + connectionOverhead) };
}

/** A service that is asked for each host that a person visits, over a connection that stays open for an hour's use. */
export function askEachHost({
  hosts,
  hoursOn,
  requestOverhead,
  connectionOverhead,
}: Scenario): DailyQuestions {
  return { requests: hosts, bytes: hosts * requestOverhead + hoursOn * connectionOverhead };
}
