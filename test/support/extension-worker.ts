import { FollowedLists } from '../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../src/background/lists/install-packaged.ts';
import { PolicyInUse } from '../../src/background/policy-in-use.ts';
import { reviewPasses } from '../../src/background/review-passes.ts';
import { takeUpPolicy } from '../../src/background/sync/managed-policy.ts';
import { syncLists } from '../../src/background/sync/sync-lists.ts';
import { describeFollowed } from '../../src/background/tab-view.ts';
import { VerdictTiming } from '../../src/background/verdict-timing.ts';
import { Visits } from '../../src/background/visits.ts';
import type { ProtectionView } from '../../src/messages/protocol.ts';
import { state } from './fake-browser.ts';

/** A host of the packaged list. */
export const PACKAGED_HOST = 'redvds.com';

/** A worker's life in the fake browser: what it has in memory ends with it. */
export class ExtensionWorker {
  readonly lists = new FollowedLists();
  readonly policy = new PolicyInUse();
  readonly visits = new Visits(this.lists, new VerdictTiming(), this.policy);
  /** How often open pages would have been looked at again. */
  changes = 0;

  /** What the worker does of itself when it starts. */
  async start(): Promise<void> {
    await reviewPasses(this.visits);
    await installPackagedList(this.lists, false);
    await this.sync();
  }

  async sync(isWanted = false): Promise<void> {
    await syncLists(this.lists, isWanted, async () => {
      this.changes += 1;
      await reviewPasses(this.visits);
    });
  }

  /** IT changes the policy to these values, and the browser tells. */
  async followPolicy(values: object): Promise<void> {
    state.readManaged = () => values;
    if (!(await takeUpPolicy(true))) return;
    await this.policy.reload();
    await reviewPasses(this.visits);
    await this.sync();
  }

  async verdict(host: string): Promise<string> {
    return (await this.visits.judge(`https://${host}/`, null)).verdict.kind;
  }

  describe(): Promise<ProtectionView> {
    return describeFollowed(this.lists);
  }
}

/** IT changes the policy to these lists, and the browser tells. @returns whether it is another one */
export function setPolicy(...lists: readonly string[]): Promise<boolean> {
  state.readManaged = () => (lists.length === 0 ? {} : { lists });
  return takeUpPolicy(true);
}

/** Hosts that the browser's rules stop, without the names in the marker rule, which no address has. */
export function ruledHosts(): readonly string[] {
  return [...state.dynamicRules.values()]
    .flatMap(({ condition }) => condition.requestDomains ?? [])
    .filter((host) => !host.endsWith('.invalid'));
}
