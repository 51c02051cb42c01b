import { hostAndParents } from '../url/host-parents.ts';
import type { CanonicalUrl } from '../url/model.ts';
import { type ContinueRule, continueRuleOf } from './continue-rule.ts';
import { type Enforcement, limitVerdict } from './enforcement.ts';
import { isIgnored, type ListLimits } from './ignored-entries.ts';
import {
  ACTIONS,
  type Action,
  type Case,
  type CaseKind,
  type Claim,
  type Indicator,
  type ListCases,
  type Status,
} from './model.ts';
import type { NeverList } from './never-list.ts';
import type { ClearVerdict, ListedVerdict, Listing, Verdict } from './verdict.ts';

/** What one list's table holds for an address. */
export interface FoundInList {
  readonly list: ListCases;
  readonly matches: readonly ListMatch[];
  readonly limits: ListLimits;
}

interface ListMatch {
  readonly indicator: Indicator;
  /** Index into the list's case sets. */
  readonly setId: number;
  readonly isForced: boolean;
}

/** What IT asks for by kind of case; `any` stands for the kinds that are not named. */
export type ActionRules = ReadonlyMap<CaseKind | 'any', Action>;

/** What IT and the person have laid down. Hosts are canonical and stand for their subdomains too. */
export interface DecisionRules {
  readonly neverList: NeverList;
  readonly emergencyAllow: ReadonlySet<string>;
  readonly organisationAllowlist: ReadonlySet<string>;
  readonly organisationBlocklist: ReadonlySet<string>;
  readonly actions: ActionRules;
  readonly continueRule: ContinueRule;
  readonly enforcement: Enforcement;
  /** Empty where policy does not permit one. */
  readonly ownAllowlist: ReadonlySet<string>;
}

export interface Decision {
  /** Null for what has no host, such as a bank account: then only the lists speak. Of an e-mail address its host's. */
  readonly url: CanonicalUrl | null;
  /** A pass for this host in this tab is valid now. */
  readonly hasPass: boolean;
  /** `YYYY-MM-DD`, for reviews that are overdue. */
  readonly today: string;
  readonly found: readonly FoundInList[];
  readonly rules: DecisionRules;
}

/** Rules that change nothing, around a never-list. */
export function plainRules(neverList: NeverList): DecisionRules {
  const none: ReadonlySet<string> = new Set();
  return {
    neverList,
    emergencyAllow: none,
    organisationAllowlist: none,
    organisationBlocklist: none,
    actions: new Map(),
    continueRule: 'acknowledge',
    enforcement: 'block',
    ownAllowlist: none,
  };
}

/**
 * The one decision on an address, for guard, popup, mail and `lookup` alike.
 * The steps are numbered as in `docs/decision-order.md`.
 */
export function decideVerdict(decision: Decision): Verdict {
  const { url, rules } = decision;
  // 1
  if (url !== null && rules.neverList.isAuthority(url.host))
    return { kind: 'clear', because: 'never-listed' };
  // 2
  if (findInHosts(rules.emergencyAllow, url) !== null) return { kind: 'clear', because: 'emergency-allow' };
  if (findInHosts(rules.organisationAllowlist, url) !== null) {
    return { kind: 'clear', because: 'organisation-allowlist' };
  }
  // 3, and where it does not apply the lists of 6
  const asked = findBlocked(decision) ?? judgeByLists(decision);
  if (asked.kind === 'clear') return asked;
  const verdict = limitVerdict(asked, rules.enforcement);
  // 4
  if (decision.hasPass && continueRuleOf(verdict, rules.continueRule) !== 'never') {
    return { kind: 'clear', because: 'pass' };
  }
  // 5
  if (verdict.by === 'lists' && findInHosts(rules.ownAllowlist, url) !== null) {
    return { kind: 'clear', because: 'own-allowlist' };
  }
  return verdict;
}

function findBlocked({ url, rules }: Decision): ListedVerdict | null {
  const blocked = findInHosts(rules.organisationBlocklist, url);
  if (blocked === null) return null;
  return {
    kind: 'listed',
    by: 'organisation',
    action: 'block',
    indicator: { type: 'host', value: blocked },
  };
}

function judgeByLists(decision: Decision): ListedVerdict | ClearVerdict {
  const [first, ...others] = gatherListings(decision);
  if (first !== undefined) {
    return { kind: 'listed', by: 'lists', action: first.action, listings: [first, ...others] };
  }
  const isExempt = decision.found.some(({ matches, limits }) =>
    matches.some(({ indicator, isForced }) =>
      isIgnored(indicator, isForced, limits, decision.rules.neverList),
    ),
  );
  return { kind: 'clear', because: isExempt ? 'never-listed' : 'not-listed' };
}

/** Whether one of the hosts is an address's own, or a parent of it. */
export function isNamedIn(hosts: ReadonlySet<string>, url: CanonicalUrl): boolean {
  return findInHosts(hosts, url) !== null;
}

/** Whether a verdict keeps a navigation from its target: `note` does not. */
export function isStopped(verdict: Verdict): boolean {
  return verdict.kind === 'listed' && verdict.action !== 'note';
}

/** How a claim is spoken of. "Fraud-linked" only where a source says so. */
export function statusOf(claim: Claim, of: Case): Status {
  if (claim.isDisputed === true) return 'disputed';
  if (claim.kind === 'seized' || claim.kind === 'forfeited') return 'seized';
  return of.fraud ? 'fraud-linked' : 'crime-service';
}

/**
 * What one claim does: `note` once disputed or overdue for review, whatever else is asked for; else what IT asks for its
 * kind of case, `warn` where IT asks for nothing; and never more than its list stands for.
 */
export function actionOf(claim: Claim, of: Case, today: string, actions: ActionRules): Action {
  if (claim.isDisputed === true || isOverdue(claim, today)) return 'note';
  const asked = actions.get(of.kind) ?? actions.get('any') ?? 'warn';
  return weakest(asked, claim.atMost ?? 'block');
}

function isOverdue(claim: Claim, today: string): boolean {
  return claim.reviewBy < today;
}

function weakest(a: Action, b: Action): Action {
  return ACTIONS.indexOf(a) < ACTIONS.indexOf(b) ? a : b;
}

function findInHosts(hosts: ReadonlySet<string>, url: CanonicalUrl | null): string | null {
  if (hosts.size === 0 || url === null) return null;
  return hostAndParents(url.host).find((host) => hosts.has(host)) ?? null;
}

function gatherListings({ found, rules, today }: Decision): readonly Listing[] {
  const listings: Listing[] = [];
  for (const { list, matches, limits } of found) {
    for (const { indicator, setId, isForced } of matches) {
      if (isIgnored(indicator, isForced, limits, rules.neverList)) continue;
      for (const claimIndex of list.sets[setId] ?? []) {
        const claim = list.claims[claimIndex];
        const of = list.cases.find(({ number }) => number === claim?.case);
        if (claim === undefined || of === undefined) continue;
        listings.push({
          indicator,
          claim,
          case: of,
          list: list.info,
          status: statusOf(claim, of),
          action: actionOf(claim, of, today, rules.actions),
          isOverdue: isOverdue(claim, today),
        });
      }
    }
  }
  return listings.sort(compareListings);
}

const STATUS_ORDER: readonly Status[] = ['fraud-linked', 'seized', 'crime-service', 'disputed'];

/** Strongest action first; then the more exact indicator, the graver status, the newer case. */
function compareListings(a: Listing, b: Listing): number {
  return (
    ACTIONS.indexOf(b.action) - ACTIONS.indexOf(a.action) ||
    b.indicator.value.length - a.indicator.value.length ||
    STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
    b.case.date.localeCompare(a.case.date)
  );
}
