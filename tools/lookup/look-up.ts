import { URL } from 'whatwg-url';
import { decideVerdict, plainRules } from '../../src/core/list/decide.ts';
import { hostOfIndicator, type ListLimits } from '../../src/core/list/ignored-entries.ts';
import type { Verdict } from '../../src/core/list/verdict.ts';
import { findMatches, type TableMatch } from '../../src/core/table/lookup.ts';
import { canonicalizeUrl } from '../../src/core/url/canonicalize.ts';
import type { CanonicalUrl, UrlProblem } from '../../src/core/url/model.ts';
import { findRegistrableDomain } from '../../src/core/url/registrable-domain.ts';
import { cleanTypedAddress, readTypedAddress } from '../../src/core/url/typed-address.ts';
import { unwrapLink } from '../../src/core/url/unwrap-link.ts';
import type { BuiltList } from './open-built-list.ts';

/** What a list says of one line of input. */
export interface LookupResult {
  /** As it was given. */
  readonly text: string;
  /** Null for what is no web address. */
  readonly url: CanonicalUrl | null;
  readonly problem?: UrlProblem;
  /** The first listing of the chain, outermost first; else that of the address as it was given. */
  readonly verdict: Verdict;
  /** The address itself and each address behind it; one entry where nothing wraps it. */
  readonly chain: readonly ChainLink[];
  /** The service that hides what is behind the last wrapper. */
  readonly hiddenBy: string | null;
}

export interface ChainLink {
  /** The service whose wrapper this is; null for the target. */
  readonly service: string | null;
  readonly url: CanonicalUrl;
  readonly verdict: Verdict;
}

/** @param today `YYYY-MM-DD` */
export function lookUp(text: string, list: BuiltList, today: string): LookupResult {
  const read = readTypedAddress(text, URL);
  if (!read.ok) {
    const verdict = { kind: 'clear', because: 'not-web' } as const;
    return { text, url: null, problem: read.problem, verdict, chain: [], hiddenBy: null };
  }
  const verdict = judge(read.url, list, today);
  const { chain, hiddenBy } = followChain(text, { service: null, url: read.url, verdict }, list, today);
  const decisive = chain.find((link) => link.verdict.kind === 'listed')?.verdict ?? verdict;
  return { text, url: read.url, verdict: decisive, chain, hiddenBy };
}

/** Wrapper and target both count: a listed host may stand at either end. */
function followChain(
  text: string,
  given: ChainLink,
  list: BuiltList,
  today: string,
): Pick<LookupResult, 'chain' | 'hiddenBy'> {
  const { steps, target, hint, hiddenBy } = unwrapLink(cleanTypedAddress(text), URL);
  const chain: ChainLink[] = [];
  for (const { service, address } of [...steps, ...listTarget(target, hint)]) {
    const read = canonicalizeUrl(address, URL);
    if (read.ok) chain.push({ service, url: read.url, verdict: judge(read.url, list, today) });
  }
  return steps.length === 0 ? { chain: [given], hiddenBy } : { chain, hiddenBy };
}

function listTarget(
  target: string | null,
  hint: string | null,
): readonly { service: null; address: string }[] {
  const address = target ?? (hint === null ? null : `http://${hint}/`);
  return address === null ? [] : [{ service: null, address }];
}

function judge(url: CanonicalUrl, list: BuiltList, today: string): Verdict {
  const matches = findMatches(list.table, list.filter, url);
  return decideVerdict({
    url,
    hasPass: false,
    today,
    found: [{ list: list.cases, matches, limits: describeLimits(matches) }],
    rules: plainRules(list.neverList),
  });
}

/** As a browser that follows the list by policy: its forced flag holds, a public suffix is never stopped. */
function describeLimits(matches: readonly TableMatch[]): ListLimits {
  const suffixes = matches.filter(({ indicator }) => {
    const named = hostOfIndicator(indicator);
    return named?.isWhole === true && findRegistrableDomain(named.host) === null;
  });
  return { ignored: new Set(suffixes.map(({ indicator }) => indicator.value)), mayForce: true };
}
