import { createHash } from 'node:crypto';
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

/** A list before it is written: what its source or an import gave. */
export interface ListContent {
  readonly info: Omit<ListInfo, 'entries'>;
  readonly cases: readonly Case[];
  readonly indicators: readonly { readonly indicator: Indicator; readonly claim: Claim }[];
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
 */
export function assembleList({ info, cases, indicators }: ListContent): AssembledList {
  const salt = saltOf(info.id);
  const claims = new Map<string, { readonly index: number; readonly claim: Claim }>();
  const found = new Map<TableKey, { readonly claims: Set<number>; isHttps: boolean }>();
  for (const { indicator, claim } of indicators) {
    const text = JSON.stringify(claim);
    const { index } = claims.get(text) ?? { index: claims.size };
    claims.set(text, { index, claim });
    const key = keyOf(indicator, salt);
    if (key === null) throw new ListError(`${indicator.type} ${indicator.value} cannot stand in a table`);
    const entry = found.get(key) ?? { claims: new Set<number>(), isHttps: false };
    entry.claims.add(index);
    entry.isHttps ||= indicator.type === 'url' && indicator.value.startsWith('https:');
    found.set(key, entry);
  }
  const allClaims = Array.from(claims.values(), ({ claim }) => claim);
  const sets = new CaseSets();
  const entries = [...found.keys()].sort(compareKeys).map((key): TableEntry => {
    const { claims: ofKey, isHttps } = found.get(key) ?? { claims: new Set<number>(), isHttps: false };
    const set = [...ofKey].sort((a, b) => a - b);
    const rank = rankOf(
      set.flatMap((index) => allClaims[index] ?? []),
      cases,
    );
    return { key, setId: sets.numberOf(set), rank, isForced: false, isHttps };
  });
  const built = buildTable(entries, { listVersion: info.version, sets: sets.all.length, salt });
  if (!built.ok) throw new ListError(`the table cannot be built: ${built.error.problem}`);
  return {
    table: built.bytes,
    cases: { info: { ...info, entries: entries.length }, cases, claims: allClaims, sets: sets.all },
  };
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
      return urlKey(host, 'name', pathAndQuery);
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

/** What comes first where a browser's rules cannot hold every host: fraud, then seized, then the rest, then mere notes. */
function rankOf(claims: readonly Claim[], cases: readonly Case[]): Rank {
  const fraud = new Set(cases.filter((one) => one.fraud).map(({ number }) => number));
  const ranks = claims.map((claim): Rank => {
    if (claim.isDisputed === true || claim.atMost === 'note') return 0;
    if (fraud.has(claim.case)) return 3;
    return claim.kind === 'seized' || claim.kind === 'forfeited' ? 2 : 1;
  });
  return Math.max(0, ...ranks) as Rank;
}

/** Numbers each different set of claims once, in order of first use. */
class CaseSets {
  readonly all: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(set: readonly number[]): number {
    const text = set.join(' ');
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.all.length);
    this.all.push(set);
    return this.all.length - 1;
  }
}
