import { type PolicySource, readTexts } from './policy-source.ts';
import { readHostEntry } from './read-host-entry.ts';
import type { TextsKeyName } from './schema.ts';

/**
 * Hosts of a key, canonical; each stands for what is below it, too.
 * @param isAllowed whether another key lets the host open, so that it counts for nothing here
 */
export function readHosts(
  name: TextsKeyName,
  source: PolicySource,
  isAllowed: (host: string) => boolean = () => false,
): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const { key, text } of readTexts(name, source)) {
    const read = readHostEntry(text);
    if (!read.ok) source.rejected.push({ key, reason: read.reason });
    else if (isAllowed(read.host)) source.rejected.push({ key, reason: 'also-allowed' });
    else hosts.add(read.host);
  }
  return hosts;
}
