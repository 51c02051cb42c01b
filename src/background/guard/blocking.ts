import { isStopped } from '../../core/list/decide.ts';
import { browser } from '../../platform/browser.ts';
import type { Visits } from '../visits.ts';
import { DOCUMENT_TYPES } from './document-types.ts';
import { warningRedirect } from './warning-address.ts';

/**
 * Layer 2: asks about every document before its request is sent. Registered always and synchronously, so that it
 * holds from the browser's first navigation on; the browser grants it in Firefox, and in Chromium to extensions that
 * policy has installed.
 */
export function registerBlockingGuard(visits: Visits): void {
  browser.webRequest.onBeforeRequest.addListener(
    ({ url, tabId }) => {
      // Answered at once for nearly every address: a promise would hold each request up by a turn.
      if (visits.isSurelyClear(url)) return {};
      return visits
        .judge(url, tabId)
        .then(({ verdict }) => (isStopped(verdict) ? { redirectUrl: warningRedirect(url) } : {}));
    },
    { urls: ['http://*/*', 'https://*/*'], types: [...DOCUMENT_TYPES] },
    ['blocking'],
  );
}
