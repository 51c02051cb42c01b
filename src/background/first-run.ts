import type { Policy } from '../core/policy/read-policy.ts';
import { browser } from '../platform/browser.ts';
import { isPrivateWorker } from './lists/followed-lists.ts';
import { GRACE_MS } from './sync/managed-policy.ts';

/**
 * Opens, once after the installation, the page that says what Cordon does; not where policy wants none, nor for whoever loads
 * the extension out of a folder again and again.
 * @param graceMs how long the policy of an extension that IT installed is waited for
 */
export async function openFirstRunPage(readPolicy: () => Promise<Policy>, graceMs = GRACE_MS): Promise<void> {
  if (isPrivateWorker()) return;
  const { installType } = await browser.management.getSelf();
  if (installType === 'development') return;
  if (installType === 'admin') await new Promise((resolve) => setTimeout(resolve, graceMs));
  if (!(await readPolicy()).hasFirstRunPage) return;
  await browser.tabs.create({ url: browser.runtime.getURL('src/options/index.html#welcome') });
}
