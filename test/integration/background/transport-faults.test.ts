import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addOwnList, removeOwnList } from '../../../src/background/sync/own-lists.ts';
import { readFile } from '../../../src/core/tuf/read-file.ts';
import { createFetchTransport } from '../../../src/platform/fetch-transport.ts';
import { state } from '../../support/fake-browser.ts';
import { makeSelfSignedCertificate } from '../../support/self-signed.ts';
import { SyncWorld, wholeVersion } from '../../support/sync-world.ts';
import { NOW } from '../../support/tuf-repository.ts';
import type { TufServer } from '../../support/tuf-server.ts';
import { waitUntil } from '../../support/wait-until.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = NOW * 1000;
/** Of a person's language, and of a length that can be read. */
const SENTENCE = /^(The |[a-z]+\.json )[^\n]{15,300}[.?]$/;
let world: SyncWorld;
let server: TufServer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  world = await SyncWorld.open();
  ({ server } = world.published);
});
afterEach(async () => {
  vi.useRealTimers();
  await world.published.close();
});

/** Version 1 answers, for a new worker too; nothing of version 2 does. */
async function expectLastGoodList(): Promise<void> {
  expect(await world.observe()).toEqual(wholeVersion(1));
  await world.restart();
  expect(await world.observe()).toEqual(wholeVersion(1));
}

/** The wait until the next check, in minutes. */
async function readWait(): Promise<number> {
  return ((await world.showUpdates()).nextCheck - Date.now()) / MINUTE;
}

async function expectNewVersion(): Promise<void> {
  server.answers.clear();
  await world.sync();
  expect(await world.showUpdates()).toMatchObject({ problem: null, problemCode: null, isNews: false });
  expect(await world.observe()).toEqual(wholeVersion(2));
}

type Fault = (response: ServerResponse, bytes: Uint8Array) => void;

/** Writes past the library, which would not let an answer lie. */
function answerRaw(response: ServerResponse, head: string, body: Uint8Array): void {
  const { socket } = response;
  socket?.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`);
  socket?.write(body);
  socket?.end();
}

// TESTING.md: "list server slow, truncating, lying about length, 429, 500, gzip bomb, redirect"
const FAULTS: readonly (readonly [string, Fault, forMetadata: string, forTarget: string])[] = [
  ['500', (response) => response.writeHead(500).end('<h1>oops</h1>'), 'refused', 'refused'],
  ['429', (response) => response.writeHead(429).end(), 'refused', 'refused'],
  ['a page in place of the file', (response) => response.end('<!doctype html>'), 'not-json', 'wrong-length'],
  [
    'a connection that is reset',
    (response) => response.socket?.resetAndDestroy(),
    'unreachable',
    'unreachable',
  ],
  [
    'a body that breaks off',
    (response, bytes) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
    },
    'unreachable',
    'unreachable',
  ],
  [
    'a body that is cut without a word',
    (response, bytes) => response.end(bytes.subarray(0, bytes.length / 2)),
    'not-json',
    'wrong-length',
  ],
  [
    'a length that is more than there is',
    (response, bytes) => answerRaw(response, `content-length: ${bytes.length + 100}`, bytes),
    'unreachable',
    'unreachable',
  ],
  [
    'a length that is less than there is',
    (response, bytes) => answerRaw(response, `content-length: ${bytes.length >> 1}`, bytes),
    'not-json',
    'wrong-length',
  ],
  [
    'a gzip bomb as content coding',
    (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
    'too-large',
    'wrong-length',
  ],
  [
    'an endless body',
    (response) => {
      const send = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(10_000, 0x20)));
      };
      response.on('drain', send);
      send();
    },
    'too-large',
    'wrong-length',
  ],
  [
    'a redirect to another page',
    (response) => response.writeHead(302, { location: '/portal/sign-in' }).end(),
    // The portal has no such file here, which is a file that is missing.
    'not-found',
    'not-found',
  ],
  [
    'a redirect without end',
    (response) => response.writeHead(302, { location: response.req.url ?? '/' }).end(),
    'unreachable',
    'unreachable',
  ],
];

describe.each(FAULTS)('a server that answers with %s', (_, fault, forMetadata, forTarget) => {
  it.each([
    ['for timestamp.json', (path: string) => path === 'metadata/timestamp.json', forMetadata],
    ['for every target', (path: string) => path.startsWith('targets/'), forTarget],
  ])(
    '%s: the last good list answers, the next check is planned, and it is told why',
    async (_, isHit, code) => {
      const { tuf } = world.published.repository;
      const files = [
        ...[...tuf.metadata].map(([name, bytes]) => [`metadata/${name}`, bytes] as const),
        ...[...tuf.targetFiles].map(([name, bytes]) => [`targets/${name}`, bytes] as const),
      ];
      for (const [path, bytes] of files) {
        if (isHit(path)) server.answers.set(path, (_request, response) => fault(response, bytes));
      }
      await world.sync();
      const { problem, problemCode } = await world.showUpdates();
      expect(problemCode).toBe(code);
      expect(problem).toMatch(SENTENCE);
      expect(await readWait()).toBeGreaterThanOrEqual(15);
      expect(await readWait()).toBeLessThanOrEqual(30);
      await expectLastGoodList();
      await expectNewVersion();
    },
  );
});

// LIST.md: "15–30 min after the first failure, doubling, at most 24 h, jittered; a server's Retry-After is respected."
describe('the next check', () => {
  const refuse = (headers: Record<string, string> = {}): void => {
    server.answers.set('metadata/timestamp.json', (_, response) => response.writeHead(429, headers).end());
  };

  it('comes 15 to 30 minutes after the first failure, twice as long after each further one, a day at most', async () => {
    refuse();
    for (let failures = 1; failures <= 9; failures++) {
      const { nextCheck } = await world.showUpdates();
      vi.setSystemTime(nextCheck - 1);
      server.requests.length = 0;
      await world.restart();
      expect(server.requests, 'a moment too early nobody asks').toEqual([]);
      vi.setSystemTime(nextCheck);
      await world.sync(false);
      const wait = await readWait();
      expect(wait, `${failures} failures`).toBeGreaterThanOrEqual(
        Math.min(24 * 60, 15 * 2 ** (failures - 1)),
      );
      expect(wait, `${failures} failures`).toBeLessThanOrEqual(Math.min(24 * 60, 30 * 2 ** (failures - 1)));
      expect(state.alarms.get('sync')?.when).toBe((await world.showUpdates()).nextCheck);
    }
    await expectNewVersion();
    refuse();
    await world.sync();
    expect(await readWait()).toBeLessThanOrEqual(30);
  });

  it.each([
    ['seconds', '7200'],
    // The server's clock is ten minutes ahead of ours: its dates are counted by it.
    ['a date', new Date(START + 10 * MINUTE + 2 * HOUR).toUTCString()],
  ])('waits as long as the server asks for, in %s; a person may ask all the same', async (_, retryAfter) => {
    server.time = START + 10 * MINUTE;
    refuse({ 'retry-after': retryAfter });
    await world.sync();
    expect(await readWait()).toBe(120);
    expect(server.requests.filter((path) => path === 'metadata/timestamp.json')).toHaveLength(2);
    vi.setSystemTime(START + 2 * HOUR - 1);
    await world.restart();
    expect(server.requests.filter((path) => path === 'metadata/timestamp.json')).toHaveLength(2);
    await expectNewVersion();
  });

  it.each([
    ['a date that has gone by', new Date(START - HOUR).toUTCString()],
    ['no time at all', 'soon'],
    ['a negative time', '-5'],
  ])('is not moved by %s', async (_, retryAfter) => {
    refuse({ 'retry-after': retryAfter });
    await world.sync();
    expect(await readWait()).toBeLessThanOrEqual(30);
  });

  it('is never further off than a day, whatever the server asks for', async () => {
    refuse({ 'retry-after': '999999' });
    await world.sync();
    expect(await readWait()).toBe(24 * 60);
  });

  it('respects what a server asks for a target, and does not ask for the table after a delta was refused so', async () => {
    for (const name of world.published.repository.tuf.targetFiles.keys()) {
      server.answers.set(`targets/${name}`, (_, response) =>
        response.writeHead(429, { 'retry-after': '5400' }).end(),
      );
    }
    server.requests.length = 0;
    await world.sync();
    expect(await readWait()).toBe(90);
    expect(server.requests.filter((path) => path.startsWith('targets/'))).toHaveLength(1);
    await expectNewVersion();
  });
});

describe('a server that is not there', () => {
  it('is told as such, is no news, and is asked again as planned', async () => {
    await server.close();
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'unreachable', isNews: false });
    expect((await world.showUpdates()).problem).toMatch(SENTENCE);
    expect(await readWait()).toBeLessThanOrEqual(30);
    await expectLastGoodList();
  });
});

describe('a server that falls silent', () => {
  it.each([
    ['before its answer', () => {}],
    ['in the middle of it', (response: ServerResponse) => void response.writeHead(200).write('{')],
  ])('%s is given up after 25 seconds: a worker has 30', async (_, answer) => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: START });
    let hasAsked = false;
    server.answers.set('metadata/timestamp.json', (_request, response) => {
      hasAsked = true;
      answer(response);
    });
    let hasEnded = false;
    const syncing = world.sync().then(() => {
      hasEnded = true;
    });
    await waitUntil('the server is asked', () => hasAsked);
    await vi.advanceTimersByTimeAsync(24_999);
    expect(hasEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await syncing;
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'unreachable', isNews: false });
    expect((await world.showUpdates()).problem).toContain('the server fell silent');
    await expectLastGoodList();
    await expectNewVersion();
  });

  it('but for a byte now and then is given up when one answer takes ten times as long', async () => {
    const transport = createFetchTransport(new URL(world.published.address), 200);
    server.answers.set('metadata/timestamp.json', (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const path = 'timestamp.json';
    const read = await readFile(transport, { base: 'metadata', path }, 16_384);
    expect(read).toMatchObject({ ok: false, reason: { code: 'unreachable' } });
  });
});

describe('a server behind https', () => {
  let secure: Server;

  beforeEach(async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    secure = createServer(makeSelfSignedCertificate(), (request, response) => {
      const location = `${world.published.address.slice(0, -1)}${request.url ?? ''}`;
      response.writeHead(302, { location }).end();
    });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    secure.closeAllConnections();
    await new Promise((resolve) => secure.close(resolve));
  });

  it('that leads to http is not followed, although what lies there is good', async () => {
    const { port } = secure.address() as AddressInfo;
    const { fingerprint } = world.published;
    // The same repository, which is known by its fingerprint, at an address of https.
    await removeOwnList(fingerprint);
    await addOwnList({ url: `https://127.0.0.1:${port}/`, fingerprint });
    await world.sync();
    const { problem, problemCode } = await world.showUpdates();
    expect(problemCode).toBe('unreachable');
    expect(problem).toContain('the server led from https to http');
    await expectLastGoodList();
  });
});
