import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './extension-browser.ts';
import type { ExtensionWorlds } from './extension-worlds.ts';
import { runInRooms } from './mail-notice.ts';

/** axe itself: a script that sets `axe`. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In the extension's own world Chromium opens its closed shadow roots, so axe sees the notices as they are in the page. */
const OPEN_ROOTS = `Object.defineProperty(Element.prototype, 'shadowRoot', {
  configurable: true, get() { return this instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(this) : null; } });`;

/** Without motion: in the middle of a change of colours axe would measure a contrast that nobody reads. */
const CALM = { name: 'prefers-reduced-motion', value: 'reduce' };

/** The colours that a person has chosen for everything. */
export const FORCED_COLORS = [CALM, { name: 'forced-colors', value: 'active' }];

/** How a notice may look: what it is called, the media features, and which way is written. */
export const LOOKS = [
  ['light', [CALM, { name: 'prefers-color-scheme', value: 'light' }], 'ltr'],
  ['dark', [CALM, { name: 'prefers-color-scheme', value: 'dark' }], 'ltr'],
  ['right to left', [CALM, { name: 'prefers-color-scheme', value: 'light' }], 'rtl'],
] as const;

export interface AxeReport {
  /** Rules that held: none where axe saw nothing. */
  readonly passed: number;
  /** One line each: the rule, where, and why. */
  readonly violations: readonly string[];
}

/** Looks at notices where they stand, in Chromium. @param include expression for the elements that are looked at, and into */
export async function inspectNotices(worlds: ExtensionWorlds, include: string): Promise<AxeReport> {
  await worlds.evaluate(`${OPEN_ROOTS}\n${AXE}; 0`);
  return (await worlds.evaluate(describeRun(include))) as AxeReport;
}

/**
 * Looks at copies of what Cordon has put into a page, each in an open room with the same styles: in Firefox a driver gets into
 * closed rooms, and axe does not.
 */
export async function inspectCopies(opened: ExtensionBrowser, page: Page): Promise<AxeReport> {
  await runInRooms(
    opened,
    page,
    `(room) => { const kind = room.className + ' ' + (room.firstElementChild?.className ?? '');
      // Marks are alike.
      if ([...document.querySelectorAll('.axe-copy')].some(({ title }) => title === kind)) return null;
      const copy = document.createElement('span'); copy.className = 'axe-copy'; copy.title = kind;
      copy.attachShadow({ mode: 'open' }).append(...[...room.getRootNode().childNodes].map((node) => node.cloneNode(true)));
      document.body.append(copy); return null; }`,
  );
  await page.evaluate(`${AXE}; 0`);
  return (await page.evaluate(describeRun("[...document.querySelectorAll('.axe-copy')]"))) as AxeReport;
}

function describeRun(include: string): string {
  return `axe.run({ include: ${include} }).then(({ violations, passes }) => ({ passed: passes.length,
    violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)) }))`;
}
