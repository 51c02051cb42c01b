import { browser } from '../../platform/browser.ts';
import { isPrivateWorker } from '../lists/followed-lists.ts';
import type { Visits } from '../visits.ts';
import type { ExposureRecord } from './exposure-record.ts';

/** Written together: a person opens several pages in a row, and the worker lives longer than this. */
const PAUSE_MS = 5000;

/** Of a tab that is gone by now, where one background has to do with both kinds, it is not known: then it counts as private. */
async function isPrivateTab(tabId: number): Promise<boolean> {
  try {
    return (await browser.tabs.get(tabId)).incognito;
  } catch {
    return browser.runtime.getManifest().incognito !== 'split' || isPrivateWorker();
  }
}

interface NoteRules {
  /** Hosts are noted at all. */
  readonly isOn: () => Promise<boolean>;
  /** Number of the day, as {@link ExposureRecord} counts. */
  readonly today: () => number;
}

/** Notes which hosts were opened: once a day each, in memory first. Nothing of a page but its host is ever looked at. */
export class VisitNotes {
  readonly #visits: Visits;
  readonly #record: ExposureRecord;
  readonly #rules: NoteRules;
  #day = 0;
  /** Noted on that day by this worker, or found not to be noted. */
  readonly #known = new Set<string>();
  #waiting = new Set<string>();
  /** Being looked at. */
  #asked: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(visits: Visits, record: ExposureRecord, rules: NoteRules) {
    this.#visits = visits;
    this.#record = record;
    this.#rules = rules;
  }

  /** @param address of a page that was opened in the tab. Returns at once. @param whenIdle nothing urgent is left to do */
  note(tabId: number, address: string, whenIdle: () => Promise<void>): void {
    const { protocol, hostname } = new URL(address);
    if (!/^https?:$/.test(protocol)) return;
    const day = this.#rules.today();
    if (day !== this.#day) {
      this.#known.clear();
      this.#day = day;
    }
    if (this.#known.has(hostname)) return;
    // The tab may be gone later.
    const asked = isPrivateTab(tabId).then(async (isPrivate) => {
      if (isPrivate) return;
      this.#known.add(hostname);
      await whenIdle();
      if (!(await this.#rules.isOn()) || !(await this.#isUnlisted(address))) return;
      this.#waiting.add(hostname);
      this.#timer ??= setTimeout(() => void this.flush(), PAUSE_MS);
    });
    this.#asked = Promise.allSettled([this.#asked, asked]);
  }

  /** Writes down what was noted. Never rejects. */
  async flush(): Promise<void> {
    await this.#asked;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const hosts = this.#waiting;
    this.#waiting = new Set();
    if (hosts.size === 0) return;
    await this.#record
      .change(() => this.#record.addHosts(this.#day, hosts))
      .catch((error: unknown) => console.error('exposure', error));
  }

  /** After what was kept has been erased. */
  forget(): void {
    this.#known.clear();
    this.#waiting.clear();
  }

  /** What is listed already, or allowed by IT, is none of the look back's concern. */
  async #isUnlisted(address: string): Promise<boolean> {
    if (this.#visits.isSurelyClear(address)) return true;
    const { verdict } = await this.#visits.judge(address, null);
    return verdict.kind === 'clear' && verdict.because === 'not-listed';
  }
}
