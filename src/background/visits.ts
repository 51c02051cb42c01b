import { type DecisionRules, decideVerdict, type FoundInList, plainRules } from '../core/list/decide.ts';
import { openNeverList } from '../core/list/never-list.ts';
import type { ClearVerdict, ListedVerdict, Verdict } from '../core/list/verdict.ts';
import { canonicalizeUrl } from '../core/url/canonicalize.ts';
import type { CanonicalUrl } from '../core/url/model.ts';
import { today } from '../platform/clock.ts';
import type { FollowedLists } from './lists/followed-lists.ts';
import { NeverListInUse } from './lists/never-list-in-use.ts';
import { findPass, type Pass } from './passes.ts';
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

/** Judges addresses by the lists, the rules and the passes. */
export class Visits {
  readonly #lists: FollowedLists;
  readonly #timing: VerdictTiming;
  readonly #neverList: NeverListInUse;
  /** Questions that are being answered, by the address's canonical text. */
  readonly #finding = new Map<string, Promise<readonly FoundInList[]>>();

  constructor(lists: FollowedLists, timing: VerdictTiming = new VerdictTiming()) {
    this.#lists = lists;
    this.#timing = timing;
    this.#neverList = new NeverListInUse(() => lists.store());
  }

  /** True when no list can name the address: known at once, without a promise. False means "ask {@link judge}". */
  isSurelyClear(address: string): boolean {
    const result = canonicalizeUrl(address, URL);
    return !result.ok || this.#lists.isSurelyAbsent(result.url);
  }

  /** @param tabId null where no tab is concerned: then no pass counts. */
  async judge(address: string, tabId: number | null): Promise<Judgement> {
    const stopClock = this.#timing.startClock();
    const result = canonicalizeUrl(address, URL);
    if (!result.ok) return { url: null, verdict: NOT_WEB, pass: null, behindPass: null };
    const judgement = await this.judgeUrl(result.url, tabId);
    stopClock(judgement.verdict.kind);
    return judgement;
  }

  judgeUrl(url: CanonicalUrl, tabId: number | null): Promise<Judgement> {
    return answerFirst(this.#judge(url, tabId));
  }

  async #judge(url: CanonicalUrl, tabId: number | null): Promise<Judgement> {
    const found = await this.#find(url);
    if (found.every(({ matches }) => matches.length === 0)) {
      return { url, verdict: NOT_LISTED, pass: null, behindPass: null };
    }
    const [rules, pass] = await Promise.all([
      this.#readRules(),
      tabId === null ? null : findPass(url.host, tabId),
    ]);
    const decision = { url, today: today(), found, rules };
    const verdict = decideVerdict({ ...decision, hasPass: pass !== null });
    if (pass === null) return { url, verdict, pass, behindPass: null };
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

  /** Asked for a hit only: an address that no list names needs none. */
  async #readRules(): Promise<DecisionRules> {
    return plainRules(openNeverList(await this.#timing.waitFor(this.#neverList.readHosts())));
  }
}
