import { browser } from '../../platform/browser.ts';

const WARNING_PAGE = 'src/warning/index.html';
/** Where a frame is sent that gets no warning of its own. */
export const EMPTY_DOCUMENT = 'data:text/html,';

/**
 * Where a stopped navigation is sent. Built from the extension's fixed origin: a stored `getURL()` of a page with a
 * dynamic address is wrong after the next start.
 */
export function warningAddress(address: string): string {
  return `${warningPage()}#${address}`;
}

/**
 * Where a blocking request is sent. Chromium lets such a redirect into a page with a dynamic address only by that address
 * of this session, unless the person typed what was asked for; the tab shows the fixed one all the same.
 */
export function warningRedirect(address: string): string {
  return `${browser.runtime.getURL(WARNING_PAGE)}#${address}`;
}

/** The address that a warning stands for, or null where the tab shows no warning. */
export function warnedAddress(tabAddress: string): string | null {
  const prefix = `${warningPage()}#`;
  return tabAddress.startsWith(prefix) ? tabAddress.slice(prefix.length) : null;
}

/** The target of the browser's own rules: `\0` is the whole address that matched. */
export function warningSubstitution(): string {
  return `${warningPage()}#\\0`;
}

function warningPage(): string {
  return `${location.origin}/${WARNING_PAGE}`;
}
