import { type ListRules, PACKAGED } from '../../core/policy/read-list-rules.ts';
import type { ListOrigin } from '../../messages/protocol.ts';

/**
 * The highest version of a list that policy lets in; null where it says nothing of it.
 * @param inUse version that answers now; null where none does: then a hold has nothing to hold to
 */
export function findVersionLimit(
  { held, pins }: Pick<ListRules, 'held' | 'pins'>,
  { followedBy, key }: Pick<ListOrigin, 'followedBy' | 'key'>,
  inUse: number | null,
): number | null {
  const name = followedBy === 'package' ? PACKAGED : key;
  if (held.all || held.lists.has(name)) return inUse;
  return pins.get(name) ?? null;
}

/** Another text for policies that let other versions in: then lists are looked for at once. */
export function describeVersionLimits({ held, pins }: Pick<ListRules, 'held' | 'pins'>): string {
  return JSON.stringify([held.all, [...held.lists], [...pins]]);
}
