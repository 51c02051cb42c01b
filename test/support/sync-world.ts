import { FollowedLists } from '../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../src/background/lists/install-packaged.ts';
import { addOwnList } from '../../src/background/sync/own-lists.ts';
import { syncLists } from '../../src/background/sync/sync-lists.ts';
import { describeFollowed } from '../../src/background/tab-view.ts';
import { Visits } from '../../src/background/visits.ts';
import type { ListState, ListUpdates, ProtectionView } from '../../src/messages/protocol.ts';
import { resetExtensionWorld } from './extension-world.ts';
import { type PublishedList, publishList } from './published-list.ts';
import { isStoppedByRules } from './rule-engine.ts';

const LIST = 'company';
/** Version 1 and version 2, of which the second brings one host and drops one. */
export const HOSTS = {
  1: ['gone.example', 'kept.example'],
  2: ['kept.example', 'new.example'],
} as const;

/** A worker, as far as lists go, that follows a list on a loopback server over the real fetch. */
export class SyncWorld {
  readonly published: PublishedList;
  lists = new FollowedLists();

  private constructor(published: PublishedList) {
    this.published = published;
  }

  /** A fresh browser that follows a list, of which version 1 is published, and has not looked for it yet. */
  static async prepare(): Promise<SyncWorld> {
    resetExtensionWorld();
    const world = new SyncWorld(await publishList(LIST, HOSTS[1]));
    world.published.server.time = Date.now();
    const { address: url, fingerprint } = world.published;
    await addOwnList({ url, fingerprint });
    return world;
  }

  /** With the packaged list installed, version 1 of the other one in use, and version 2 published. */
  static async open(): Promise<SyncWorld> {
    const world = await SyncWorld.prepare();
    await world.restart();
    await world.release(2, HOSTS[2]);
    return world;
  }

  release(version: number, hosts: readonly string[]): Promise<void> {
    return this.published.repository.release(version, hosts, LIST);
  }

  /** Looks for a new version, as when a person asks for it, or as when the worker starts. */
  async sync(isWanted = true): Promise<void> {
    await syncLists(this.lists, isWanted, async () => {});
  }

  /** What a worker does when it has been started anew; all that it had in memory is gone. */
  async restart(): Promise<void> {
    this.lists = new FollowedLists();
    await installPackagedList(this.lists, false);
    await this.sync(false);
  }

  describe(): Promise<ProtectionView> {
    return describeFollowed(this.lists);
  }

  /** The list as the options page shows it; null where none answers. */
  async show(): Promise<ListState | null> {
    const { lists } = await this.describe();
    return lists.find(({ key }) => key === this.published.fingerprint) ?? null;
  }

  /** How its updates go, as the options page shows it. */
  async showUpdates(): Promise<ListUpdates> {
    const { lists, pending } = await this.describe();
    const list = [...lists, ...pending].find(({ key }) => key === this.published.fingerprint);
    if (list?.updates == null) throw new Error('the list is not shown');
    return list.updates;
  }

  /** By a verdict of any list. */
  async isStopped(host: string): Promise<boolean> {
    return (await new Visits(this.lists).judge(`https://${host}/`, null)).verdict.kind === 'listed';
  }

  /**
   * What answers for the list: version in its description, version that its case names, hosts that a verdict stops, hosts
   * that the browser's own rules stop.
   */
  async observe() {
    const visits = new Visits(this.lists);
    const all = new Set(Object.values(HOSTS).flat());
    const stopped: string[] = [];
    const cases = new Set<string>();
    for (const host of all) {
      const { verdict } = await visits.judge(`https://${host}/`, null);
      if (verdict.kind !== 'listed' || verdict.by === 'organisation') continue;
      stopped.push(host);
      for (const listing of verdict.listings) cases.add(listing.case.summary.en);
    }
    return {
      version: (await this.show())?.info.version ?? null,
      cases: [...cases],
      stopped,
      ruled: [...all].filter(isStoppedByRules),
    };
  }
}

/** What {@link SyncWorld.observe} finds where one version answers, whole. */
export function wholeVersion(version: 1 | 2) {
  const hosts = [...HOSTS[version]];
  return { version, cases: [`Fresh is a test of version ${version}.`], stopped: hosts, ruled: hosts };
}
