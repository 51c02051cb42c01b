import { FIRST_PATH_RULE } from '../../src/background/guard/rule-numbers.ts';
import { type FakeRule, state } from './fake-browser.ts';

/**
 * Whether the fake browser's rules stop a document of a host, as Chromium decides it: of the rules that match, dynamic and
 * session ones alike, the highest priority; at the same one, `allow` before `redirect`
 * (https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#rule_evaluation).
 */
export function isStoppedByRules(host: string): boolean {
  return isPathStoppedByRules(host, '/');
}

/** The same for a document elsewhere on the host. */
export function isPathStoppedByRules(host: string, path: string): boolean {
  return decideByRules([...state.dynamicRules.values(), ...state.sessionRules.values()], host, path);
}

/** The hosts of a rule as a set, made once: a rule is replaced, never changed. */
const domainSets = new WeakMap<readonly string[], ReadonlySet<string>>();

function namesHost(domains: readonly string[] | undefined, host: string): boolean {
  if (domains === undefined) return false;
  const known = domainSets.get(domains) ?? new Set(domains);
  domainSets.set(domains, known);
  return known.has(host);
}

export function decideByRules(rules: readonly FakeRule[], host: string, path = '/'): boolean {
  const names = host.split('.').map((_, index, labels) => labels.slice(index).join('.'));
  const matching = rules.filter(
    ({ condition: { requestDomains, regexFilter = '' } }) =>
      names.some((name) => namesHost(requestDomains, name)) &&
      new RegExp(regexFilter).test(`https://${host}${path}`),
  );
  const strength = ({ priority, action }: FakeRule): number =>
    2 * priority + (action.type === 'allow' ? 1 : 0);
  const [strongest] = matching.sort((a, b) => strength(b) - strength(a));
  return strongest?.action.type === 'redirect';
}

/** The hosts of the dynamic rules that stop all of a host. */
export function hostsInRules(): readonly string[] {
  const stopping = [...state.dynamicRules.values()].filter(
    ({ id, action }) => action.type === 'redirect' && id < FIRST_PATH_RULE,
  );
  return stopping.flatMap(({ condition }) => condition.requestDomains ?? []);
}
