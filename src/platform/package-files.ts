import { browser } from './browser.ts';

/** Files that the extension ships: read from the package, never from the network. Rejects where one is missing. */
export async function readPackagedBytes(path: string): Promise<Uint8Array> {
  const response = await fetch(browser.runtime.getURL(path));
  return new Uint8Array(await response.arrayBuffer());
}

/** As {@link readPackagedBytes}, parsed as JSON. */
export async function readPackagedJson(path: string): Promise<unknown> {
  const response = await fetch(browser.runtime.getURL(path));
  return response.json();
}
