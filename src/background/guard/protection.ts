import type { Verdict } from '../../core/list/verdict.ts';
import type { LayerState, Protection } from '../../messages/protocol.ts';
import { browser } from '../../platform/browser.ts';
import { readCurrentPolicy } from '../sync/managed-policy.ts';
import { isPathInRules } from './path-rules.ts';
import { hasRuleEngine, isRuleActive, isRuleHost, RULE_HOST_BUDGET, ruleHostOf } from './rules.ts';

/** Which layers of the guard stand in this browser now; asked of the browser, not remembered. */
export async function describeProtection(): Promise<Protection> {
  const [hasSiteAccess, mayBlock, rules, policy] = await Promise.all([
    browser.permissions.contains({ origins: ['<all_urls>'] }),
    mayBlockRequests(),
    describeRules(),
    readCurrentPolicy(),
  ]);
  return {
    hasSiteAccess,
    rules,
    blocking: mayBlock ? 'active' : 'unavailable',
    navigation: 'active',
    isAuditOnly: policy.enforcement === 'audit',
  };
}

/**
 * Whether another layer stops a navigation with this verdict before it is committed. Firefox asks about every request;
 * Chromium's rules hold hosts, as long as the list fits into them, and some paths.
 */
export async function isHeldByStrongerLayer(verdict: Verdict): Promise<boolean> {
  if (!hasRuleEngine() || (await mayBlockRequests())) return true;
  if (verdict.kind === 'clear') return false;
  if (verdict.by === 'organisation') return isRuleHost(verdict.indicator.value);
  const stopping = verdict.listings.filter(({ action }) => action !== 'note');
  const isHost = stopping.some(
    ({ indicator, list }) => ruleHostOf(indicator) !== null && list.entries <= RULE_HOST_BUDGET,
  );
  if (isHost) return true;
  const paths = stopping.filter(({ indicator }) => indicator.type === 'url');
  return (await Promise.all(paths.map(({ indicator }) => isPathInRules(indicator.value)))).includes(true);
}

/** Registering a blocking listener never throws, so only the permission tells whether the browser heeds it. */
async function mayBlockRequests(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['webRequestBlocking'] }).catch(() => false);
}

async function describeRules(): Promise<LayerState> {
  if (!hasRuleEngine()) return 'unavailable';
  return isRuleActive().then(
    (isActive) => (isActive ? 'active' : 'failed'),
    () => 'failed',
  );
}
