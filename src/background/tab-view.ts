import type { ListedVerdict, Verdict } from '../core/list/verdict.ts';
import type { CanonicalUrl } from '../core/url/model.ts';
import { readTypedAddress } from '../core/url/typed-address.ts';
import type { CheckOutcome, CheckView, ListState, ProtectionView, TabView } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { describeProtection } from './guard/protection.ts';
import { warnedAddress } from './guard/warning-address.ts';
import type { FollowedLists } from './lists/followed-lists.ts';
import { describeClock } from './sync/clock-evidence.ts';
import { describePackagedOrigin } from './sync/followed-source.ts';
import { describeUpdates, readSyncState } from './sync/sync-state.ts';
import type { Judgement, Visits } from './visits.ts';

/** What the popup shows for a tab. A tab that is gone is shown as a page that is no web address. */
export async function describeTab(
  visits: Visits,
  lists: FollowedLists,
  tabId: number,
): Promise<TabView<CanonicalUrl>> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const tabAddress = tab?.url ?? '';
  const warned = warnedAddress(tabAddress);
  const [judgement, view] = await Promise.all([
    visits.judge(warned ?? tabAddress, tabId),
    describeFollowed(lists),
  ]);
  return {
    address: judgement.url,
    outcome: outcomeOf(judgement),
    isStopped: warned !== null && outcomeOf(judgement).kind === 'listed',
    isPrivate: tab?.incognito ?? false,
    ...view,
  };
}

/** Which lists are followed and which layers of the guard stand. */
export async function describeFollowed(lists: FollowedLists): Promise<ProtectionView> {
  const [followed, protection, origin] = await Promise.all([
    lists.describe(),
    describeProtection(),
    describePackagedOrigin(),
  ]);
  const states = await Promise.all(
    followed.map(async (list): Promise<ListState> => {
      const sync = await readSyncState(origin.key);
      const staleSince = sync?.staleSince ?? null;
      return {
        ...origin,
        ...list,
        staleSince: staleSince === null ? null : new Date(staleSince).toISOString(),
        updates: sync === null ? null : describeUpdates(sync),
      };
    }),
  );
  const packaged = states.find(({ followedBy }) => followedBy === 'package');
  const clock = await describeClock(
    states.map(({ key }) => key),
    packaged?.info,
  );
  return { lists: states, pending: [], clock, protection };
}

/** Checks what a person typed. Nothing is visited and nothing is sent. */
export async function checkAddress(visits: Visits, text: string): Promise<CheckView<CanonicalUrl>> {
  const read = readTypedAddress(text, URL);
  if (!read.ok) return { address: null, outcome: { kind: 'clear', because: 'not-web' } };
  return {
    address: read.url,
    outcome: outcomeOf(await visits.judgeUrl(read.url, null)),
  };
}

/** A judgement as the popup and the toolbar tell it. */
export function outcomeOf({ verdict, pass, behindPass }: Judgement): CheckOutcome {
  if (pass !== null && behindPass !== null)
    return { kind: 'continued', verdict: behindPass, until: pass.until };
  return isListed(verdict) ? { kind: 'listed', verdict } : verdict;
}

function isListed(verdict: Verdict): verdict is ListedVerdict {
  return verdict.kind === 'listed';
}
