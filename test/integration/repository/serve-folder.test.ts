import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedFolder, serveFolder } from '../../../tools/list/repository/serve-folder.ts';

const TABLE = 'targets/table/00ff.1.bin';
let folder = '';
let served: ServedFolder;
const told: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-serve-'));
  mkdirSync(join(folder, 'public/metadata'), { recursive: true });
  mkdirSync(join(folder, 'public/targets/table'), { recursive: true });
  writeFileSync(join(folder, 'public', TABLE), '0123456789');
  writeFileSync(join(folder, 'public/metadata/timestamp.json'), '{}');
  writeFileSync(join(folder, 'public/metadata/1.root.json'), '{"root":1}');
  writeFileSync(join(folder, 'public/metadata/timestamp.json.new'), 'unfinished');
  writeFileSync(join(folder, 'secret.json'), 'secret');
  served = await serveFolder(join(folder, 'public'), 0, (status, path) => told.push(`${status} ${path}`));
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return fetch(`${served.url}${path}`, { headers, method });
}

/** Sends a path as it is; `fetch` would tidy it up. */
function getRaw(path: string): Promise<number | undefined> {
  const { port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the server for trying', () => {
  it('gives files their type, and lets everything but timestamp.json be cached for ever', async () => {
    const table = await get(TABLE);
    expect(await table.text()).toBe('0123456789');
    expect(table.headers.get('content-type')).toBe('application/octet-stream');
    expect(table.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const root = await get('metadata/1.root.json');
    expect(root.headers.get('content-type')).toBe('application/json');
    expect(root.headers.get('cache-control')).toContain('immutable');
    const timestamp = await get('metadata/timestamp.json');
    expect(timestamp.headers.get('cache-control')).toBe('public, max-age=60');
  });

  it('does not send a file again that has not changed, and does when it has', async () => {
    const etag = (await get('metadata/timestamp.json')).headers.get('etag') ?? '';
    expect((await get('metadata/timestamp.json', { 'if-none-match': etag })).status).toBe(304);
    writeFileSync(join(folder, 'other'), '{"version":2}');
    renameSync(join(folder, 'other'), join(folder, 'public/metadata/timestamp.json'));
    const changed = await get('metadata/timestamp.json', { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(await changed.json()).toEqual({ version: 2 });
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=10-', 416, '416\n', 'bytes */10'],
    ['bytes=0-1,3-4', 200, '0123456789', null],
    ['bytes=4-2', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('answers %s with %i (RFC 9110, 14)', async (range, status, body, contentRange) => {
    const response = await get(TABLE, { range });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-range')).toBe(contentRange);
  });

  it('sends the whole where the file is no longer the one that was begun (If-Range)', async () => {
    const etag = (await get(TABLE)).headers.get('etag') ?? '';
    expect((await get(TABLE, { range: 'bytes=1-2', 'if-range': etag })).status).toBe(206);
    expect((await get(TABLE, { range: 'bytes=1-2', 'if-range': '"other"' })).status).toBe(200);
  });

  it('answers HEAD without a body, and no method that could change anything', async () => {
    const head = await get(TABLE, {}, 'HEAD');
    expect(head.headers.get('content-length')).toBe('10');
    expect(await head.text()).toBe('');
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await get(TABLE, {}, method)).status).toBe(405);
  });

  it.each([
    '/',
    '/metadata',
    '/metadata/',
    '/targets/table/',
    '/metadata/timestamp.json.new',
    '/metadata/2.root.json',
    '/../secret.json',
    '/metadata/../../secret.json',
    '/metadata/%2e%2e/%2e%2e/secret.json',
    '/metadata/..%2f..%2fsecret.json',
    '//secret.json',
    '/metadata\\..\\..\\secret.json',
    '/metadata/.json',
  ])('has nothing at %s', async (path) => {
    expect(await getRaw(path)).toBe(404);
  });

  it('lets no answer be cached that a file is absent, because the next root will be there one day', async () => {
    expect((await get('metadata/2.root.json')).headers.get('cache-control')).toBe('no-store');
  });

  it('tells of each answer, in their order and without what a query holds', async () => {
    told.length = 0;
    await get(`${TABLE}?asked=1`, { range: 'bytes=2-4' });
    await get('metadata/2.root.json');
    expect(told).toEqual([`206 /${TABLE}`, '404 /metadata/2.root.json']);
  });

  it('is reached from this computer only', async () => {
    expect(new URL(served.url).hostname).toBe('127.0.0.1');
    const { port } = new URL(served.url);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    const host = outside?.address ?? '127.0.0.2';
    await expect(fetch(`http://${host}:${port}/${TABLE}`)).rejects.toThrow();
  });

  it('says in a sentence that a port is taken', async () => {
    await expect(serveFolder(folder, Number(new URL(served.url).port))).rejects.toThrow('is in use');
  });
});
