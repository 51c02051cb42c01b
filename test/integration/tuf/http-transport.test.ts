import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadTarget, PIECE_BYTES } from '../../../src/core/tuf/download-target.ts';
import { refreshRepository } from '../../../src/core/tuf/refresh-repository.ts';
import { createHttpTransport, readBaseUrl } from '../../../tools/tuf/http-transport.ts';
import { tufCrypto } from '../../support/tuf-client.ts';
import { MemoryStore, NOW, TufRepository } from '../../support/tuf-repository.ts';
import { startTufServer, type TufServer } from '../../support/tuf-server.ts';

const LARGE = Buffer.alloc(1.5 * PIECE_BYTES, 'cordon');
let repository: TufRepository;
let server: TufServer;
let store: MemoryStore;

beforeEach(async () => {
  repository = await TufRepository.create();
  repository.addTarget('table/7.bin', new Uint8Array(LARGE));
  await repository.publish('targets', 'snapshot', 'timestamp');
  server = await startTufServer(repository);
  store = new MemoryStore();
});
afterEach(() => server.close());

function createTransport(silenceMs = 30_000) {
  return createHttpTransport({
    metadataUrl: readBaseUrl(server.metadataUrl),
    targetsUrl: readBaseUrl(server.targetsUrl),
    silenceMs,
  });
}

function refresh(silenceMs?: number) {
  const transport = createTransport(silenceMs);
  return refreshRepository({
    transport,
    store,
    crypto: tufCrypto,
    initialRoot: repository.initialRoot,
    now: NOW,
  });
}

async function downloadTable() {
  const result = await refresh();
  if (!result.ok) throw new Error(result.failure.sentence);
  const { trusted } = result;
  return downloadTarget({ transport: createTransport(), crypto: tufCrypto, trusted, name: 'table/7.bin' });
}

describe('over HTTP', () => {
  it('a repository is followed and a large target is fetched in pieces', async () => {
    const result = await downloadTable();
    expect(result.ok && Buffer.from(result.bytes).equals(LARGE)).toBe(true);
    expect(server.requests.slice(0, 4)).toEqual([
      'metadata/2.root.json',
      'metadata/timestamp.json',
      'metadata/2.snapshot.json',
      'metadata/2.targets.json',
    ]);
    expect(server.requests).toHaveLength(4 + 2);
  });

  it('a server without ranges is as good', async () => {
    server.knowsRanges = false;
    expect(await downloadTable()).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(4 + 1);
  });

  it.each([403, 404, 410])('status %i says that there is no further root', async (status) => {
    server.answers.set('metadata/2.root.json', (_, response) => response.writeHead(status).end());
    expect((await refresh()).ok).toBe(true);
  });

  it.each([
    [
      '500',
      (response) => response.writeHead(500).end(),
      { code: 'refused', status: 500, retryAfterSeconds: null },
    ],
    [
      '429 with a time',
      (response) => response.writeHead(429, { 'retry-after': '90' }).end(),
      { code: 'refused', status: 429, retryAfterSeconds: 90 },
    ],
    [
      '503 with a date',
      (response) => response.writeHead(503, { 'retry-after': 'Fri, 31 Dec 2027 23:59:59 GMT' }).end(),
      { code: 'refused', retryAfterSeconds: null },
    ],
    [
      'a range that nobody asked for',
      (response) => response.writeHead(206, { 'content-range': 'bytes 0-1/2' }).end('xx'),
      { code: 'refused', status: 206 },
    ],
    ['a connection that is cut', (response) => response.destroy(), { code: 'unreachable' }],
    [
      'a body that is cut',
      (response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{');
        response.socket?.end();
      },
      { code: 'unreachable' },
    ],
    [
      'a redirect without end',
      (response) => response.writeHead(302, { location: '/metadata/timestamp.json' }).end(),
      { code: 'refused', status: 302 },
    ],
    [
      'a redirect to another kind of address',
      (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      { code: 'refused', status: 302 },
    ],
    [
      'a body that was compressed all the same',
      (response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(repository.file('timestamp.json'))),
      { code: 'not-json' },
    ],
    [
      'a compressed bomb',
      (response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
      { code: 'too-large', limit: 16_384 },
    ],
  ] as const satisfies readonly (readonly [string, (response: ServerResponse) => unknown, object])[])(
    '%s ends the update',
    async (_, answer, reason) => {
      server.answers.set('metadata/timestamp.json', (_request, response) => void answer(response));
      expect(await refresh()).toMatchObject({ ok: false, failure: { part: 'timestamp', ...reason } });
    },
  );

  it('an endless body is left at its bound, whatever length it announced', async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    server.answers.set('metadata/timestamp.json', (_, response) => {
      response.writeHead(200, { 'content-length': '5000000000' });
      const send = (): void => {
        while (response.write(Buffer.alloc(10_000, 0x20)));
      };
      response.on('drain', send);
      response.on('close', closed);
      send();
    });
    expect(await refresh()).toMatchObject({ ok: false, failure: { code: 'too-large', limit: 16_384 } });
    await isClosed;
  });

  it.each([
    ['before its answer', () => {}],
    ['in the middle of it', (response: ServerResponse) => void response.writeHead(200).write('{')],
  ])('a server that falls silent %s is given up', async (_, answer) => {
    server.answers.set('metadata/timestamp.json', (_request, response) => answer(response));
    expect(await refresh(50)).toMatchObject({
      ok: false,
      failure: { part: 'timestamp', code: 'unreachable' },
    });
  });

  it('a server that sends a byte now and then is given up as well', async () => {
    server.answers.set('metadata/timestamp.json', (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await refresh(50)).toMatchObject({
      ok: false,
      failure: { part: 'timestamp', code: 'unreachable' },
    });
  });

  it('a redirect is followed', async () => {
    server.answers.set('metadata/timestamp.json', (_, response) =>
      response.writeHead(307, { location: 'moved.json' }).end(),
    );
    repository.metadata.set('moved.json', repository.file('timestamp.json'));
    expect((await refresh()).ok).toBe(true);
  });

  it('nobody there is told with the reason', async () => {
    await server.close();
    const result = await refresh();
    expect(result).toMatchObject({ ok: false, failure: { part: 'root', code: 'unreachable', actor: 'it' } });
    expect(!result.ok && result.failure.sentence).toContain('ECONNREFUSED');
  });
});

describe('addresses', () => {
  it.each([
    ['http://a.test/metadata', 'http://a.test/metadata/'],
    ['https://a.test/metadata/', 'https://a.test/metadata/'],
    ['http://a.test', 'http://a.test/'],
  ])('%s', (text, expected) => {
    expect(readBaseUrl(text).href).toBe(expected);
  });

  it.each(['', 'metadata', 'ftp://a.test/', 'file:///a'])('%j is refused', (text) => {
    expect(() => readBaseUrl(text)).toThrow();
  });
});
