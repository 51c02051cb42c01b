import { createReadStream, type Stats, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { RepositoryError } from './repository-error.ts';

export interface ServedFolder {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  close(): Promise<void>;
}

/** How long whoever passes `timestamp.json` on may keep it, in seconds; everything else never changes. */
export const CHANGING_MAX_AGE = 60;

/** Names of files that are published: plain segments, no dot first, and an ending that is known. */
const PATH = /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.(?<ending>json|bin)$/;
const TYPES: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['bin', 'application/octet-stream'],
]);
const RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * Serves a folder's published files to this computer only, for trying. Like the servers of docs/publishing.md: types,
 * ETag, ranges, how long each file may be cached; no listing of folders.
 * @param port 0 for any free one
 * @param onAnswer is told of each answer: its status, and the path that was asked for
 */
export async function serveFolder(
  folder: string,
  port: number,
  onAnswer: (status: number, path: string) => void = () => {},
): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    answer(folder, request, response);
    onAnswer(response.statusCode, readPath(request));
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new RepositoryError(`Port ${port} is in use: choose another one.`)
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, { allow: 'GET, HEAD' });
    return;
  }
  const path = readPath(request);
  const ending = PATH.exec(path)?.groups?.['ending'];
  const file = ending === undefined ? null : findFile(join(folder, path));
  if (ending === undefined || file === null) {
    refuse(response, 404);
    return;
  }
  const etag = `"${file.size.toString(16)}-${file.mtimeMs.toString(16)}"`;
  const headers = {
    'content-type': TYPES.get(ending) ?? '',
    'cache-control': describeCaching(path),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const ifRange = request.headers['if-range'];
  const isRangeMeant = ifRange === undefined || ifRange === etag;
  const range = isRangeMeant ? readRange(request.headers.range, file.size) : null;
  if (range === 'unsatisfiable') {
    refuse(response, 416, { 'content-range': `bytes */${file.size}` });
    return;
  }
  const [first, last] = range ?? [0, file.size - 1];
  const length = { 'content-length': last - first + 1 };
  const part = range === null ? {} : { 'content-range': `bytes ${first}-${last}/${file.size}` };
  response.writeHead(range === null ? 200 : 206, { ...headers, ...length, ...part });
  if (request.method === 'HEAD' || file.size === 0) response.end();
  else
    createReadStream(join(folder, path), { start: first, end: last })
      .on('error', () => response.destroy())
      .pipe(response);
}

function readPath({ url = '' }: IncomingMessage): string {
  return url.replace(/[?#].*$/, '');
}

function describeCaching(path: string): string {
  const isChanging = path.endsWith('/timestamp.json');
  return isChanging ? `public, max-age=${CHANGING_MAX_AGE}` : 'public, max-age=31536000, immutable';
}

function findFile(path: string): Stats | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true ? found : null;
}

/** One range (RFC 9110, 14.1.2); null for none, for several, and for what is no range: the whole is sent then. */
function readRange(
  text: string | undefined,
  size: number,
): readonly [number, number] | 'unsatisfiable' | null {
  const [, from = '', to = ''] = RANGE.exec(text ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '')
    return Number(to) === 0 || size === 0 ? 'unsatisfiable' : [Math.max(0, size - Number(to)), size - 1];
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return null;
  return first < size ? [first, last] : 'unsatisfiable';
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store', ...headers })
    .end(`${status}\n`);
}
