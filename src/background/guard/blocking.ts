import { isStopped } from '../../core/list/decide.ts';
import { browser } from '../../platform/browser.ts';
import type { Visits } from '../visits.ts';
import { DOCUMENT_TYPES } from './document-types.ts';

import type { StoppedFrames } from './stopped-frames.ts';
import { EMPTY_DOCUMENT, warningRedirect } from './warning-address.ts';

/**
 * Layer 2: asks about every document before its request is sent. Registered always and synchronously, so that it
 * holds from the browser's first navigation on; the browser grants it in Firefox, and in Chromium to extensions that
 * policy has installed. A frame of a page that has its share of warnings gets none.
 */
export function registerBlockingGuard(visits: Visits, frames: StoppedFrames): void {
  browser.webRequest.onBeforeRequest.addListener(
    ({ url, tabId, type }) => {
      // Answered at once for nearly every address: a promise would hold each request up by a turn.
      if (visits.isSurelyClear(url)) return {};
      return visits.judge(url, tabId).then(({ verdict }) => {
        if (!isStopped(verdict)) return {};
        const isShown = type === 'main_frame' || tabId < 0 || frames.mayRedirect(tabId);
        return isShown ? { redirectUrl: warningRedirect(url) } : { redirectUrl: EMPTY_DOCUMENT };
      });
    },
    { urls: ['http://*/*', 'https://*/*'], types: [...DOCUMENT_TYPES] },
    ['blocking'],
  );
}
