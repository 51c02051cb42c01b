import { createHmac } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox } from '../../../src/background/outbox/outbox.ts';
import { Reporter } from '../../../src/background/outbox/reporter.ts';
import type { EventBody } from '../../../src/core/event/event-body.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { makeSelfSignedCertificate } from '../../support/self-signed.ts';
import { answer, EventSink } from './event-sink.ts';

const HOUR_MS = 3_600_000;
let sink: EventSink;
let policy: Record<string, unknown>;
let now: number;
let outbox: Outbox;
let reporter: Reporter;

beforeEach(async () => {
  resetExtensionWorld();
  sink = await EventSink.start();
  policy = { reportingEndpoint: sink.address };
  now = Date.UTC(2026, 10, 28, 9);
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  restart();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await sink.close();
});

/** All that a worker has in memory is gone. */
function restart(): void {
  outbox = new Outbox(() => now);
  reporter = new Reporter(
    outbox,
    async () => readPolicy(policy).policy,
    () => now,
  );
}

function block(words = 'redvds.com'): EventBody {
  const indicator = { type: 'host', id: words, domain: words } as const;
  const of = { case: 'redvds', caseKind: 'virtual-desktop-rental', claim: 'seized', list: 'cordon' } as const;
  return {
    name: 'visit.blocked',
    action: 'block',
    indicator: { ...indicator, ...of },
    caseKind: of.caseKind,
  };
}

async function report(count: number): Promise<void> {
  for (let index = 0; index < count; index++) await reporter.report('visit.blocked', () => block());
}

/** Lets the alarms ring until nothing waits, as the browser does. @returns how often */
async function deliverAll(mostAlarms = 100): Promise<number> {
  for (let alarms = 0; alarms < mostAlarms; alarms++) {
    await reporter.deliver();
    if ((await outbox.countWaiting()) === 0) return alarms;
    now = state.alarms.get('outbox')?.when ?? now;
    restart();
  }
  throw new Error('events are left');
}

it('what happens is sent once, in its order, with nothing but what was asked for', async () => {
  await report(3);
  await deliverAll();
  const ids = sink.takenIds();
  expect(new Set(ids).size).toBe(3);
  expect(ids).toHaveLength(3);
  for (const { headers } of sink.seen) {
    expect(headers).toMatchObject({ 'content-type': 'application/json' });
    expect(headers.cookie ?? headers.referer ?? headers.authorization).toBeUndefined();
  }
});

describe('nothing is sent or kept', () => {
  it.each([
    ['without a receiver', {}],
    ['of an event that IT did not ask for', { reportingEvents: ['heartbeat'] }],
    ['to a receiver without https', { reportingEndpoint: 'http://siem.example/' }],
  ])('%s', async (_, rules) => {
    policy = 'reportingEvents' in rules ? { ...policy, ...rules } : rules;
    const describeIt = vi.fn(() => block());
    await reporter.report('visit.blocked', describeIt);
    expect(describeIt).not.toHaveBeenCalled();
    expect(await outbox.countWaiting()).toBe(0);
    expect(sink.seen).toEqual([]);
  });

  it('of cautions, unless IT names them', async () => {
    const caution = { name: 'mail.caution', findings: [], indicator: null } as const;
    await reporter.report('mail.caution', () => caution);
    expect(await outbox.countWaiting()).toBe(0);
    policy['reportingEvents'] = ['mail.caution'];
    await reporter.report('mail.caution', () => caution);
    await deliverAll();
    expect(sink.taken).toHaveLength(1);
  });

  it('in the worker of private windows', async () => {
    state.isPrivateWorker = true;
    await report(1);
    state.isPrivateWorker = false;
    expect(await outbox.countWaiting()).toBe(0);
  });

  it('any more once policy wants no events', async () => {
    sink.always = answer(500);
    await report(3);
    await reporter.deliver();
    policy = {};
    await reporter.deliver();
    expect(await outbox.countWaiting()).toBe(0);
  });
});

// MANAGED.md: "at least once, de-duplicated by event id"; TESTING.md: "outbox offline for a day"
describe('a receiver that', () => {
  it('is offline for a day loses nothing', async () => {
    sink.always = (response) => response.destroy();
    const day = now + 24 * HOUR_MS;
    while (now < day) {
      await report(1);
      await reporter.deliver();
      now = Math.max(now + HOUR_MS, state.alarms.get('outbox')?.when ?? 0);
      restart();
    }
    sink.always = null;
    await deliverAll();
    const ids = sink.takenIds();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(3);
  });

  it('takes an event and gives no answer gets it again, and knows it by its id', async () => {
    sink.next.push((response, _, take) => {
      take();
      response.destroy();
    });
    await report(1);
    await deliverAll();
    const ids = sink.takenIds();
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('finds a request too large gets it in parts', async () => {
    sink.always = (response, { body }, take) => {
      const isTooLarge = (JSON.parse(body) as unknown[]).length > 3;
      if (!isTooLarge) take();
      response.writeHead(isTooLarge ? 413 : 200).end();
    };
    policy['reportingEvents'] = [];
    policy['reportingEvents'] = ['visit.blocked'];
    const { deliver } = Outbox.prototype;
    // They wait until there are many.
    vi.spyOn(Outbox.prototype, 'deliver').mockResolvedValue();
    await report(20);
    vi.mocked(Outbox.prototype.deliver).mockImplementation(deliver);
    await deliverAll();
    expect(new Set(sink.takenIds()).size).toBe(20);
  });

  it('never takes one event is not held up by it, and that it was given up is counted', async () => {
    sink.always = (response, { body }, take) => {
      const isBad = body.includes('poison');
      if (!isBad) take();
      response.writeHead(isBad ? 400 : 200).end();
    };
    await reporter.report('visit.blocked', () => block('poison.example'));
    await report(5);
    await deliverAll();
    expect(sink.takenIds()).toHaveLength(5);
    expect(await outbox.takeDropped()).toBe(1);
    expect(await outbox.takeDropped()).toBe(0);
  });

  it.each([
    ['seconds', '600'],
    ['a date', new Date(Date.UTC(2026, 10, 28, 9, 10)).toUTCString()],
  ])('asks for patience in %s is left alone until then', async (_, retryAfter) => {
    sink.next.push(answer(429, { 'retry-after': retryAfter, date: new Date(now).toUTCString() }));
    await report(1);
    await reporter.deliver();
    const when = state.alarms.get('outbox')?.when ?? 0;
    expect(when).toBeGreaterThanOrEqual(now + 600_000);
    now += 599_000;
    await reporter.deliver();
    expect(sink.seen).toHaveLength(1);
    now = when;
    await reporter.deliver();
    expect(sink.takenIds()).toHaveLength(1);
  });

  it.each([401, 403, 404, 500, 503])('answers %i is asked again later, and gets all', async (status) => {
    sink.next.push(answer(status), answer(status));
    await report(2);
    expect(await deliverAll()).toBeGreaterThan(0);
    expect(new Set(sink.takenIds()).size).toBe(2);
  });

  it('leads elsewhere is not followed', async () => {
    const other = await EventSink.start();
    sink.next.push(answer(307, { location: other.address }));
    await report(1);
    await reporter.deliver();
    expect(other.seen).toEqual([]);
    await deliverAll();
    expect(sink.takenIds()).toHaveLength(1);
    await other.close();
  });

  it('has a certificate that nobody trusts is told nothing', async () => {
    const requests: string[] = [];
    const server = createServer(makeSelfSignedCertificate(), (request, response) => {
      requests.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    policy['reportingEndpoint'] = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await report(1);
    await reporter.deliver();
    expect(requests).toEqual([]);
    expect(await outbox.countWaiting()).toBe(1);
    server.close();
    server.closeAllConnections();
  });

  it('is asked of by a worker that is killed gets what was left from the next one', async () => {
    sink.always = (response) => response.destroy();
    await report(4);
    await reporter.deliver();
    restart();
    sink.always = null;
    await deliverAll();
    expect(new Set(sink.takenIds()).size).toBe(4);
  });
});

describe('too many events', () => {
  it('let the oldest go, and say how many', async () => {
    sink.always = answer(503);
    const { deliver } = Outbox.prototype;
    vi.spyOn(Outbox.prototype, 'deliver').mockResolvedValue();
    for (let index = 0; index < 2003; index++)
      await reporter.report('visit.blocked', () => block(`h${index}.example`));
    vi.mocked(Outbox.prototype.deliver).mockImplementation(deliver);
    expect(await outbox.countWaiting()).toBe(2000);
    sink.always = null;
    await deliverAll();
    expect(sink.takenIds()).toHaveLength(2000);
    expect(sink.taken[0]?.body).not.toContain('h2.example');
    expect(sink.taken[0]?.body).toContain('h3.example');
    expect(await outbox.takeDropped()).toBe(3);
  });
});

describe('a request', () => {
  it('bears the token, as Splunk wants it where the format is Splunk’s', async () => {
    policy['reportingToken'] = 'secret';
    await report(1);
    await deliverAll();
    policy['reportingFormat'] = 'splunk-hec';
    await report(1);
    await deliverAll();
    expect(sink.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', 'Splunk secret']);
  });

  it('can be signed over its time and its body instead, and then bears no token', async () => {
    policy = { ...policy, reportingToken: 'secret', reportingSignature: 'hmac' };
    await report(1);
    await deliverAll();
    const [received] = sink.seen;
    const [, time = '', signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(received?.headers['x-cordon-signature'])) ?? [];
    expect(Number(time)).toBe(now / 1000);
    const expected = createHmac('sha256', 'secret').update(`${time}.${received?.body}`).digest('hex');
    expect(signature).toBe(expected);
    expect(received?.headers.authorization).toBeUndefined();
  });

  it('is kept for the person, byte for byte, with what came of it', async () => {
    sink.next.push(answer(500));
    await report(1);
    await deliverAll();
    const sent = await outbox.readSent();
    expect(sent.map(({ status }) => status)).toEqual([200, 500]);
    expect(sent.map(({ body }) => body)).toEqual(sink.seen.map(({ body }) => body).reverse());
  });
});

// MANAGED.md: "`deviceRef` random, rotated every 90 days"
it('a device has one random name for 90 days, and then another', async () => {
  const read = (): readonly string[] =>
    sink.taken.flatMap(({ body }) =>
      (JSON.parse(body) as { unmapped: { device_ref: string } }[]).map(({ unmapped }) => unmapped.device_ref),
    );
  for (const days of [0, 89, 2]) {
    now += days * 24 * HOUR_MS;
    await report(1);
    await deliverAll();
  }
  const [first, second, third] = read();
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});
