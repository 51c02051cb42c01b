import { findHostProblem } from './host-value.ts';

/** Hosts that a list must not stop. */
export interface NeverList {
  /** True for an authority's host and every host below it: these are always clear. */
  isAuthority(host: string): boolean;
  /**
   * True for a host that must never be an indicator: it is in the list itself, a host below it is (so listing it
   * would stop that one too), or it belongs to an authority. `www.` before such a host changes nothing; any other
   * subdomain of a popular host may be an indicator.
   */
  isNeverListed(host: string): boolean;
  /** False for an authority's host, every host below it and every host above it: these cannot be forced either. */
  mayBeForced(host: string): boolean;
}

/** A never-list as its file has it. */
export interface NeverListHosts {
  readonly authorities: readonly string[];
  readonly popular: readonly string[];
}

export type NeverListResult =
  | { readonly ok: true; readonly list: NeverList; readonly hosts: NeverListHosts }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Bytes of a never-list's file: some 50,000 hosts. It is looked through for each address that is listed. */
export const MAX_NEVER_LIST_BYTES = 1_000_000;
const KEYS = ['authorities', 'popular'] as const;

/**
 * Reads `{ "authorities": [host, ...], "popular": [host, ...] }`.
 *
 * Both keys are needed and no other is known. Hosts are canonical (ASCII lower case, no trailing dot) and stand once
 * in the whole file. Takes any value and never throws; each problem starts with the JSON pointer of its place.
 */
export function readNeverList(value: unknown): NeverListResult {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problems: [': must be an object with "authorities" and "popular"'] };
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const problems: string[] = [];
  const seen = new Set<string>();
  const [authorities, popular] = KEYS.map((key) => readHosts(key, fields.get(key), seen, problems));
  for (const key of fields.keys()) {
    if (!KEYS.some((known) => known === key)) problems.push(`/${key}: is not a known key`);
  }
  if (problems.length > 0 || authorities === undefined || popular === undefined)
    return { ok: false, problems };
  const hosts = { authorities, popular };
  return { ok: true, list: indexNeverList(hosts), hosts };
}

/** The hosts of a value that {@link readNeverList} has read before. Checks the shape only; null where it has another. */
export function takeNeverListHosts(value: unknown): NeverListHosts | null {
  if (typeof value !== 'object' || value === null) return null;
  const [authorities, popular] = KEYS.map((key) => (value as Readonly<Record<string, unknown>>)[key]);
  return isTexts(authorities) && isTexts(popular) ? { authorities, popular } : null;
}

/**
 * What holds for every list: the authorities of the package and of the release, and the popular hosts of the release.
 * Why it is so stands in docs/decision-order.md.
 * @param released null where the package's list is the newer one
 */
export function combineNeverLists(packaged: NeverListHosts, released: NeverListHosts | null): NeverListHosts {
  if (released === null) return packaged;
  return {
    authorities: [...new Set([...packaged.authorities, ...released.authorities])],
    popular: released.popular,
  };
}

/**
 * A never-list for the few questions of a worker that has just started and must answer within milliseconds: sets nothing
 * up. Each answer looks at every host once.
 */
export function openNeverList({ authorities, popular }: NeverListHosts): NeverList {
  const isAboveAny = (hosts: readonly string[], host: string): boolean => {
    const bare = host.replace(/^www\./, '');
    return hosts.some((listed) => isWithin(listed, bare));
  };
  const isAuthority = (host: string): boolean => authorities.some((listed) => isWithin(host, listed));
  const mayBeForced = (host: string): boolean => !isAuthority(host) && !isAboveAny(authorities, host);
  return {
    isAuthority,
    isNeverListed: (host) => isAboveAny(popular, host) || !mayBeForced(host),
    mayBeForced,
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isWithin(host: string, parent: string): boolean {
  return host === parent || host.endsWith(`.${parent}`);
}

function readHosts(key: string, value: unknown, seen: Set<string>, problems: string[]): readonly string[] {
  if (!Array.isArray(value)) {
    problems.push(`/${key}: must be an array of hosts`);
    return [];
  }
  const hosts: string[] = [];
  for (const [index, host] of value.entries()) {
    const problem = findHostProblem(host);
    if (problem !== undefined) problems.push(`/${key}/${index}: ${problem}`);
    else if (seen.has(host)) problems.push(`/${key}/${index}: ${host} stands in the file already`);
    else hosts.push(host);
    seen.add(host);
  }
  return hosts;
}

/** A never-list for many questions: answers are Set lookups, one for each label of the host at most. */
export function indexNeverList({ authorities, popular }: NeverListHosts): NeverList {
  const authoritySet = new Set(authorities);
  const aboveAuthorities = new Set(authorities.flatMap((host) => [...eachSuffix(host)]));
  const abovePopular = new Set(popular.flatMap((host) => [...eachSuffix(host)]));
  const isAuthority = (host: string): boolean => {
    for (const suffix of eachSuffix(host)) if (authoritySet.has(suffix)) return true;
    return false;
  };
  const mayBeForced = (host: string): boolean =>
    !isAuthority(host) && !aboveAuthorities.has(host.replace(/^www\./, ''));
  return {
    isAuthority,
    isNeverListed: (host) => abovePopular.has(host.replace(/^www\./, '')) || !mayBeForced(host),
    mayBeForced,
  };
}

/** `a.b.c`, `b.c`, `c`. */
function* eachSuffix(host: string): Generator<string> {
  yield host;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) yield host.slice(dot + 1);
}
