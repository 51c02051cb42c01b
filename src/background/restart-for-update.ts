import { browser } from '../platform/browser.ts';

/**
 * Restarts the extension for a new version that the browser has fetched. Left to itself the browser waits until nothing of
 * the extension runs, which may take days, or stops what runs.
 * @param atSafePoint runs what it is given after everything that is under way, and before anything that has not begun
 */
export function restartForUpdates(atSafePoint: (restart: () => void) => void): void {
  browser.runtime.onUpdateAvailable.addListener(() => atSafePoint(() => browser.runtime.reload()));
}
