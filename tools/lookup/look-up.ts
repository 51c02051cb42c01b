import { URL } from 'whatwg-url';
import { decideVerdict, plainRules } from '../../src/core/list/decide.ts';
import { hostOfIndicator, type ListLimits } from '../../src/core/list/ignored-entries.ts';
import type { Verdict } from '../../src/core/list/verdict.ts';
import { findMatches, type TableMatch } from '../../src/core/table/lookup.ts';
import type { CanonicalUrl, UrlProblem } from '../../src/core/url/model.ts';
import { findRegistrableDomain } from '../../src/core/url/registrable-domain.ts';
import { readTypedAddress } from '../../src/core/url/typed-address.ts';
import type { BuiltList } from './open-built-list.ts';

/** What a list says of one line of input. */
export interface LookupResult {
  /** As it was given. */
  readonly text: string;
  /** Null for what is no web address. */
  readonly url: CanonicalUrl | null;
  readonly problem?: UrlProblem;
  readonly verdict: Verdict;
}

/** @param today `YYYY-MM-DD` */
export function lookUp(text: string, list: BuiltList, today: string): LookupResult {
  const read = readTypedAddress(text, URL);
  if (!read.ok) {
    return { text, url: null, problem: read.problem, verdict: { kind: 'clear', because: 'not-web' } };
  }
  const matches = findMatches(list.table, list.filter, read.url);
  const verdict = decideVerdict({
    url: read.url,
    hasPass: false,
    today,
    found: [{ list: list.cases, matches, limits: describeLimits(matches) }],
    rules: plainRules(list.neverList),
  });
  return { text, url: read.url, verdict };
}

/** As a browser that follows the list by policy: its forced flag holds, a public suffix is never stopped. */
function describeLimits(matches: readonly TableMatch[]): ListLimits {
  const suffixes = matches.filter(({ indicator }) => {
    const named = hostOfIndicator(indicator);
    return named?.isWhole === true && findRegistrableDomain(named.host) === null;
  });
  return { ignored: new Set(suffixes.map(({ indicator }) => indicator.value)), mayForce: true };
}
