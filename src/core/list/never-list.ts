import { findHostProblem } from './host-value.ts';

/** Hosts that a list must not stop. Answers are Set lookups: one for each label of the host at most. */
export interface NeverList {
  /** True for an authority's host and every host below it: these are always clear. */
  isAuthority(host: string): boolean;
  /**
   * True for a host that must never be an indicator: it is in the list itself, a host below it is (so listing it
   * would stop that one too), or it belongs to an authority. `www.` before such a host changes nothing; any other
   * subdomain of a popular host may be an indicator.
   */
  isNeverListed(host: string): boolean;
}

export type NeverListResult =
  | { readonly ok: true; readonly list: NeverList }
  | { readonly ok: false; readonly problems: readonly string[] };

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
  return { ok: true, list: createNeverList(authorities, popular) };
}

/**
 * Opens a never-list that {@link readNeverList} has read before, when it was built. Sets nothing up and checks only the
 * shape: for the few questions of a worker that has just started and must answer within milliseconds. Each answer looks
 * at every host once. Null where the value is no never-list.
 */
export function openNeverList(value: unknown): NeverList | null {
  if (typeof value !== 'object' || value === null) return null;
  const [authorities, popular] = KEYS.map((key) => (value as Readonly<Record<string, unknown>>)[key]);
  if (!isTexts(authorities) || !isTexts(popular)) return null;
  const isAuthority = (host: string): boolean => authorities.some((listed) => isWithin(host, listed));
  return {
    isAuthority,
    isNeverListed: (host) => {
      const bare = host.replace(/^www\./, '');
      const isAbove = (listed: string): boolean => isWithin(listed, bare);
      return authorities.some(isAbove) || popular.some(isAbove) || isAuthority(host);
    },
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

function createNeverList(authorities: readonly string[], popular: readonly string[]): NeverList {
  const authoritySet = new Set(authorities);
  const listedAndParents = new Set<string>();
  for (const host of [...authorities, ...popular]) {
    for (const suffix of eachSuffix(host)) listedAndParents.add(suffix);
  }
  const isAuthority = (host: string): boolean => {
    for (const suffix of eachSuffix(host)) if (authoritySet.has(suffix)) return true;
    return false;
  };
  return {
    isAuthority,
    isNeverListed: (host) => listedAndParents.has(host.replace(/^www\./, '')) || isAuthority(host),
  };
}

/** `a.b.c`, `b.c`, `c`. */
function* eachSuffix(host: string): Generator<string> {
  yield host;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) yield host.slice(dot + 1);
}
