import type { EventIndicator } from '../../core/event/event-body.ts';
import type { Indicator } from '../../core/list/model.ts';
import type { ListedVerdict, Listing } from '../../core/list/verdict.ts';
import { registrableDomain } from '../../core/mail/domain/mail-domain.ts';
import { readPublicSuffixes } from '../../platform/public-suffixes.ts';
import { hashHex } from '../hash-hex.ts';

/** Digits of a hash that tell one entry of a list from the others. */
const HASH_DIGITS = 32;
const NAMED_AS_LISTED: ReadonlySet<Indicator['type']> = new Set(['host', 'ip-range', 'computer-name']);

/** A host's registrable domain; an IP address stays as it is. */
export async function findDomain(host: string): Promise<string> {
  if (/^[\d.]+$|:/.test(host)) return host;
  return registrableDomain(host, await readPublicSuffixes());
}

/** What IT is told of what an address was listed as. */
export async function describeVerdict(verdict: ListedVerdict): Promise<EventIndicator> {
  if (verdict.by === 'lists') return describeListing(verdict.listings[0]);
  const named = { case: null, caseKind: null, claim: null, list: null };
  return { ...(await describeEntry(verdict.indicator)), ...named };
}

export async function describeListing({
  indicator,
  case: of,
  claim,
  list,
}: Listing): Promise<EventIndicator> {
  const entry = await describeEntry(indicator);
  return { ...entry, case: of.id, caseKind: of.kind, claim: claim.kind, list: list.id };
}

/** A listed URL holds a path, an address a person's name: of those a hash is told, which the list's publisher can tell apart. */
async function describeEntry({
  type,
  value,
}: Indicator): Promise<Pick<EventIndicator, 'type' | 'id' | 'domain'>> {
  const hash = async () => (await hashHex(new TextEncoder().encode(value))).slice(0, HASH_DIGITS);
  const id = NAMED_AS_LISTED.has(type) ? value : `sha256:${await hash()}`;
  const host = type === 'host' ? value : type === 'url' ? hostOf(value) : null;
  return { type, id, domain: host === null ? null : await findDomain(host) };
}

function hostOf(address: string): string | null {
  const written = /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
  return URL.canParse(written) ? new URL(written).hostname : null;
}
