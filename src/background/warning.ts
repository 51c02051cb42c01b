import { continueRuleOf } from '../core/list/continue-rule.ts';
import { isStopped } from '../core/list/decide.ts';
import type { ListedVerdict } from '../core/list/verdict.ts';
import { canonicalizeUrl } from '../core/url/canonicalize.ts';
import type { CanonicalUrl } from '../core/url/model.ts';
import type { ContinueReason } from '../messages/continue-reason.ts';
import type { ContinueOutcome, WarningView } from '../messages/protocol.ts';
import type { Sender } from '../messages/registry.ts';
import { browser } from '../platform/browser.ts';
import { declareItem } from '../platform/storage-item.ts';
import { REPORT_MAIL } from './build-options.ts';
import { warningAddress } from './guard/warning-address.ts';
import { goBack } from './leave-warning.ts';
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
  const [{ url, verdict, behindPass }, policy] = await Promise.all([
    visits.judge(address, sender.tabId),
    visits.readPolicy(),
  ]);
  if (url === null) return { kind: 'not-listed', address: null, because: 'not-web' };
  const listed = verdict.kind === 'listed' ? verdict : behindPass;
  if (listed === null) {
    return {
      kind: 'not-listed',
      address: url,
      because: verdict.kind === 'clear' ? verdict.because : 'not-listed',
    };
  }
  const continueRule = continueRuleOf(listed, policy.continueRule);
  const mayContinue = sender.isTopFrame && sender.tabId !== null && continueRule !== 'never';
  return {
    kind: 'listed',
    address: url,
    verdict: listed,
    continueRule,
    continueToken: mayContinue ? await issueToken(sender.tabId as number, address) : null,
    support: policy.support,
    reportMail: REPORT_MAIL,
  };
}

/**
 * Spends a token: gives the tab a pass and takes it on. A message that no person can have sent on this warning, because
 * its token was made up or spent or the reason that is asked for is missing, takes the tab back instead.
 */
export async function continueVisit(
  visits: Visits,
  { token, reason }: { readonly token: string; readonly reason?: ContinueReason },
  sender: Sender,
  onContinued: (verdict: ListedVerdict, reason: ContinueReason | null) => void = () => {},
): Promise<ContinueOutcome> {
  const outcome = await spendToken(visits, token, reason, sender, onContinued);
  if (outcome.kind === 'refused' && (outcome.because === 'forged' || outcome.because === 'spent')) {
    // The message says nothing that could be believed of the tab's history, so the browser is asked to try. Not waited
    // for: the page that is to be answered goes with it.
    void goBack(visits, Number.POSITIVE_INFINITY, sender).catch((error: unknown) =>
      console.error('go back', error),
    );
  }
  return outcome;
}

async function spendToken(
  visits: Visits,
  token: string,
  reason: ContinueReason | undefined,
  { tabId }: Sender,
  onContinued: (verdict: ListedVerdict, reason: ContinueReason | null) => void,
): Promise<ContinueOutcome> {
  if (tabId === null) return { kind: 'refused', because: 'forged' };
  const issued = (await tokens.read()).find((candidate) => candidate.tabId === tabId);
  if (issued === undefined) return { kind: 'refused', because: 'spent' };
  await revokeTokenOfTab(tabId);
  if (issued.token !== token) return { kind: 'refused', because: 'forged' };
  const { address } = issued;
  const [{ url, verdict }, policy] = await Promise.all([visits.judge(address, null), visits.readPolicy()]);
  if (url === null || verdict.kind === 'clear' || !isStopped(verdict))
    return { kind: 'refused', because: 'not-listed' };
  const rule = continueRuleOf(verdict, policy.continueRule);
  if (rule === 'never') return { kind: 'refused', because: 'forbidden' };
  if (rule === 'reason' && reason === undefined) return { kind: 'refused', because: 'forged' };
  const given = { host: url.host, tabId, address };
  await grantPass(rule === 'reason' && reason !== undefined ? { ...given, reason } : given);
  onContinued(verdict, rule === 'reason' ? (reason ?? null) : null);
  await browser.tabs.update(tabId, { url: address });
  return { kind: 'granted' };
}

/** The way on from a frame: the warning in a tab of its own, where the address is asked about anew. */
export async function openWarningInTab(address: string): Promise<void> {
  if (canonicalizeUrl(address, URL).ok) await browser.tabs.create({ url: warningAddress(address) });
}

/** A closed tab's token must not outlive it: tab ids are used again. */
export async function revokeTokenOfTab(tabId: number): Promise<void> {
  await tokens.update((all) => all.filter((token) => token.tabId !== tabId));
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
