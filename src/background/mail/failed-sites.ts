import { readList, readText } from '../../messages/read-value.ts';
import { today } from '../../platform/clock.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** A site on which a message's sender could not be read, and when that was noted last (`YYYY-MM-DD`). */
interface FailedSite {
  readonly host: string;
  readonly day: string;
}

/** Sites of which it is remembered; the oldest go first. */
const MOST_SITES = 100;

const failed = declareItem<readonly FailedSite[]>('local', 'failed-mail-sites', [], (value) =>
  readList({ value }, 'value', MOST_SITES, (site) => {
    const host = readText(site, 'host', 255);
    const day = readText(site, 'day', 10);
    return host === null || day === null ? null : { host, day };
  }),
);

/**
 * Notes that a message's sender could not be read on a site, once a day for each.
 * @returns whether it is the first time today
 */
export async function noteFailedSite(host: string): Promise<boolean> {
  const day = today();
  if ((await failed.read()).some((site) => site.host === host && site.day === day)) return false;
  await failed.update((sites) =>
    [...sites.filter((site) => site.host !== host), { host, day }].slice(-MOST_SITES),
  );
  return true;
}
