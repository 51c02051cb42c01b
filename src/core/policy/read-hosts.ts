import { type PolicySource, readTexts } from './policy-source.ts';
import { readHostEntry } from './read-host-entry.ts';
import type { TextsKeyName } from './schema.ts';

/** Hosts of a key, canonical; each stands for what is below it, too. */
export function readHosts(name: TextsKeyName, source: PolicySource): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const { key, text } of readTexts(name, source)) {
    const read = readHostEntry(text);
    if (read.ok) hosts.add(read.host);
    else source.rejected.push({ key, reason: read.reason });
  }
  return hosts;
}
