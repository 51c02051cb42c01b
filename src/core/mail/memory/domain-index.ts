import { dayOf } from './sighting.ts';

/**
 * The domains that a mailbox knows, one address for each: what a new sender's domain is compared with. Kept beside the
 * entries as one piece, because comparing needs all of them and opening thousands of entries would take a second.
 */
export interface DomainIndex {
  /** Since when the mailbox has a memory; epoch milliseconds. */
  readonly since: number;
  /** By registrable domain. */
  readonly domains: ReadonlyMap<string, KnownDomain>;
}

export interface KnownDomain {
  /** An established address of the domain. */
  readonly address: string;
  /** Epoch milliseconds, of that address. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly messages: number;
}

/** The index with a domain as it is now; the same one where that would change nothing that matters within a day. */
export function putDomain(index: DomainIndex, domain: string, known: KnownDomain): DomainIndex {
  const before = index.domains.get(domain);
  if (before !== undefined && dayOf(before.lastSeen) === dayOf(known.lastSeen)) return index;
  return { ...index, domains: new Map(index.domains).set(domain, known) };
}

/** Without the domains that were seen last on that day or before; the same index where there are none. */
export function dropDomains(index: DomainIndex, lastDay: number): DomainIndex {
  const left = [...index.domains].filter(([, { lastSeen }]) => dayOf(lastSeen) > lastDay);
  return left.length === index.domains.size ? index : { ...index, domains: new Map(left) };
}

/** One line for each domain, after one with `since`. */
export function writeDomainIndex({ since, domains }: DomainIndex): string {
  const lines = [...domains].map(([domain, { address, firstSeen, lastSeen, messages }]) =>
    [domain, address, firstSeen, lastSeen, messages].join('\t'),
  );
  return [String(since), ...lines].join('\n');
}

/** Null for text that {@link writeDomainIndex} did not write. */
export function readDomainIndex(text: string): DomainIndex | null {
  const [head = '', ...lines] = text.split('\n');
  if (!/^\d+$/.test(head)) return null;
  const domains = new Map<string, KnownDomain>();
  for (const line of lines) {
    const [domain = '', address = '', ...numbers] = line.split('\t');
    const [firstSeen = Number.NaN, lastSeen = Number.NaN, messages = Number.NaN] = numbers.map(Number);
    if (address === '' || Number.isNaN(firstSeen + lastSeen + messages)) return null;
    domains.set(domain, { address, firstSeen, lastSeen, messages });
  }
  return { since: Number(head), domains };
}
