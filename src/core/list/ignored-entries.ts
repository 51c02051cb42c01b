import type { Indicator } from './model.ts';
import type { NeverList } from './never-list.ts';

/** Entries of a list that count for nothing, whatever they say (docs/decision-order.md). */
export interface IgnoredEntries {
  /** Values of host and URL indicators that this list may never stop: public suffixes, and what its own never-list names. */
  readonly values: readonly string[];
  /** How many of the list's entries counted for nothing when it was taken into use, for whatever reason. */
  readonly count: number;
}

export const NOTHING_IGNORED: IgnoredEntries = { values: [], count: 0 };

/** What one list may not do. */
export interface ListLimits {
  /** {@link IgnoredEntries.values} */
  readonly ignored: ReadonlySet<string>;
  /** Its `forced` flag is honoured: that of lists which IT named by policy. */
  readonly mayForce: boolean;
}

const URL_PARTS = /^https?:\/\/(?<host>[^/]+)(?<path>\/.*)$/;

/** The host that a host or URL names, and whether the indicator stops all of it. Null for any other kind. */
export function hostOfIndicator({
  type,
  value,
}: Indicator): { readonly host: string; readonly isWhole: boolean } | null {
  if (type === 'host') return { host: value, isWhole: true };
  const parts = type === 'url' ? URL_PARTS.exec(value)?.groups : undefined;
  return parts === undefined ? null : { host: parts['host'] ?? '', isWhole: parts['path'] === '/' };
}

/**
 * Whether an entry counts for nothing. A path on a popular host may be listed; the host itself may not, unless a list that
 * may do so forces it; an authority's may not even then.
 * @param neverList what holds for every list
 */
export function isIgnored(
  indicator: Indicator,
  isForced: boolean,
  { ignored, mayForce }: ListLimits,
  neverList: NeverList,
): boolean {
  if (ignored.has(indicator.value) || (isForced && !mayForce)) return true;
  const named = hostOfIndicator(indicator);
  if (named?.isWhole !== true) return false;
  const { host } = named;
  return isForced ? !neverList.mayBeForced(host) : neverList.isNeverListed(host);
}
