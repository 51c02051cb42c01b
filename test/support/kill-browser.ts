import { once } from 'node:events';
import type { Browser } from 'puppeteer-core';

/** Ends a browser at once, without asking it, and waits until its process is gone. */
export async function killBrowser(browser: Browser): Promise<void> {
  const process = browser.process();
  if (process === null) throw new Error('only a browser that was started here can be killed');
  const gone = once(process, 'exit');
  process.kill('SIGKILL');
  await gone;
}
