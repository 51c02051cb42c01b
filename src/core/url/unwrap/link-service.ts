import type { RawAddress } from './raw-address.ts';

/** A service that puts its own address before another. */
export interface LinkService {
  /** As people know it. */
  readonly name: string;
  /** Whether a canonical host is one of its hosts; null where any host may be (a gateway that companies run themselves). */
  readonly hosts: HostRule | null;
  /** What the canonical path must match; null for any. */
  readonly path: RegExp | null;
  readonly read: TargetReader;
}

export interface HostRule {
  /** The host itself. */
  readonly exact?: readonly string[];
  /** Hosts that end so, dot included. */
  readonly suffixes?: readonly string[];
  /** For families of hosts; anchored at both ends. */
  readonly pattern?: RegExp;
}

export type TargetReader = (address: RawAddress) => TargetReading;

/**
 * `target`: the text that stands for the next address; `hidden`: a wrapper that cannot be reversed here, with the host
 * that it names, if any; `none`: no wrapper after all.
 */
export type TargetReading =
  | { readonly kind: 'target'; readonly text: string }
  | { readonly kind: 'hidden'; readonly hint: string | null }
  | { readonly kind: 'none' };

export const HIDDEN: TargetReading = { kind: 'hidden', hint: null };

/** @param host canonical */
export function hasHost(rule: HostRule, host: string): boolean {
  return (
    rule.exact?.includes(host) === true ||
    rule.suffixes?.some((suffix) => host.endsWith(suffix)) === true ||
    rule.pattern?.test(host) === true
  );
}
