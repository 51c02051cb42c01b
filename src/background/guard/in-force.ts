import type { HostBuckets } from './host-buckets.ts';

/** The hosts of the dynamic rules as the browser holds them. */
export interface RulesInForce {
  readonly base: HostBuckets;
  readonly overlay: Overlay;
}

/** Two rules above the base that make it say what it should. */
export interface Overlay {
  /** Hosts to stop whatever `open` says. */
  readonly stop: ReadonlySet<string>;
  /** Hosts to let through, with all that stands below them. */
  readonly open: ReadonlySet<string>;
}

/** Whether a rule names the host and none lets it through. */
export function isInForce({ base, overlay }: RulesInForce, host: string): boolean {
  return overlay.stop.has(host) || (base.has(host) && !overlay.open.has(host));
}
