import { encodeBatch } from '../../core/event/encode-batch.ts';
import type { CordonEvent } from '../../core/event/event-body.ts';
import { planRetry, readDelivery } from '../../core/event/plan-delivery.ts';
import { writeHex } from '../../core/hex.ts';
import { isRecord } from '../../core/is-record.ts';
import type { Reporting } from '../../core/policy/read-reporting.ts';
import { browser } from '../../platform/browser.ts';
import { OutboxStore, type QueuedEvent, type SentBatch } from '../../platform/outbox-store.ts';
import { postEvents } from '../../platform/post-events.ts';
import { declareItem } from '../../platform/storage-item.ts';

const ALARM = 'outbox';
/** Events that wait at most: more than a week of a device that meets a hundred a day. */
export const MOST_QUEUED = 2000;
/** Requests that are kept for the person to see. */
const MOST_SENT = 200;
const BATCH_EVENTS = 50;
/** A receiver may be slow, not endless: what is left goes with the next alarm. */
const MOST_REQUESTS = 60;

interface DeliveryState {
  readonly failures: number;
  /** Epoch milliseconds before which nothing is sent. */
  readonly nextTry: number;
  /** Events in a request, halved where the receiver finds that too much. */
  readonly batch: number;
  /** Events that gave way since that was last told. */
  readonly dropped: number;
}

const FRESH: DeliveryState = { failures: 0, nextTry: 0, batch: BATCH_EVENTS, dropped: 0 };

const deliveryState = declareItem<DeliveryState>('local', 'outbox-state', FRESH, (value) => {
  if (!isRecord(value)) return null;
  const { failures, nextTry, batch, dropped } = value;
  const areNumbers = [failures, nextTry, batch, dropped].every((number) => Number.isFinite(number));
  return areNumbers ? (value as unknown as DeliveryState) : null;
});

export function isOutboxAlarm(name: string): boolean {
  return name === ALARM;
}

/** Keeps events until IT's receiver has them: at least once, in their order, whatever becomes of worker and browser. */
export class Outbox {
  readonly #now: () => number;
  #store: Promise<OutboxStore> | null = null;
  #running: Promise<void> | null = null;
  /** Something was added while a delivery was on its way. */
  #hasMore = false;

  /** @param now epoch milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Rejects where it cannot be stored. */
  async add(event: CordonEvent): Promise<void> {
    const dropped = await (await this.#open()).add(event, MOST_QUEUED);
    if (dropped > 0) {
      await deliveryState.update((state) => ({ ...state, dropped: state.dropped + dropped }));
    }
  }

  /** How many events gave way since this was last asked. */
  async takeDropped(): Promise<number> {
    const { dropped } = await deliveryState.read();
    if (dropped > 0) await deliveryState.update((state) => ({ ...state, dropped: state.dropped - dropped }));
    return dropped;
  }

  async readSent(): Promise<readonly SentBatch[]> {
    return (await this.#open()).readSent();
  }

  async countWaiting(): Promise<number> {
    return (await this.#open()).count();
  }

  /** Policy wants no events: what waits is not kept for a policy to come. */
  async clear(): Promise<void> {
    const store = await this.#open();
    if ((await store.count()) > 0) await store.clearQueue();
  }

  /** Sends what waits, unless it is being sent. Never rejects. */
  deliver(reporting: Reporting): Promise<void> {
    this.#hasMore = true;
    this.#running ??= this.#deliverAll(reporting)
      .catch((error: unknown) => console.error('outbox', error))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #deliverAll(reporting: Reporting): Promise<void> {
    while (this.#hasMore) {
      this.#hasMore = false;
      await this.#deliver(reporting);
    }
  }

  async #deliver(reporting: Reporting): Promise<void> {
    const store = await this.#open();
    for (let request = 0; request < MOST_REQUESTS; request++) {
      const state = await deliveryState.read();
      // A clock that was set back must not keep events for years.
      const wait = state.nextTry - this.#now();
      if (wait > 0 && wait <= 24 * 3_600_000) return this.#wakeAt(state.nextTry);
      const queued = await store.readOldest(state.batch);
      if (queued.length === 0) return;
      if (!(await this.#send(store, reporting, queued))) break;
    }
    const { nextTry } = await deliveryState.read();
    await this.#wakeAt(Math.max(nextTry, this.#now() + 60_000));
  }

  /** @returns whether more may be sent at once */
  async #send(store: OutboxStore, reporting: Reporting, queued: readonly QueuedEvent[]): Promise<boolean> {
    const events = queued.map(({ event }) => event);
    const { contentType, body } = encodeBatch(reporting.format, events, (time) =>
      new Date(time).toISOString(),
    );
    const host = new URL(reporting.endpoint).host;
    const batch: SentBatch = {
      time: this.#now(),
      host,
      contentType,
      body,
      events: events.length,
      status: null,
    };
    const key = await store.noteSent(batch, MOST_SENT);
    const headers = { 'content-type': contentType, ...(await this.#authorize(reporting, body)) };
    const result = await postEvents(reporting.endpoint, headers, body, this.#now());
    const isAnswered = result.kind === 'answered';
    if (isAnswered) await store.settleSent(key, { ...batch, status: result.status });
    else console.warn(`outbox: ${result.detail}`);
    const delivery = isAnswered
      ? readDelivery(result.status, result.retryAfterSeconds)
      : ({ kind: 'failed', retryAfterSeconds: null } as const);
    if (delivery.kind === 'failed') {
      await deliveryState.update((state) => {
        const failures = state.failures + 1;
        const wait = planRetry(failures, delivery.retryAfterSeconds, Math.random());
        return { ...state, failures, nextTry: this.#now() + wait };
      });
      return false;
    }
    const isGivenUp = delivery.kind === 'too-much' && queued.length === 1;
    if (delivery.kind === 'taken' || isGivenUp) await store.remove(queued.map((each) => each.key));
    await deliveryState.update((state) => ({
      failures: 0,
      nextTry: 0,
      batch: delivery.kind === 'taken' ? grow(state.batch) : Math.max(1, Math.floor(queued.length / 2)),
      dropped: state.dropped + (isGivenUp ? 1 : 0),
    }));
    return true;
  }

  /** A bearer token, Splunk's own way of saying it, or a signature over the time and the body. */
  async #authorize({ token, signature, format }: Reporting, body: string): Promise<Record<string, string>> {
    if (token === null) return {};
    if (signature === 'bearer') {
      return { authorization: `${format === 'splunk-hec' ? 'Splunk' : 'Bearer'} ${token}` };
    }
    const time = Math.floor(this.#now() / 1000);
    return { 'x-cordon-signature': `t=${time},v1=${await sign(token, `${time}.${body}`)}` };
  }

  async #wakeAt(when: number): Promise<void> {
    await browser.alarms.create(ALARM, { when });
  }

  #open(): Promise<OutboxStore> {
    if (this.#store === null) {
      const opening = OutboxStore.open(() => {
        if (this.#store === opening) this.#store = null;
      });
      this.#store = opening;
      opening.catch(() => {
        if (this.#store === opening) this.#store = null;
      });
    }
    return this.#store;
  }
}

function grow(batch: number): number {
  return Math.min(BATCH_EVENTS, batch * 2);
}

/** HMAC-SHA-256 in hex. */
async function sign(token: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(token), algorithm, false, ['sign']);
  return writeHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))));
}
