import { browser } from '../../platform/browser.ts';
import { DOCUMENT_TYPES } from './document-types.ts';
import { CROWDED_RULE, PRIORITY } from './rule-numbers.ts';
import { hasRuleEngine, isRuleHost } from './rules.ts';
import { EMPTY_DOCUMENT } from './warning-address.ts';

/** Warnings that the frames of one page get: more tell a person nothing, and each costs five times what an empty frame does. */
const MOST_PER_PAGE = 20;
/** Most hosts in the rule: a page that names more listed ones has warnings for those. */
const MAX_HOSTS = 1000;

/**
 * The frames of each tab's page that were stopped. A page that has had its share of warnings gets none for further frames:
 * they stay empty. Kept in memory: a worker that starts anew counts anew.
 */
export class StoppedFrames {
  /** By tab; each as counted where it is seen, because no place sees them all. */
  readonly #redirected = new Map<number, number>();
  readonly #warned = new Map<number, number>();
  readonly #noted = new Map<number, number>();
  /** What the browser's rule says: these hosts are refused in the frames of these tabs. */
  readonly #tabs = new Set<number>();
  readonly #hosts = new Set<string>();
  #isRuleDue = false;

  /** Whether a request of a frame may still be sent to a warning. */
  mayRedirect(tabId: number): boolean {
    return take(this.#redirected, tabId);
  }

  /** Whether a frame that the browser's rules sent to the warning may still show one. */
  mayWarn(tabId: number): boolean {
    return take(this.#warned, tabId);
  }

  /** A frame of the tab's page is on its way to a host that is stopped. */
  note(tabId: number, host: string): void {
    if (take(this.#noted, tabId) || !hasRuleEngine() || !isRuleHost(host)) return;
    if (this.#tabs.has(tabId) && this.#hosts.has(host)) return;
    if (this.#hosts.size >= MAX_HOSTS) return;
    this.#tabs.add(tabId);
    this.#hosts.add(host);
    this.#planRule();
  }

  /** The tab shows another page, or is closed. */
  forget(tabId: number): void {
    for (const counts of [this.#redirected, this.#warned, this.#noted]) counts.delete(tabId);
    if (!this.#tabs.delete(tabId)) return;
    if (this.#tabs.size === 0) this.#hosts.clear();
    this.#planRule();
  }

  /** What is listed may have changed. Also lets go of what a worker before this one left in the browser. */
  async forgetAll(): Promise<void> {
    for (const counts of [this.#redirected, this.#warned, this.#noted]) counts.clear();
    this.#tabs.clear();
    this.#hosts.clear();
    await this.#putRule();
  }

  /** What comes in one turn is said to the browser once. */
  #planRule(): void {
    if (this.#isRuleDue) return;
    this.#isRuleDue = true;
    queueMicrotask(() => {
      this.#isRuleDue = false;
      this.#putRule().catch((error: unknown) => console.error('frames', error));
    });
  }

  async #putRule(): Promise<void> {
    if (!hasRuleEngine()) return;
    const rule = {
      id: CROWDED_RULE,
      priority: PRIORITY.crowded,
      // An empty document: Chromium's own page for a refused frame costs 50 ms of CPU, three times an ordinary one.
      action: { type: 'redirect' as const, redirect: { url: EMPTY_DOCUMENT } },
      condition: {
        tabIds: [...this.#tabs],
        requestDomains: [...this.#hosts],
        resourceTypes: DOCUMENT_TYPES.filter((type) => type !== 'main_frame'),
      },
    };
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: [CROWDED_RULE],
      addRules: this.#tabs.size === 0 ? [] : [rule],
    });
  }
}

/** Counts one more, up to the most that a page gets. @returns false where it has had them */
function take(counts: Map<number, number>, tabId: number): boolean {
  const count = counts.get(tabId) ?? 0;
  if (count >= MOST_PER_PAGE) return false;
  counts.set(tabId, count + 1);
  return true;
}
