import type { Indicator } from '../../src/core/list/model.ts';
import type { NeverList } from '../../src/core/list/never-list.ts';
import { indicatorOfKey } from '../../src/core/table/indicator-of-key.ts';
import { ipRangeKey } from '../../src/core/table/key.ts';
import type { Table } from '../../src/core/table/open-table.ts';
import { hostAndParents } from '../../src/core/url/host-parents.ts';
import { parseIp } from '../../src/core/url/ip-address.ts';
import type { CanonicalUrl } from '../../src/core/url/model.ts';
import { findRegistrableDomain } from '../../src/core/url/registrable-domain.ts';
import type { TableChange } from './diff-tables.ts';

/** What a release must not stop. */
export interface GuardRules {
  readonly neverList: NeverList;
  /** The authorities' hosts of that never-list: what lies above one cannot be forced. */
  readonly authorities: readonly string[];
  /** Hosts, canonical, that the publisher lists although they are never-listed. */
  readonly forced: ReadonlySet<string>;
  /** The organisation's own domains, canonical; each stands for the hosts below it too. */
  readonly ownDomains: ReadonlySet<string>;
  /** The folder that the repository is published in, or null where it is not known yet. */
  readonly repository: CanonicalUrl | null;
}

export type GuardRefusal =
  | 'public-suffix'
  | 'local-name'
  | 'authority-host'
  | 'own-domain'
  | 'repository-host'
  | 'never-listed';

export type GuardAnswer =
  | { readonly kind: 'allowed'; readonly isForced: boolean }
  | { readonly kind: 'refused'; readonly because: GuardRefusal };

const ALLOWED: GuardAnswer = { kind: 'allowed', isForced: false };

/**
 * Last labels that name hosts of local networks: special use (RFC 6761, RFC 6762, RFC 8375), ICANN's `internal`, and what
 * RFC 6762, appendix G, finds in use. Names for documentation and tests (RFC 2606) stop nobody and may be listed.
 */
const LOCAL_NAME = /\.(?:local|localhost|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)$/;
const URL_PARTS = /^[a-z]+:\/\/(?<host>\[[^\]]*\]|[^/]+)(?<path>\/.*)$/;

/**
 * Whether an indicator may be published. A host is judged with the hosts below it, which it stops too. A URL without path
 * and query stops its whole host and is judged as one; another URL may lie on a popular host, not on an authority's or the
 * organisation's own. Only what the never-list calls popular can be forced.
 * @param indicator canonical
 */
export function checkIndicator(indicator: Indicator, rules: GuardRules): GuardAnswer {
  switch (indicator.type) {
    case 'host':
      return checkHost(indicator.value, rules);
    case 'url':
      return checkUrl(indicator.value, rules);
    case 'email':
      return checkAtHost(indicator.value.slice(indicator.value.lastIndexOf('@') + 1), rules);
    case 'ip-range':
      return checkRange(indicator.value, rules);
    default:
      return ALLOWED;
  }
}

/** The first problem with hosts that are to be forced, in a sentence, or `undefined`. */
export function findForceProblem({ forced, neverList, authorities }: GuardRules): string | undefined {
  for (const host of forced) {
    if (findRegistrableDomain(host) === null) return `${host} is a public suffix: it cannot be forced.`;
    const isAuthority = neverList.isAuthority(host) || isAboveAny(host, authorities);
    if (isAuthority) return `${host} is an authority’s, or above one: it cannot be forced.`;
  }
  return undefined;
}

/**
 * Everything in a built table that may not be published, as `type value: reason`, at most the first 100. An entry that
 * bears the forced flag was named when the table was made, and counts as forced here too. What a table keeps only as a hash
 * cannot be judged any more.
 */
export function findRefusedEntries(table: Table, rules: GuardRules): readonly string[] {
  const refused: string[] = [];
  for (const { key, isHttps, isForced } of table.keys(new Set(['host', 'url', 'ip-range']))) {
    const indicator = indicatorOfKey(key, isHttps);
    if (indicator === null) continue;
    const forced = isForced ? new Set([...rules.forced, hostOf(indicator)]) : rules.forced;
    const answer = checkIndicator(indicator, { ...rules, forced });
    if (answer.kind === 'allowed') continue;
    refused.push(`${indicator.type} ${indicator.value}: ${answer.because}`);
    if (refused.length === 100) break;
  }
  return refused;
}

function hostOf({ type, value }: Indicator): string {
  return type === 'url' ? (URL_PARTS.exec(value)?.groups?.['host'] ?? '') : value;
}

/**
 * Says in a sentence that a release changes more than it should, or gives `undefined`. What is added and what is taken away
 * count each for itself: a release of the same size may be another list.
 * @param share of the entries before, such as 0.2
 */
export function findSizeProblem({ before, added, removed }: TableChange, share: number): string | undefined {
  const limit = before * share;
  if (added <= limit && removed <= limit) return undefined;
  const count = (number: number): string => number.toLocaleString('en');
  return (
    `This adds ${count(added)} and removes ${count(removed)} of ${count(before)} indicators: more than ` +
    `${Math.round(share * 1000) / 10} %. Look at it with "list diff", then repeat with --accept-change.`
  );
}

function refuse(because: GuardRefusal): GuardAnswer {
  return { kind: 'refused', because };
}

function checkHost(host: string, rules: GuardRules): GuardAnswer {
  const { neverList, forced, ownDomains, repository } = rules;
  if (LOCAL_NAME.test(host)) return refuse('local-name');
  if (findRegistrableDomain(host) === null) return refuse('public-suffix');
  if (neverList.isAuthority(host)) return refuse('authority-host');
  if (isOwn(host, rules) || isAboveAny(host, ownDomains)) return refuse('own-domain');
  if (repository !== null && isWithin(repository.host, host)) return refuse('repository-host');
  if (!neverList.isNeverListed(host)) return ALLOWED;
  if (!forced.has(host)) return refuse('never-listed');
  return isAboveAny(host, rules.authorities) ? refuse('authority-host') : { kind: 'allowed', isForced: true };
}

function checkUrl(url: string, rules: GuardRules): GuardAnswer {
  const parts = URL_PARTS.exec(url)?.groups;
  const host = parts?.['host'] ?? '';
  const path = parts?.['path'] ?? '/';
  const isName = !/^\[|^\d+(?:\.\d+){3}$/.test(host);
  if (path === '/' && isName) return checkHost(host, rules);
  if (rules.repository !== null && stopsRepository(host.replace(/^\[|\]$/g, ''), path, rules.repository))
    return refuse('repository-host');
  return isName ? checkAtHost(host, rules) : ALLOWED;
}

function checkAtHost(host: string, rules: GuardRules): GuardAnswer {
  if (rules.neverList.isAuthority(host)) return refuse('authority-host');
  return isOwn(host, rules) ? refuse('own-domain') : ALLOWED;
}

function checkRange(range: string, { repository }: GuardRules): GuardAnswer {
  const [address = '', prefix] = range.split('/');
  const listed = parseIp(address);
  const own = repository === null || repository.hostKind === 'name' ? null : parseIp(repository.host);
  if (listed === null || own === null || listed.kind !== own.kind) return ALLOWED;
  const isInside = ipRangeKey(own.bytes, Number(prefix)) === ipRangeKey(listed.bytes, Number(prefix));
  return isInside ? refuse('repository-host') : ALLOWED;
}

function isOwn(host: string, { ownDomains }: GuardRules): boolean {
  return ownDomains.size > 0 && hostAndParents(host).some((parent) => ownDomains.has(parent));
}

function isAboveAny(host: string, others: Iterable<string>): boolean {
  for (const other of others) if (isWithin(other, host)) return true;
  return false;
}

function isWithin(host: string, parent: string): boolean {
  return host === parent || host.endsWith(`.${parent}`);
}

/** Whether an entry for this host and path would stop something in the repository's folder. */
function stopsRepository(host: string, path: string, repository: CanonicalUrl): boolean {
  if (!isWithin(repository.host, host)) return false;
  const folder = repository.path.endsWith('/') ? repository.path : `${repository.path}/`;
  return path.startsWith(folder) || (path.endsWith('/') && folder.startsWith(path));
}
