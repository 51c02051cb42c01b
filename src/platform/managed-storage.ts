import { browser } from './browser.ts';

/**
 * What the browser's administrator laid down for the extension, unread; an empty object where there is no policy.
 * Firefox rejects where there is none. Chromium gives an empty object for a moment after installation, and waits some
 * seconds for its policy after a start of the browser.
 */
export async function readManagedValues(): Promise<unknown> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return {};
  }
}

/** Calls when the policy has changed. Firefox reads it once in a session and never calls. */
export function onManagedChange(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}
