/** The list of the matrix names this host, with its subdomains. */
export const LISTED_PARENT = 'seized.test';
/** Not listed, but for {@link LISTED_PATH} on it and on its subdomains, and for {@link LISTED_SIBLING}. */
export const SHOP_PARENT = 'shop.test';
/** Listed with its subdomains; of one site with the shop, as a prerendered page must be. */
export const LISTED_SIBLING = 'bad.shop.test';
export const LISTED_PATH = '/fraud/';

/** The hosts of one trial: no other one has them, so that each request to them is its own. */
export interface TrialHosts {
  readonly listed: string;
  /** Listed below {@link LISTED_PATH} only. */
  readonly shop: string;
  readonly sibling: string;
  /** Listed by another list only, which a cell follows. */
  readonly newcomer: string;
}

/** @param name one DNS label */
export function hostsFor(name: string): TrialHosts {
  return {
    listed: `${name}.${LISTED_PARENT}`,
    shop: `${name}.${SHOP_PARENT}`,
    sibling: `${name}.${LISTED_SIBLING}`,
    newcomer: `${name}.newcomer.test`,
  };
}

/** Every host that trials of these names use. */
export function listHosts(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => Object.values(hostsFor(name)));
}

/**
 * Whether a request of a trial went where the list says that nobody should go. A newer script for a site's own worker does
 * not count: the browser looks for one by itself, whenever it likes, as long as the worker is installed.
 */
export function isListedRequest(hosts: TrialHosts, request: { host: string; path: string }): boolean {
  if (request.path === '/quiet-worker.js') return false;
  if (request.host === hosts.shop) return request.path.startsWith(LISTED_PATH);
  return [hosts.listed, hosts.sibling, hosts.newcomer].includes(request.host);
}

/** The same of an address. */
export function isListedAddress(hosts: TrialHosts, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname } = new URL(address);
  return isListedRequest(hosts, { host: hostname, path: pathname });
}
