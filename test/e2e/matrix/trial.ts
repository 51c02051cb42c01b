import type { Frame, Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../support/extension-browser.ts';
import type { SiteServer } from '../../support/site-server.ts';
import { isWarningFor, startVisit, visit, waitForAddress, waitForNewTab } from '../../support/tabs.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { hostsFor, isListedAddress, isListedRequest, LISTED_PATH, type TrialHosts } from './hosts.ts';

/** What the person ends up with. */
export type Seen =
  | 'warning'
  | 'framed warning'
  | 'the warning’s source'
  | 'browser’s refusal'
  | 'nothing'
  | 'the page'
  | 'the page in a frame'
  | 'an emptied frame'
  | 'the page before'
  | 'a fresh tab';

/** Seconds until what has not come is taken for not coming. */
const PATIENCE = 20;
/** Looks after which what is expected, but may still be followed by a warning, is taken for the end. */
const LOOKS = 40;
/** What is worth telling where a page has several frames. */
const FRAME_ORDER: readonly Seen[] = ['framed warning', 'the page in a frame', 'an emptied frame'];

/** One cell, tried once: its own hosts, its own tabs, its own count. */
export class Trial {
  readonly hosts: TrialHosts;
  readonly #site: SiteServer;
  readonly #expected: Seen;
  #opened: ExtensionBrowser | null = null;
  #from = 0;
  #hadLeave = false;
  readonly #tabs: Page[] = [];

  /**
   * @param name one DNS label that no other trial has
   * @param expected what the person should see
   */
  constructor(site: SiteServer, name: string, expected: Seen) {
    this.#site = site;
    this.#expected = expected;
    this.hosts = hostsFor(name);
  }

  /** Says in which browser it takes place from here on. */
  standOn(opened: ExtensionBrowser): void {
    this.#opened = opened;
  }

  get opened(): ExtensionBrowser {
    if (this.#opened === null) throw new Error('no browser yet');
    return this.#opened;
  }

  /** On a listed host. */
  listed(path = '/'): string {
    return `http://${this.hosts.listed}${path}`;
  }

  /** Listed by its path, on a host that is not. */
  listedPath(path = ''): string {
    return `http://${this.hosts.shop}${LISTED_PATH}${path}`;
  }

  /** Not listed. @param to where the page leads, for the pages that lead on */
  ordinary(path = '/', to: string | null = null): string {
    return `http://${this.hosts.shop}${path}${to === null ? '' : `?to=${encodeURIComponent(to)}`}`;
  }

  /** A tab of the ordinary window that is closed when the trial is over. */
  async openTab(): Promise<Page> {
    return this.adopt(await this.opened.openTab());
  }

  adopt(page: Page): Page {
    this.#tabs.push(page);
    return page;
  }

  /** A fresh tab with a page that is not listed. */
  async openOrdinary(path = '/', to: string | null = null): Promise<Page> {
    const page = await this.openTab();
    await visit(page, this.ordinary(path, to));
    return page;
  }

  /** Starts to load an address in a fresh tab. */
  async startInTab(address: string): Promise<Page> {
    const page = await this.openTab();
    startVisit(page, address);
    return page;
  }

  /** Does something that opens a tab. */
  async waitForTab(open: () => Promise<unknown>): Promise<Page> {
    const before = new Set(await this.opened.listTabs());
    await open();
    return this.adopt(await waitForNewTab(this.opened, before));
  }

  /** Requests from here on are counted; those so far had leave, and so had the icon of that visit, whenever it comes. */
  countFromHere(): void {
    this.#from = this.#site.requests.length;
    this.#hadLeave = true;
  }

  /** Requests to what is listed in this trial, as paths. */
  listRequests(): readonly string[] {
    const counted = this.#site.requests.slice(this.#from);
    const paths = counted.filter((request) => isListedRequest(this.hosts, request)).map(({ path }) => path);
    return this.#hadLeave ? paths.filter((path) => path !== '/favicon.ico') : paths;
  }

  countRequests(): number {
    return this.listRequests().length;
  }

  /** Waits for the warning in a tab; where it does not come, says what is there instead. */
  see(page: Page, address: string): Promise<Seen> {
    return this.settle(async () => {
      const [at = '', headline = ''] = await page.evaluate(() => [
        location.href,
        document.querySelector('h1')?.innerText ?? '',
      ]);
      if (isWarningFor(this.opened, at, address)) return headline === '' ? 'nothing' : 'warning';
      if (/^(chrome-error:|about:(neterror|certerror|blocked))/.test(at)) return 'browser’s refusal';
      return at === address ? 'the page' : 'nothing';
    }, 'warning');
  }

  /** Waits for the warning within a page; where it does not come, says what is there instead. */
  seeInside(page: Page): Promise<Seen> {
    return this.settle(async () => {
      if (!(await page.evaluate(() => document.readyState === 'complete'))) return 'nothing';
      const inner = page.frames().slice(1);
      // A document that the browser refuses to put there leaves no frame and no event.
      if (inner.length === 0) return this.countRequests() > 0 ? 'the page in a frame' : 'browser’s refusal';
      const shown = await Promise.all(inner.map((frame) => this.#nameFrame(frame)));
      return FRAME_ORDER.find((seen) => shown.includes(seen)) ?? 'nothing';
    }, 'framed warning');
  }

  async #nameFrame(frame: Frame): Promise<Seen> {
    const [at = '', headline = '', isEmpty] = await frame.evaluate(() => [
      location.href,
      document.querySelector('h1')?.textContent ?? '',
      document.documentElement === null,
    ]);
    if (isEmpty) return 'an emptied frame';
    if (`${at}`.startsWith(`${this.opened.extensionRoot}src/warning/`))
      return headline === '' ? 'nothing' : 'framed warning';
    return isListedAddress(this.hosts, `${at}`) ? 'the page in a frame' : 'nothing';
  }

  /** Waits for the source of the warning page, in a tab that shows sources. */
  seeSource(page: Page, address: string): Promise<Seen> {
    return this.settle(async () => {
      const [at = '', text = ''] = await page.evaluate(() => [location.href, document.body.innerText]);
      const isWarning = isWarningFor(this.opened, at.replace(/^view-source:/, ''), address);
      if (!isWarning) return at.endsWith(address) ? 'the page' : 'nothing';
      return text.includes('<!doctype html>') ? 'the warning’s source' : 'nothing';
    }, 'the warning’s source');
  }

  /**
   * Looks until what should be there is, or until what stands there stays: `held` at once, what is expected instead after
   * some looks, and anything else when patience is over.
   */
  async settle(look: () => Promise<Seen>, held: Seen): Promise<Seen> {
    let last: Seen = 'nothing';
    let looks = 0;
    return waitUntil(
      held,
      async () => {
        const seen = await look();
        looks = seen === last ? looks + 1 : 0;
        last = seen;
        return seen === held || (seen === this.#expected && looks >= LOOKS) ? seen : null;
      },
      PATIENCE,
    ).catch(() => last);
  }

  /** Clicks an element of a page. */
  async click(page: Page, selector: string): Promise<void> {
    await page.evaluate((chosen) => document.querySelector<HTMLElement>(chosen)?.click(), selector);
  }

  async goBack(page: Page): Promise<void> {
    await page.evaluate(() => history.back());
  }

  arriveAt(page: Page, address: string): Promise<string> {
    return waitForAddress(page, (at) => at === address);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#tabs.map((tab) => tab.close()));
  }
}
