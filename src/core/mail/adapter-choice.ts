import type { AdapterEntry } from '../list/adapters-file.ts';
import { type Adapter, parseAdapter } from './adapter.ts';

/**
 * Puts packaged adapters and those of lists together: of those with one id the one with the highest version that can be
 * used. Lists may bring newer ones and new ones; what cannot be used changes nothing.
 * @param sources the package first; of equal versions the earlier source's counts
 */
export function mergeAdapters(sources: readonly (readonly AdapterEntry[])[]): readonly Adapter[] {
  const merged = new Map<string, Adapter>();
  for (const entry of sources.flat()) {
    const known = merged.get(entry.id);
    if (known !== undefined && known.version >= entry.version) continue;
    const parsed = parseAdapter(entry);
    if (parsed.ok) merged.set(entry.id, parsed.adapter);
  }
  return [...merged.values()];
}

/**
 * The adapters to try on a page, the more special first: those for its host, then those for software that runs under any
 * name, then the generic one. The first that finds a message decides.
 * @param hostname canonical
 */
export function chooseAdapters(adapters: readonly Adapter[], hostname: string): readonly Adapter[] {
  const fitting = adapters.filter(
    ({ hosts }) => hosts.length === 0 || hosts.some((host) => isOn(hostname, host)),
  );
  return fitting.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ kind, hosts }: Adapter): number {
  if (hosts.length > 0) return 0;
  return kind === 'generic' ? 2 : 1;
}

function isOn(hostname: string, host: string): boolean {
  if (!host.startsWith('*.')) return hostname === host;
  return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
}
