import type { CheckOutcome } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { warnedAddress } from './guard/warning-address.ts';
import { readMailOfTab, weighOpenMail } from './mail/open-mail.ts';
import { claimsSeizure, outcomeOf } from './tab-view.ts';
import type { Visits } from './visits.ts';

type IconState = 'clear' | 'caution' | 'listed' | 'stale';

const SIZES = [16, 19, 32, 48] as const;

/** Shows in the toolbar what a tab's address is. A tab that has gone meanwhile is no error. */
export async function markTab(visits: Visits, tabId: number): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab === null) return;
  const address = warnedAddress(tab.url ?? '') ?? tab.url ?? '';
  const outcome = outcomeOf(await visits.judge(address, tabId));
  await showIcon(await pickIcon(outcome, tabId, address), tabId).catch(() => {});
}

/**
 * A note is for caution, and so is a page that claims to have been seized: the icon stays when the page hides the notice. It
 * also says what is said of the open messages, which no message can imitate.
 */
async function pickIcon(outcome: CheckOutcome, tabId: number, address: string): Promise<IconState> {
  if (outcome.kind === 'listed' && outcome.verdict.action !== 'note') return 'listed';
  if (outcome.kind !== 'clear') return 'caution';
  const mail = weighOpenMail(await readMailOfTab(tabId));
  if (mail !== 'clear') return mail === 'danger' ? 'listed' : 'caution';
  return (await claimsSeizure(outcome, tabId, address)) ? 'caution' : 'clear';
}

/** Without access to sites nothing is stopped: the toolbar says so on every tab. */
export async function markSiteAccess(): Promise<void> {
  const hasAccess = await browser.permissions.contains({ origins: ['<all_urls>'] });
  await showIcon(hasAccess ? 'clear' : 'stale');
  await browser.action.setBadgeText({ text: hasAccess ? '' : browser.i18n.getMessage('badge_off') });
}

async function showIcon(state: IconState, tabId?: number): Promise<void> {
  const path = Object.fromEntries(SIZES.map((size) => [size, `/icons/${state}-${size}.png`]));
  await browser.action.setIcon(tabId === undefined ? { path } : { path, tabId });
}
