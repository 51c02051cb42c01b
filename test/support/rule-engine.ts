import { type FakeRule, state } from './fake-browser.ts';

/**
 * Whether the fake browser's rules stop a document of a host, as Chromium decides it: of the rules that match, dynamic and
 * session ones alike, the highest priority; at the same one, `allow` before `redirect`
 * (https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#rule_evaluation).
 */
export function isStoppedByRules(host: string): boolean {
  return decideByRules([...state.dynamicRules.values(), ...state.sessionRules.values()], host);
}

/** The hosts of a rule as a set, made once: a rule is replaced, never changed. */
const domainSets = new WeakMap<readonly string[], ReadonlySet<string>>();

function namesHost(domains: readonly string[] | undefined, host: string): boolean {
  if (domains === undefined) return false;
  const known = domainSets.get(domains) ?? new Set(domains);
  domainSets.set(domains, known);
  return known.has(host);
}

export function decideByRules(rules: readonly FakeRule[], host: string): boolean {
  const names = host.split('.').map((_, index, labels) => labels.slice(index).join('.'));
  const matching = rules.filter(({ condition: { requestDomains } }) =>
    names.some((name) => namesHost(requestDomains, name)),
  );
  const strength = ({ priority, action }: FakeRule): number =>
    2 * priority + (action.type === 'allow' ? 1 : 0);
  const [strongest] = matching.sort((a, b) => strength(b) - strength(a));
  return strongest?.action.type === 'redirect';
}

/** The hosts of the dynamic rules that stop. */
export function hostsInRules(): readonly string[] {
  const stopping = [...state.dynamicRules.values()].filter(({ action }) => action.type === 'redirect');
  return stopping.flatMap(({ condition }) => condition.requestDomains ?? []);
}
