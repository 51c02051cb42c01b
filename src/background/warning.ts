import { isStopped } from '../core/list/decide.ts';
import type { ListedVerdict } from '../core/list/verdict.ts';
import { canonicalizeUrl } from '../core/url/canonicalize.ts';
import type { CanonicalUrl } from '../core/url/model.ts';
import type { ContinueOutcome, ContinueRule, WarningView } from '../messages/protocol.ts';
import type { Sender } from '../messages/registry.ts';
import { browser } from '../platform/browser.ts';
import { declareItem } from '../platform/storage-item.ts';
import { REPORT_MAIL } from './build-options.ts';
import { warningAddress } from './guard/warning-address.ts';
import { grantPass } from './passes.ts';
import type { Visits } from './visits.ts';

/** Leave to say "continue" once, for the address that a warning in this tab was shown for. */
interface ContinueToken {
  readonly tabId: number;
  readonly token: string;
  readonly address: string;
}

const tokens = declareItem<readonly ContinueToken[]>('session', 'continue-tokens', [], readTokens);

/** What the warning page may show. Its fragment is only a question: the lists answer. */
export async function describeWarning(
  visits: Visits,
  address: string,
  sender: Sender,
): Promise<WarningView<CanonicalUrl>> {
  const { url, verdict, behindPass } = await visits.judge(address, sender.tabId);
  if (url === null) return { kind: 'not-listed', address: null, because: 'not-web' };
  const listed = verdict.kind === 'listed' ? verdict : behindPass;
  if (listed === null) {
    return {
      kind: 'not-listed',
      address: url,
      because: verdict.kind === 'clear' ? verdict.because : 'not-listed',
    };
  }
  const continueRule = continueRuleFor(listed);
  const mayContinue = sender.isTopFrame && sender.tabId !== null && continueRule !== 'never';
  return {
    kind: 'listed',
    address: url,
    verdict: listed,
    continueRule,
    continueToken: mayContinue ? await issueToken(sender.tabId as number, address) : null,
    support: {},
    reportMail: REPORT_MAIL,
  };
}

/** Spends a token: gives the tab a pass and takes it on. Anything that does not fit goes nowhere. */
export async function continueVisit(visits: Visits, token: string, sender: Sender): Promise<ContinueOutcome> {
  if (sender.tabId === null) return { kind: 'refused', because: 'forged' };
  const issued = (await tokens.read()).find(({ tabId }) => tabId === sender.tabId);
  if (issued === undefined) return { kind: 'refused', because: 'spent' };
  await revokeTokenOfTab(sender.tabId);
  if (issued.token !== token) return { kind: 'refused', because: 'forged' };
  const { url, verdict } = await visits.judge(issued.address, null);
  if (url === null || verdict.kind === 'clear' || !isStopped(verdict))
    return { kind: 'refused', because: 'not-listed' };
  if (continueRuleFor(verdict) === 'never') return { kind: 'refused', because: 'forbidden' };
  await grantPass(url.host, sender.tabId);
  await browser.tabs.update(sender.tabId, { url: issued.address });
  return { kind: 'granted' };
}

/** "Back to safety": back where the tab has something behind it, else a fresh tab in its place. */
export async function goBack(historyLength: number, sender: Sender): Promise<void> {
  if (sender.tabId === null) return;
  const tabId = sender.tabId;
  const isBack =
    historyLength > 1 &&
    (await browser.tabs.goBack(tabId).then(
      () => true,
      () => false,
    ));
  if (isBack) return;
  // Else the browser would put it into the window that was used last, which may be another one, or gone.
  const { windowId } = await browser.tabs.get(tabId);
  await browser.tabs.create(windowId === undefined ? {} : { windowId });
  await browser.tabs.remove(tabId);
}

/** The way on from a frame: the warning in a tab of its own, where the address is asked about anew. */
export async function openWarningInTab(address: string): Promise<void> {
  if (canonicalizeUrl(address, URL).ok) await browser.tabs.create({ url: warningAddress(address) });
}

/** A closed tab's token must not outlive it: tab ids are used again. */
export async function revokeTokenOfTab(tabId: number): Promise<void> {
  await tokens.update((all) => all.filter((token) => token.tabId !== tabId));
}

function continueRuleFor(verdict: ListedVerdict): ContinueRule {
  return verdict.action === 'block' ? 'never' : 'acknowledge';
}

async function issueToken(tabId: number, address: string): Promise<string> {
  const token = crypto.randomUUID();
  await tokens.update((all) => [...all.filter((other) => other.tabId !== tabId), { tabId, token, address }]);
  return token;
}

function readTokens(value: unknown): readonly ContinueToken[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter(
    (entry): entry is ContinueToken =>
      typeof entry === 'object' &&
      entry !== null &&
      typeof entry.tabId === 'number' &&
      typeof entry.token === 'string' &&
      typeof entry.address === 'string',
  );
}
