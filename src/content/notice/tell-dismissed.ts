import type { Request } from '../../messages/envelope.ts';

declare const chrome: { readonly runtime: { sendMessage(request: Request): Promise<unknown> } };

/**
 * Tells the background that the person closed the notice. Nothing depends on its answer, and after an update of the
 * extension nobody is there to give one.
 */
export function tellDismissed(): void {
  try {
    // `chrome` itself, which Chromium and Firefox share, so that a notice needs no polyfill.
    chrome.runtime.sendMessage({ cordon: 1, name: 'dismissNotice', input: {} }).catch(() => {});
  } catch {
    // The extension was updated or taken away meanwhile: the notice goes all the same.
  }
}
