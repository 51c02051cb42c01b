import { RuleCandidates } from '../../src/background/guard/choose-hosts.ts';
import { HostBuckets } from '../../src/background/guard/host-buckets.ts';
import type { RulesInForce } from '../../src/background/guard/in-force.ts';
import type { WantedHosts } from '../../src/background/guard/wanted-hosts.ts';
import { finishSteps } from '../../src/core/table/finish-steps.ts';

/** Hosts that the rules are to hold, all of one rank, where they hold others. */
export function wantHosts(hosts: readonly string[], inForce: RulesInForce): WantedHosts {
  const candidates = new RuleCandidates(inForce, 1_000_000);
  for (const host of hosts) candidates.add(host, 0);
  return finishSteps(candidates.chooseSteps());
}

export function bucketsOf(hosts: readonly string[]): HostBuckets {
  const buckets = new HostBuckets();
  for (const host of hosts) buckets.add(host);
  return buckets;
}

/** Of every bucket. */
export function listWanted(wanted: WantedHosts): readonly string[] {
  return bucketsOf([]).parts.flatMap((_, bucket) => [...wanted.list(bucket)].flat());
}
