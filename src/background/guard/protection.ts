import type { LayerState, Protection } from '../../messages/protocol.ts';
import { browser } from '../../platform/browser.ts';
import { hasRuleEngine, isRuleActive } from './rules.ts';

/** Which layers of the guard stand in this browser now; asked of the browser, not remembered. */
export async function describeProtection(): Promise<Protection> {
  const [hasSiteAccess, mayBlock, rules] = await Promise.all([
    browser.permissions.contains({ origins: ['<all_urls>'] }),
    mayBlockRequests(),
    describeRules(),
  ]);
  return {
    hasSiteAccess,
    rules,
    blocking: mayBlock ? 'active' : 'unavailable',
    navigation: 'active',
  };
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
