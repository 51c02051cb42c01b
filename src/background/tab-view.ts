import type { ListedVerdict, Verdict } from '../core/list/verdict.ts';
import type { CanonicalUrl } from '../core/url/model.ts';
import { readTypedAddress } from '../core/url/typed-address.ts';
import type {
  CheckOutcome,
  CheckView,
  ListOrigin,
  ListState,
  PendingList,
  ProtectionView,
  TabView,
} from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { describeProtection } from './guard/protection.ts';
import { warnedAddress } from './guard/warning-address.ts';
import { type FollowedLists, isPrivateWorker, type OpenedList } from './lists/followed-lists.ts';
import type { MailDesk } from './mail/mail-desk.ts';
import { claimingPages } from './page-marks.ts';
import { describeClock } from './sync/clock-evidence.ts';
import { readFollowed } from './sync/followed-source.ts';
import { readCurrentPolicy } from './sync/managed-policy.ts';
import { describeUpdates, readSyncState } from './sync/sync-state.ts';
import { findVersionLimit } from './sync/version-limit.ts';
import type { Judgement, Visits } from './visits.ts';

/** What the popup shows for a tab. A tab that is gone is shown as a page that is no web address. */
export async function describeTab(
  visits: Visits,
  lists: FollowedLists,
  mail: MailDesk,
  tabId: number,
): Promise<TabView<CanonicalUrl>> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const tabAddress = tab?.url ?? '';
  const warned = warnedAddress(tabAddress);
  const isPrivate = tab?.incognito ?? false;
  const [judgement, view, tabMail] = await Promise.all([
    visits.judge(warned ?? tabAddress, tabId),
    describeFollowed(lists),
    mail.describeTab(tabId, tabAddress, isPrivate),
  ]);
  const outcome = outcomeOf(judgement);
  return {
    address: judgement.url,
    outcome,
    isStopped: warned !== null && outcome.kind === 'listed',
    claimsSeizure: await claimsSeizure(outcome, tabId, warned ?? tabAddress),
    isPrivate,
    mail: tabMail,
    ...view,
  };
}

/** Whether the tab's page says that it was seized, and no list names it. */
export async function claimsSeizure(outcome: CheckOutcome, tabId: number, address: string): Promise<boolean> {
  const isUnknown = outcome.kind === 'clear' && outcome.because === 'not-listed';
  return isUnknown && URL.canParse(address) && claimingPages.has(tabId, new URL(address).hostname);
}

/** Which lists are followed, how they stand, and which layers of the guard do. */
export async function describeFollowed(lists: FollowedLists): Promise<ProtectionView> {
  const [opened, followed, protection] = await Promise.all([
    lists.describe(),
    readFollowed(),
    describeProtection(),
  ]);
  const described = await Promise.all(
    followed.map((origin) =>
      describeList(
        origin,
        opened.find(({ key }) => key === origin.key),
      ),
    ),
  );
  const states = described.filter((list): list is ListState => 'info' in list);
  // A private worker keeps nothing and asks the packaged list only: there the others are not on their way.
  const pending = isPrivateWorker() ? [] : described.filter(isPending);
  const packaged = states.find(({ followedBy }) => followedBy === 'package');
  const clock = await describeClock(
    followed.map(({ key }) => key),
    packaged?.info,
  );
  const locks = [...(await readCurrentPolicy()).locks];
  return { lists: states, pending, clock, protection, locks };
}

type ListWithoutVersion = ListOrigin & Pick<ListState, 'updates'>;

async function describeList(
  origin: ListOrigin,
  opened: OpenedList | undefined,
): Promise<ListState | ListWithoutVersion> {
  const sync = origin.address === null ? null : await readSyncState(origin.key);
  const updates = origin.address === null ? null : describeUpdates(sync, now());
  if (opened === undefined) return { ...origin, updates };
  const policy = await readCurrentPolicy();
  const staleSince = sync?.staleSince ?? null;
  return {
    ...origin,
    ...opened,
    staleSince: staleSince === null ? null : new Date(staleSince).toISOString(),
    updates,
    versionLimit: findVersionLimit(policy, origin, opened.info.version),
  };
}

function isPending(list: ListState | ListWithoutVersion): list is PendingList {
  return !('info' in list) && list.address !== null && list.fingerprint !== null && list.updates !== null;
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
