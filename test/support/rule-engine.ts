import { type FakeRule, state } from './fake-browser.ts';

/**
 * Whether the fake browser's rules stop a document of a host, as Chromium decides it: of the rules that match, dynamic and
 * session ones alike, the highest priority; at the same one, `allow` before `redirect`
 * (https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#rule_evaluation).
 */
export function isStoppedByRules(host: string): boolean {
  return decideByRules([...state.dynamicRules.values(), ...state.sessionRules.values()], host);
}

export function decideByRules(rules: readonly FakeRule[], host: string): boolean {
  const names = host.split('.').map((_, index, labels) => labels.slice(index).join('.'));
  const matching = rules.filter(({ condition: { requestDomains } }) =>
    names.some((name) => requestDomains?.includes(name)),
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
