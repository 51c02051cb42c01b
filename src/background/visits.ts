import { type Decision, decideVerdict, type FoundInList, isNamedIn } from '../core/list/decide.ts';
import { type NeverList, openNeverList } from '../core/list/never-list.ts';
import type { ClearVerdict, ListedVerdict, Verdict } from '../core/list/verdict.ts';
import type { Policy } from '../core/policy/read-policy.ts';
import { canonicalizeUrl } from '../core/url/canonicalize.ts';
import type { CanonicalUrl } from '../core/url/model.ts';
import { today } from '../platform/clock.ts';
import type { FollowedLists } from './lists/followed-lists.ts';
import type { NamedIndicator } from './lists/key-of-named.ts';
import { NeverListInUse } from './lists/never-list-in-use.ts';
import { findPass, type Pass } from './passes.ts';
import { PolicyInUse, rulesOf } from './policy-in-use.ts';
import { answerFirst } from './run-in-slices.ts';
import { VerdictTiming } from './verdict-timing.ts';

/** What is thought of an address in a tab. `listed` is what stands behind a pass as well. */
export interface Judgement {
  readonly url: CanonicalUrl | null;
  readonly verdict: Verdict;
  readonly pass: Pass | null;
  /** What the address is listed as when the pass is left aside. */
  readonly behindPass: ListedVerdict | null;
}

const NOT_WEB: ClearVerdict = { kind: 'clear', because: 'not-web' };
const NOT_LISTED: ClearVerdict = { kind: 'clear', because: 'not-listed' };

/** Judges addresses by the lists, the policy and the passes. */
export class Visits {
  readonly #lists: FollowedLists;
  readonly #timing: VerdictTiming;
  readonly #policy: PolicyInUse;
  readonly #neverList: NeverListInUse;
  /** Questions that are being answered, by the address's canonical text. */
  readonly #finding = new Map<string, Promise<readonly FoundInList[]>>();

  constructor(
    lists: FollowedLists,
    timing: VerdictTiming = new VerdictTiming(),
    policy: PolicyInUse = new PolicyInUse(),
  ) {
    this.#lists = lists;
    this.#timing = timing;
    this.#policy = policy;
    this.#neverList = new NeverListInUse(() => lists.store());
  }

  /** True when neither a list nor IT's blocklist can name the address: known at once, without a promise. False means "ask {@link judge}". */
  isSurelyClear(address: string): boolean {
    const policy = this.#policy.known();
    if (policy === null || !this.#lists.mayAnswerAtOnce()) return false;
    const result = canonicalizeUrl(address, URL);
    if (!result.ok) return true;
    return this.#lists.isSurelyAbsent(result.url) && !isNamedIn(policy.blocklist, result.url);
  }

  /** What IT laid down, as far as it is known now. */
  readPolicy(): Promise<Policy> {
    return this.#policy.read();
  }

  /** @param tabId null where no tab is concerned: then no pass counts. */
  async judge(address: string, tabId: number | null): Promise<Judgement> {
    const askedAt = performance.now();
    const result = canonicalizeUrl(address, URL);
    if (!result.ok) return { url: null, verdict: NOT_WEB, pass: null, behindPass: null };
    const stopClock = this.#timing.startClock(askedAt);
    const judgement = await this.judgeUrl(result.url, tabId);
    stopClock(judgement.verdict.kind);
    return judgement;
  }

  judgeUrl(url: CanonicalUrl, tabId: number | null): Promise<Judgement> {
    return answerFirst(this.#judge(url, tabId));
  }

  /**
   * Judges what a message names and what is no web address: an e-mail address (by itself and by its host), a bank account,
   * a phone number, a wallet, a computer name. Canonical as a list's source has it.
   */
  async judgeNamed(named: NamedIndicator): Promise<Verdict> {
    const host = named.type === 'email' ? named.value.slice(named.value.lastIndexOf('@') + 1) : null;
    const result = host === null ? null : canonicalizeUrl(`http://${host}/`, URL);
    const url = result?.ok === true ? result.url : null;
    const [byValue, byHost, policy] = await Promise.all([
      this.#lists.findNamed(named),
      url === null ? [] : this.#find(url),
      this.#policy.read(),
    ]);
    const found = [...byValue, ...byHost];
    if (isNowhere(found) && (url === null || !isNamedByPolicy(policy, url))) return NOT_LISTED;
    const rules = { ...rulesOf(policy), neverList: await this.#readNeverList() };
    return decideVerdict({ url, today: today(), found, rules, hasPass: false });
  }

  async #judge(url: CanonicalUrl, tabId: number | null): Promise<Judgement> {
    const [found, policy] = await Promise.all([this.#find(url), this.#timing.waitFor(this.#policy.read())]);
    if (isNowhere(found) && !isNamedByPolicy(policy, url)) {
      return { url, verdict: NOT_LISTED, pass: null, behindPass: null };
    }
    const [neverList, pass] = await Promise.all([
      this.#readNeverList(),
      tabId === null ? null : findPass(url.host, tabId),
    ]);
    const decision: Omit<Decision, 'hasPass'> = {
      url,
      today: today(),
      found,
      rules: { ...rulesOf(policy), neverList },
    };
    const verdict = decideVerdict({ ...decision, hasPass: pass !== null });
    // Where a pass counts for nothing any more, because policy leaves no way on, there is none.
    if (verdict.kind !== 'clear' || verdict.because !== 'pass') {
      return { url, verdict, pass: null, behindPass: null };
    }
    const behind = decideVerdict({ ...decision, hasPass: false });
    return { url, verdict, pass, behindPass: behind.kind === 'listed' ? behind : null };
  }

  /** A navigation is asked about by several events at once: the lists are asked once. */
  #find(url: CanonicalUrl): Promise<readonly FoundInList[]> {
    const running = this.#finding.get(url.text);
    if (running !== undefined) return running;
    const finding = this.#lists.find(url).finally(() => this.#finding.delete(url.text));
    this.#finding.set(url.text, finding);
    return finding;
  }

  /** Asked for a hit only: an address that nobody names needs none. */
  async #readNeverList(): Promise<NeverList> {
    return openNeverList(await this.#timing.waitFor(this.#neverList.readHosts()));
  }
}

function isNowhere(found: readonly FoundInList[]): boolean {
  return found.every(({ matches }) => matches.length === 0);
}

function isNamedByPolicy({ emergencyAllow, allowlist, blocklist }: Policy, url: CanonicalUrl): boolean {
  return [emergencyAllow, allowlist, blocklist].some((hosts) => isNamedIn(hosts, url));
}
