import { browser } from '../../platform/browser.ts';
import { declareItem } from '../../platform/storage-item.ts';
import { warningSubstitution } from './warning-address.ts';

/** The one dynamic rule that holds all hosts. */
const RULE_ID = 1;
const PRIORITY = 1;
/** Most hosts in the rule: at 1,000,000 the browser's memory peaked at 530 MB while it indexed them. */
export const RULE_HOST_BUDGET = 300_000;

/** What the rule was last made from, so that an unchanged list is not indexed again at every start. */
const ruleStamp = declareItem<string | null>('local', 'rule-stamp', null, (value) =>
  typeof value === 'string' ? value : null,
);

/** Whether this browser's rule engine is used: Firefox matches host lists linearly, so it is not given them. */
export function hasRuleEngine(): boolean {
  return browser.declarativeNetRequest !== undefined;
}

/**
 * Layer 1: hands the listed hosts to the browser's own rule engine, which stops them while the worker sleeps. The old
 * rule stays in force until the new one replaces it.
 * @param stamp tells this set of hosts from any other; equal stamps leave the rule alone.
 */
export async function refreshRules(
  stamp: string,
  readHosts: () => Promise<readonly string[]>,
): Promise<void> {
  if (!hasRuleEngine()) return;
  if ((await ruleStamp.read()) === stamp && (await isRuleActive())) return;
  const hosts = await readHosts();
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: [RULE_ID],
    addRules: hosts.length === 0 ? [] : [stopRule(hosts)],
  });
  await ruleStamp.write(stamp);
}

/** Whether the rule stands in the browser now. */
export async function isRuleActive(): Promise<boolean> {
  if (!hasRuleEngine()) return false;
  const rules = await browser.declarativeNetRequest.getDynamicRules();
  return rules.some(({ id }) => id === RULE_ID);
}

function stopRule(hosts: readonly string[]) {
  return {
    id: RULE_ID,
    priority: PRIORITY,
    action: { type: 'redirect' as const, redirect: { regexSubstitution: warningSubstitution() } },
    condition: {
      regexFilter: '^https?://.*',
      requestDomains: [...hosts],
      resourceTypes: ['main_frame' as const, 'sub_frame' as const],
    },
  };
}
