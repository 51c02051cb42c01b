import { createHash } from 'node:crypto';
import { keepSetNumbers } from '../../src/core/list/keep-set-numbers.ts';
import type { Case, Claim, Indicator, ListCases, ListInfo } from '../../src/core/list/model.ts';
import { buildTable, compareKeys } from '../../src/core/table/build-table.ts';
import {
  computerNameKey,
  HASH_BYTES,
  hashedKey,
  hostKey,
  ipRangeKey,
  type TableKey,
  urlKey,
} from '../../src/core/table/key.ts';
import { type Rank, SALT_BYTES, type TableEntry } from '../../src/core/table/table-format.ts';
import { parseIp } from '../../src/core/url/ip-address.ts';

export interface ClaimedIndicator {
  readonly indicator: Indicator;
  readonly claim: Claim;
  /** The publisher insists although the host is in the never-list. */
  readonly isForced?: boolean;
}

/** A list before it is written: what its source or an import gave. */
export interface ListContent {
  readonly info: Omit<ListInfo, 'entries'>;
  readonly cases: readonly Case[];
  readonly indicators: readonly ClaimedIndicator[];
}

export interface AssembledList {
  readonly table: Uint8Array;
  readonly cases: ListCases;
}

/** What cannot be built: an indicator that no key can stand for, or more than a table can hold. */
export class ListError extends Error {}

/**
 * Turns a list's content into a table and the cases beside it. Deterministic. Claims that are equal become one; an
 * indicator that stands in several cases becomes one entry with all its claims. Throws {@link ListError}.
 * @param previous the release before: case sets keep its numbers, so that the delta from it stays small
 */
export function assembleList({ info, cases, indicators }: ListContent, previous?: ListCases): AssembledList {
  const salt = saltOf(info.id);
  const claims = new ClaimNumbers();
  const found = new Map<TableKey, FoundKey>();
  for (const { indicator, claim, isForced = false } of indicators) {
    const key = keyOf(indicator, salt);
    if (key === null) throw new ListError(`${indicator.type} ${indicator.value} cannot stand in a table`);
    const index = claims.numberOf(claim);
    const isHttps = indicator.type === 'url' && indicator.value.startsWith('https:');
    const known = found.get(key);
    found.set(key, {
      claims: [...(known?.claims ?? []), index],
      isForced: isForced || known?.isForced === true,
      isHttps: isHttps || known?.isHttps === true,
    });
  }
  const keys = [...found.keys()].sort(compareKeys);
  const sets = new CaseSets(claims.all, cases);
  for (const key of keys) sets.numberOf(found.get(key)?.claims ?? []);
  const numbered = keepSetNumbers(claims.all, sets.all, previous);
  const entries = describeEntries(keys, found, sets, numbered.setNumbers);
  const built = buildTable(entries, { listVersion: info.version, sets: numbered.sets.length, salt });
  if (!built.ok) throw new ListError(`the table cannot be built: ${built.error.problem}`);
  return {
    table: built.bytes,
    cases: {
      info: { ...info, entries: keys.length },
      cases,
      claims: numbered.claims,
      sets: numbered.sets,
    },
  };
}

interface FoundKey {
  /** Numbers of claims, in the order in which they were found. */
  readonly claims: readonly number[];
  readonly isForced: boolean;
  readonly isHttps: boolean;
}

function* describeEntries(
  keys: readonly TableKey[],
  found: ReadonlyMap<TableKey, FoundKey>,
  sets: CaseSets,
  setNumbers: readonly number[],
): Generator<TableEntry> {
  for (const key of keys) {
    const { claims, isForced, isHttps } = found.get(key) ?? { claims: [], isForced: false, isHttps: false };
    const set = sets.numberOf(claims);
    const setId = setNumbers[set] ?? set;
    yield { key, setId, rank: sets.rankOf(set), isForced, isHttps };
  }
}

/** The salt of a list's hashes: public, its own, and the same in each release, so that a delta stays small. */
export function saltOf(listId: string): Uint8Array {
  return createHash('sha256').update(`cordon list salt\n${listId}`).digest().subarray(0, SALT_BYTES);
}

/** The key that an indicator is stored under; null where none can be. */
function keyOf({ type, value }: Indicator, salt: Uint8Array): TableKey | null {
  switch (type) {
    case 'host':
      return hostKey(value);
    case 'url': {
      const [, host = '', pathAndQuery = '/'] = /^[a-z]+:\/\/([^/]+)(.*)$/.exec(value) ?? [];
      const address = host.replace(/^\[|\]$/g, '');
      return urlKey(address, parseIp(address)?.kind ?? 'name', pathAndQuery);
    }
    case 'ip-range': {
      const [address = '', prefixLength] = value.split('/');
      const ip = parseIp(address);
      return ip === null ? null : ipRangeKey(ip.bytes, Number(prefixLength));
    }
    case 'computer-name':
      return computerNameKey(value);
    default: {
      const hash = createHash('sha256').update(salt).update(`${type}\0${value}`).digest();
      return hashedKey(type, hash.subarray(0, HASH_BYTES));
    }
  }
}

/** Numbers each different claim once, in order of first use. */
class ClaimNumbers {
  readonly all: Claim[] = [];
  readonly #byText = new Map<string, number>();
  /** An import gives the same object for each line. */
  readonly #byIdentity = new Map<Claim, number>();

  numberOf(claim: Claim): number {
    const known = this.#byIdentity.get(claim);
    if (known !== undefined) return known;
    const text = JSON.stringify(claim);
    const number = this.#byText.get(text) ?? this.all.length;
    if (number === this.all.length) this.all.push(claim);
    this.#byText.set(text, number);
    this.#byIdentity.set(claim, number);
    return number;
  }
}

/** Numbers each different set of claims once, in order of first use. */
class CaseSets {
  readonly all: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #ranks: Rank[] = [];
  readonly #claims: readonly Claim[];
  readonly #fraudCases: ReadonlySet<number>;

  constructor(claims: readonly Claim[], cases: readonly Case[]) {
    this.#claims = claims;
    this.#fraudCases = new Set(cases.filter(({ fraud }) => fraud).map(({ number }) => number));
  }

  numberOf(claims: readonly number[]): number {
    const set = [...new Set(claims)].sort((a, b) => a - b);
    const text = set.join(' ');
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.all.length);
    this.#ranks.push(this.#gravest(set));
    this.all.push(set);
    return this.all.length - 1;
  }

  rankOf(setId: number): Rank {
    return this.#ranks[setId] ?? 0;
  }

  /** What comes first where a browser's rules cannot hold every host: fraud, then seized, then the rest, then notes. */
  #gravest(set: readonly number[]): Rank {
    const ranks = set.map((index): Rank => {
      const claim = this.#claims[index];
      if (claim === undefined || claim.isDisputed === true || claim.atMost === 'note') return 0;
      if (this.#fraudCases.has(claim.case)) return 3;
      return claim.kind === 'seized' || claim.kind === 'forfeited' ? 2 : 1;
    });
    return Math.max(0, ...ranks) as Rank;
  }
}
