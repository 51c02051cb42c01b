import { ExposureDesk } from '../../../src/background/exposure/exposure-desk.ts';
import { Events } from '../../../src/background/outbox/events.ts';
import { Outbox } from '../../../src/background/outbox/outbox.ts';
import { Reporter } from '../../../src/background/outbox/reporter.ts';
import { PolicyInUse } from '../../../src/background/policy-in-use.ts';
import { takeUpPolicy } from '../../../src/background/sync/managed-policy.ts';
import { Visits } from '../../../src/background/visits.ts';
import type { Contact } from '../../../src/core/list/exposure.ts';
import { state } from '../../support/fake-browser.ts';
import { SyncWorld } from '../../support/sync-world.ts';
import { EventSink } from '../outbox/event-sink.ts';

const TAB = 7;

/** A worker, as far as looking back goes, that follows a list on a loopback server and tells a loopback sink. */
export class ExposureWorld {
  readonly lists: SyncWorld;
  readonly sink: EventSink;
  now = Date.now();
  mailContacts: readonly Contact[] = [];
  policy = new PolicyInUse();
  desk: ExposureDesk;

  private constructor(lists: SyncWorld, sink: EventSink) {
    this.lists = lists;
    this.sink = sink;
    this.desk = this.#newDesk();
  }

  /** Version 1 of the list is in use, version 2 is published, and events are wanted. */
  static async open(): Promise<ExposureWorld> {
    const lists = await SyncWorld.open();
    const world = new ExposureWorld(lists, await EventSink.start());
    await world.setPolicy({});
    await world.desk.lookBack();
    return world;
  }

  close(): Promise<unknown> {
    return Promise.all([this.sink.close(), this.lists.published.close()]);
  }

  async setPolicy(values: Record<string, unknown>): Promise<void> {
    state.readManaged = () => ({ reportingEndpoint: this.sink.address, ...values });
    await takeUpPolicy(true);
    await this.policy.reload();
  }

  /** Opens a page, and waits until it is looked at. */
  async visit(address: string, { isPrivate = false } = {}): Promise<void> {
    state.tabs.set(TAB, { id: TAB, url: address, incognito: isPrivate });
    this.desk.notes.note(TAB, address, async () => {});
    await this.desk.notes.flush();
  }

  /** What a worker does after it has looked for new versions. */
  async sync(): Promise<void> {
    await this.lists.sync();
    await this.desk.lookBack();
  }

  /** What a worker has in memory is gone. */
  async restart(): Promise<void> {
    await this.lists.restart();
    this.policy = new PolicyInUse();
    this.desk = this.#newDesk();
    await this.desk.lookBack();
  }

  #newDesk(): ExposureDesk {
    const now = () => this.now;
    const readPolicy = () => this.policy.read();
    const outbox = new Outbox(now);
    return new ExposureDesk({
      visits: new Visits(this.lists.lists, undefined, this.policy),
      lists: this.lists.lists,
      events: new Events(new Reporter(outbox, readPolicy, now), outbox, now),
      readMailContacts: async () => this.mailContacts,
      readPolicy,
      now,
    });
  }
}
