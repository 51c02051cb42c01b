import { type EventBody, isWanted, limitBody } from '../../core/event/event-body.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import { browser } from '../../platform/browser.ts';
import { isPrivateWorker } from '../lists/followed-lists.ts';
import { readDeviceRef } from './device-ref.ts';
import type { Outbox } from './outbox.ts';

/** Tells IT what happens, where policy asks for it, and nobody else anything. */
export class Reporter {
  readonly #outbox: Outbox;
  readonly #readPolicy: () => Promise<Policy>;
  readonly #now: () => number;

  /** @param now epoch milliseconds */
  constructor(outbox: Outbox, readPolicy: () => Promise<Policy>, now: () => number) {
    this.#outbox = outbox;
    this.#readPolicy = readPolicy;
    this.#now = now;
  }

  /** Whether policy asks for such events. */
  async isAsked(name: EventBody['name']): Promise<boolean> {
    const { reporting } = await this.#readPolicy();
    return reporting !== null && !isPrivateWorker() && isWanted(name, reporting);
  }

  /**
   * Keeps an event and begins to send. What is kept is already what may leave the device: nothing more is ever stored of it.
   * Never rejects, and nothing waits for the receiver.
   * @param describe is not called where nobody asks for such events
   */
  async report(name: EventBody['name'], describe: () => Promise<EventBody> | EventBody): Promise<void> {
    try {
      const { reporting } = await this.#readPolicy();
      if (reporting === null || !(await this.isAsked(name))) return;
      const time = this.#now();
      await this.#outbox.add({
        id: crypto.randomUUID(),
        time,
        deviceRef: await readDeviceRef(time),
        identity: reporting.identity,
        version: browser.runtime.getManifest().version,
        body: limitBody(await describe(), reporting),
      });
      void this.#outbox.deliver(reporting);
    } catch (error) {
      console.error('event', error);
    }
  }

  /** Sends what waits; where policy wants no events any more, lets go of it. Never rejects. */
  async deliver(): Promise<void> {
    try {
      if (isPrivateWorker()) return;
      const { reporting } = await this.#readPolicy();
      if (reporting === null) await this.#outbox.clear();
      else await this.#outbox.deliver(reporting);
    } catch (error) {
      console.error('event', error);
    }
  }
}
