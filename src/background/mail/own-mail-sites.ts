import { readList, readText, readWholeNumber } from '../../messages/read-value.ts';
import { now } from '../../platform/clock.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** A site on which the person asked for mail to be checked. */
interface OwnMailSite {
  readonly host: string;
  /** Epoch milliseconds of the consent. */
  readonly since: number;
}

/** More than anybody reads mail on. */
const MOST_SITES = 100;

const sites = declareItem<readonly OwnMailSite[]>('local', 'mail-sites', [], (value) =>
  readList({ value }, 'value', MOST_SITES, (site) => {
    const host = readText(site, 'host', 253);
    const since = readWholeNumber(site, 'since');
    return host === null || since === null ? null : { host, since };
  }),
);

/** Hosts, oldest consent first. */
export async function readOwnMailSites(): Promise<readonly string[]> {
  return (await sites.read()).map(({ host }) => host);
}

/** The oldest goes where there are too many. */
export async function addOwnMailSite(host: string): Promise<void> {
  await sites.update((all) =>
    all.some((site) => site.host === host) ? all : [...all, { host, since: now() }].slice(-MOST_SITES),
  );
}

export async function removeOwnMailSite(host: string): Promise<void> {
  await sites.update((all) => all.filter((site) => site.host !== host));
}
